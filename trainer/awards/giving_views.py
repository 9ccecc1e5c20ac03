"""Certificates for organisations, speakers and volunteers of a cohort: who can be given one, giving, the print run."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.awards import giving, issuing, looks, printing, proof, queries, schemes, volunteers
from trainer.awards.blueprint import BOARD, awards
from trainer.awards.facts import wording
from trainer.awards.forms import PastedForm, VolunteerForm
from trainer.awards.models import Volunteer
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.errors import Refused
from trainer.paging import paged
from trainer.programmes.queries import cohort_at

GROUPS = {"organisations": Recipient.ORGANISATION, "speakers": Recipient.SPEAKER, "volunteers": Recipient.VOLUNTEER}
GROUP = f"{BOARD}/<any(organisations, speakers, volunteers):group>"
A_PAGE = 150
VOLUNTEERS = f"{BOARD}/volunteers"


@awards.route(GROUP)
@open_to(*STAFF)
def group(slug, number, group):
    """Everyone of a kind who can be given a certificate, and who was given one."""
    return page(db.one_or_404(cohort_at(slug, number)), group)


def page(cohort, group, volunteer=None, pasted=None):
    """The board of one kind; forms that were refused keep what was typed."""
    kind, called = GROUPS[group], request.args.get("q", "").strip()
    lines = giving.lines_of(cohort, kind, called) if cohort.starts_on else []
    run = db.session.scalar(queries.print_runs_of(cohort, kind).limit(1))
    issued = [one for line in lines if line.award for one in line.award.certificates]
    return render_template(
        "awards/given.html", tab="awards.board", cohort=cohort, group=group, kind=kind, lines=lines, run=run,
        shown=paged(lines, A_PAGE), problems=problems(cohort, kind, lines), counts=giving.counts(cohort), called=called,
        outdated=run is not None and printing.outdated(run, issued),
        volunteer=volunteer or VolunteerForm(formdata=None), pasted=pasted or PastedForm(formdata=None),
    )  # fmt: skip


def problems(cohort, kind, lines):
    """What keeps certificates of a kind from being issued, said before anybody tries."""
    due = [line.shown for line in lines if line.state == "due"]
    if not due or cohort.starts_on is None:
        return []
    scheme = schemes.scheme_of(cohort.programme, kind)
    try:
        design = looks.of_scheme(scheme)[1]
    except Refused as refusal:
        return [str(refusal)]
    worded = wording(cohort, scheme, design.fields)
    return proof.problems([worded(one, "0", "") for one in due], design)


@awards.route(f"{GROUP}/certificates", methods=["POST"])
@open_to(*STAFF)
def give(slug, number, group):
    """Give certificates to those who are ticked."""
    cohort, kind = db.one_or_404(cohort_at(slug, number)), GROUPS[group]
    chosen = giving.chosen(cohort, kind, request.form.getlist("recipients", type=int))
    made = issuing.give(cohort, kind, chosen, journal.actor())
    db.session.commit()
    numbers = " – ".join(dict.fromkeys((made[0].number, made[-1].number)))
    flash(ngettext("Issued %(num)s certificate: %(numbers)s.", "Issued %(num)s certificates: %(numbers)s.",
                   len(made), numbers=numbers), "success")  # fmt: skip
    return redirect(url_for(".group", slug=slug, number=number, group=group), 303)


@awards.route(f"{GROUP}/print-runs", methods=["POST"])
@open_to(*STAFF)
def order_group_print_run(slug, number, group):
    """Have all valid certificates of a kind laid out in one file."""
    cohort = db.one_or_404(cohort_at(slug, number))
    printing.order(cohort, journal.actor(), GROUPS[group])
    db.session.commit()
    return redirect(url_for(".group", slug=slug, number=number, group=group, _anchor="print-run"), 303)


@awards.route(VOLUNTEERS, methods=["POST"])
@open_to(*STAFF)
def enter_volunteer(slug, number):
    """Add one volunteer."""
    cohort, form = db.one_or_404(cohort_at(slug, number)), VolunteerForm()
    if form.validate_on_submit():
        try:
            made = volunteers.enter(cohort, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("%(name)s is added to the volunteers.", name=made.name), "success")
            return redirect(url_for(".group", slug=slug, number=number, group="volunteers"), 303)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    return page(db.one_or_404(cohort_at(slug, number)), "volunteers", volunteer=form)


@awards.route(f"{VOLUNTEERS}/list", methods=["POST"])
@open_to(*STAFF)
def paste_volunteers(slug, number):
    """Add everybody of a pasted list, or nobody."""
    cohort, form = db.one_or_404(cohort_at(slug, number)), PastedForm()
    if form.validate_on_submit():
        try:
            added, again = volunteers.enter_pasted(cohort, journal.actor(), form.pasted.data)
            db.session.commit()
            flash(told(len(added), again), "success")
            return redirect(url_for(".group", slug=slug, number=number, group="volunteers"), 303)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    return page(db.one_or_404(cohort_at(slug, number)), "volunteers", pasted=form)


def told(added, again):
    """How many were added, and how many stood there before."""
    said = ngettext("%(num)s volunteer was added.", "%(num)s volunteers were added.", added)
    if again:
        said += " " + ngettext("%(num)s stood in the list already.", "%(num)s stood in the list already.", again)
    return said


@awards.route(f"{VOLUNTEERS}/<int:volunteer_id>", methods=["GET", "POST"])
@open_to(*STAFF)
def volunteer(slug, number, volunteer_id):
    """One volunteer, to be corrected."""
    cohort, found = of_cohort(slug, number, volunteer_id)
    form = VolunteerForm(obj=found)
    if form.validate_on_submit():
        try:
            volunteers.correct(found, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("%(name)s is saved.", name=form.name.data), "success")
            return redirect(url_for(".group", slug=slug, number=number, group="volunteers"), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort, found = of_cohort(slug, number, volunteer_id)
            form.say(refusal)
    entries = db.session.scalars(journal.entries_of(found).limit(20)).all()
    return render_template(
        "awards/volunteer.html", tab="awards.board", cohort=cohort, volunteer=found, form=form, entries=entries
    )


@awards.route(f"{VOLUNTEERS}/<int:volunteer_id>/removal", methods=["POST"])
@open_to(*STAFF)
def remove_volunteer(slug, number, volunteer_id):
    """Take a volunteer out of the list."""
    _cohort, found = of_cohort(slug, number, volunteer_id)
    name = found.name
    volunteers.remove(found, journal.actor())
    db.session.commit()
    flash(_("%(name)s is removed from the volunteers.", name=name), "success")
    return redirect(url_for(".group", slug=slug, number=number, group="volunteers"), 303)


def of_cohort(slug, number, volunteer_id):
    """The cohort at an address and one of its volunteers, or 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = db.select(Volunteer).where(Volunteer.id == volunteer_id, Volunteer.cohort_id == cohort.id)
    return cohort, db.one_or_404(found)
