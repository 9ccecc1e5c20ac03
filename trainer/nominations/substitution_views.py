"""Substitutions: by the nominator, by the organiser also at the door, and their log."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal, paper
from trainer.access import EVERYONE, STAFF, open_to
from trainer.applications.blueprint import private
from trainer.database import db
from trainer.errors import Refused
from trainer.look import language, today
from trainer.nominations import queries, sheets, standing
from trainer.nominations.blueprint import LOOKS, NOMINEE, RECORD, SUBSTITUTIONS, TAB, nominations
from trainer.nominations.forms import DeskSubstituteForm, SubstituteForm
from trainer.nominations.nominating import AlreadyHere, note_again
from trainer.nominations.nominator_views import gone, link_of
from trainer.nominations.substituting import substitute
from trainer.nominations.words import owner
from trainer.programmes.queries import cohort_at
from trainer.protection import limiter
from trainer.registration.intake import intake_of
from trainer.registration.notice import notice
from trainer.registration.queries import registration_at, reserve_positions

A_PAGE = 100


@nominations.route(f"{NOMINEE}/substitution", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def substitution(token, registration_id):
    """Somebody else of the same organisation in the place of a nominee."""
    link = link_of(token)
    if link is None:
        return gone()
    nomination = db.one_or_404(queries.nomination_at(link, registration_id))
    form = SubstituteForm()
    if form.validate_on_submit():
        try:
            made = substitute(nomination.registration, form.facts(), form.reason.data, link=link, language=language())
            db.session.commit()
            flash(_("%(came)s takes the place of %(left)s.", came=made.came.label, left=made.left.label), "success")
            return redirect(url_for(".page", token=token, _anchor="nominees"), 303)
        except Refused as refusal:
            said_again(token, refusal)
            form.say(refusal)
            link = link_of(token)
            if link is None:
                return gone()
            nomination = db.one_or_404(queries.nomination_at(link, registration_id))
    return private(
        "nominations/substitution.html", link=link, token=token, form=form, one=nomination.registration,
        cohort=link.cohort, owner=owner(link), notice=notice(link.cohort),
        standing=standing.standing(link, intake_of(link.cohort), today()),
        place=reserve_positions(link.cohort, [nomination.registration]).get(registration_id),
    )  # fmt: skip


def said_again(token, refusal):
    """Undo what was begun; where somebody was sent who is in the cohort already, note it for the organiser."""
    known = refusal.registration.id if isinstance(refusal, AlreadyHere) else None
    db.session.rollback()
    if known and (link := link_of(token)):
        note_again(link, known)
        db.session.commit()


@nominations.route(RECORD, methods=["GET", "POST"])
@open_to(*STAFF)
def substitution_at_desk(registration_id):
    """The organiser puts somebody in the place of another; possible at the door, too."""
    found = db.one_or_404(registration_at(registration_id))
    form = DeskSubstituteForm()
    if form.validate_on_submit():
        try:
            made = substitute(found, form.facts(), form.reason.data, by=journal.actor(),
                              exception=form.exception.data or "")  # fmt: skip
            db.session.commit()
            flash(_("%(came)s takes the place of %(left)s.", came=made.came.label, left=made.left.label), "success")
            return redirect(url_for("registration.show", registration_id=made.came_id), 303)
        except Refused as refusal:
            db.session.rollback()
            found = db.one_or_404(registration_at(registration_id))
            form.say(refusal)
    return render_template("nominations/desk_substitution.html", form=form, one=found, cohort=found.cohort, tab=TAB,
                           place=reserve_positions(found.cohort, [found]).get(found.id))  # fmt: skip


@nominations.route(SUBSTITUTIONS)
@open_to(*STAFF)
def substitutions(slug, number):
    """The log of the cohort's substitutions."""
    cohort = db.one_or_404(cohort_at(slug, number))
    page = db.paginate(queries.substitutions_in(cohort), per_page=A_PAGE, max_per_page=A_PAGE)
    return render_template("nominations/substitutions.html", cohort=cohort, page=page, tab=TAB)


@nominations.route(f"{SUBSTITUTIONS}.xlsx")
@open_to(*STAFF)
def substitutions_workbook(slug, number):
    """The log as a workbook, the first substitution first."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = db.session.scalars(queries.substitutions_in(cohort)).all()[::-1]
    data = sheets.log(cohort, found)
    return paper.show(data, f"ทะเบียนเปลี่ยนตัว รุ่นที่ {cohort.number}.xlsx", sheets.XLSX, as_attachment=True)
