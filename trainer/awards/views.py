"""The awards tab: who earned a certificate, issuing, the print run, and awards by exception."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.attendance.records import record_of
from trainer.attendance.signals import resetting
from trainer.awards import (  # noqa: F401  (some add their pages, words and rules)
    calling_views,
    certificate_letter,
    correction_views,
    credential_views,
    design_views,
    giving,
    giving_views,
    issuing,
    judging,
    keeping,
    key_commands,
    key_views,
    looks,
    merged,
    name_views,
    posting_views,
    printing,
    proof,
    queries,
    record_views,
    scheme_views,
    schemes,
    verification_views,
    watch,
    well_known_views,
    words,
)
from trainer.awards import keys as signing_keys
from trainer.awards.blueprint import BOARD, awards
from trainer.awards.board import Board
from trainer.awards.commands import certificates
from trainer.awards.facts import wording
from trainer.awards.forms import ReasonForm
from trainer.awards.recipients import Recipient, participant
from trainer.awards.standings import standing_of
from trainer.database import db
from trainer.errors import Refused
from trainer.paging import paged
from trainer.programmes.queries import cohort_at
from trainer.programmes.signals import cohort_changing
from trainer.registration.models import Registration
from trainer.registration.queries import participants_of
from trainer.registration.seats import giving_up
from trainer.registration.signals import merging
from trainer.schedule.signals import speaker_leaving

PERSON = f"{BOARD}/people/<int:registration_id>"

PEOPLE_A_PAGE = 150


def init_app(app):
    """Add the pages and the command, and keep the seats of those who hold a certificate."""
    app.register_blueprint(awards)
    app.cli.add_command(certificates)
    app.jinja_env.filters |= {"missing": words.missing, "fraction": words.fraction, "progress": words.progress_told}
    watch.init_app()
    certificate_letter.init_app()
    app.cli.add_command(key_commands.keys)
    app.jinja_env.globals["signing_key"] = signing_keys.current
    giving_up.connect(keeping.keep_seat)
    cohort_changing.connect(keeping.keep_number)
    merging.connect(merged.move_award)
    resetting.connect(keeping.keep_presences)
    speaker_leaving.connect(keeping.keep_speaker)


@awards.route(BOARD)
@open_to(*STAFF)
def board(slug, number):
    """Everyone who holds a seat: what they attended, earned or what is missing, the certificate."""
    cohort = db.one_or_404(cohort_at(slug, number))
    seen = Board.of(cohort, request.args.get("show", ""), request.args.get("q", ""))
    return render_template(
        "awards/board.html",
        cohort=cohort,
        board=seen,
        problems=problems(cohort, seen),
        given=giving.counts(cohort),
        page=paged(seen.shown, PEOPLE_A_PAGE),
    )


def problems(cohort, seen):
    """What keeps the due certificates from being issued, said before anybody tries."""
    due = [row for row in seen.rows if row.due]
    if not due or cohort.starts_on is None:
        return []
    scheme = schemes.scheme_of(cohort.programme, Recipient.PARTICIPANT)
    try:
        design = looks.of_scheme(scheme)[1]
    except Refused as refusal:
        return [str(refusal)]
    worded = wording(cohort, scheme, design.fields)
    return proof.problems([worded(participant(row.registration), "0", "") for row in due], design)


@awards.route(f"{BOARD}/certificates", methods=["POST"])
@open_to(*STAFF)
def issue(slug, number):
    """Issue all certificates that are due."""
    cohort = db.one_or_404(cohort_at(slug, number))
    made = issuing.issue_all(cohort, journal.actor())
    db.session.commit()
    if made:
        numbers = " – ".join(dict.fromkeys((made[0].number, made[-1].number)))
        said = ngettext("Issued %(num)s certificate: %(numbers)s.", "Issued %(num)s certificates: %(numbers)s.",
                        len(made), numbers=numbers)  # fmt: skip
        flash(" ".join((said, _("You can print them now."))), "success")
    else:
        flash(_("Nothing was due: everyone who earned a certificate has one."), "success")
    return redirect(url_for(".board", slug=slug, number=number), 303)


@awards.route(f"{BOARD}/print-runs", methods=["POST"])
@open_to(*STAFF)
def order_print_run(slug, number):
    """Have all valid certificates laid out in one file, in name-list order."""
    cohort = db.one_or_404(cohort_at(slug, number))
    printing.order(cohort, journal.actor())
    db.session.commit()
    return redirect(url_for(".board", slug=slug, number=number, _anchor="print-run"), 303)


@awards.route(PERSON, methods=["GET", "POST"])
@open_to(*STAFF)
def standing(slug, number, registration_id):
    """How one participant stands, slot by slot; and the award by exception, with a reason."""
    cohort = db.one_or_404(cohort_at(slug, number))
    person = db.one_or_404(participants_of(cohort).where(Registration.id == registration_id))
    form = ReasonForm()
    if form.validate_on_submit():
        try:
            issuing.award_by_exception(person, form.reason.data, journal.actor())
            db.session.commit()
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            flash(
                _("%(name)s is awarded by exception. The certificate can be issued now.", name=person.label), "success"
            )
            return redirect(url_for(".board", slug=slug, number=number, show="due"), 303)
    row = standing_of(person)
    entries = db.session.scalars(queries.entries_of(row.award)).all() if row.award else []
    return render_template(
        "awards/standing.html", cohort=cohort, row=row, record=record_of(person), form=form, entries=entries
    )


@awards.route(f"{PERSON}/exception/withdrawal", methods=["POST"])
@open_to(*STAFF)
def take_back_exception(slug, number, registration_id):
    """Leave the decision about one participant to the rules again."""
    cohort = db.one_or_404(cohort_at(slug, number))
    person = db.one_or_404(participants_of(cohort).where(Registration.id == registration_id))
    issuing.take_back_exception(person, journal.actor())
    db.session.commit()
    flash(_("The exception for %(name)s was taken back.", name=person.label), "success")
    return redirect(url_for(".standing", slug=slug, number=number, registration_id=registration_id), 303)
