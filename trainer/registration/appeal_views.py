"""Appeals in a cohort: those that wait for an answer, how the others were answered, and the terms asked anew."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration import appeals, judging
from trainer.registration.blueprint import COHORT, registration

APPEALS_A_PAGE = 25


@registration.route(f"{COHORT}/appeals", endpoint="appeals")
@open_to(*STAFF)
def appeal_list(slug, number):
    """Every appeal in the cohort, those that wait first, each with what speaks against the person."""
    return page_of(db.one_or_404(cohort_at(slug, number)))


@registration.route(f"{COHORT}/appeals/<int:appeal_id>/answer", methods=["POST"])
@open_to(*STAFF)
def appeal_answer(slug, number, appeal_id):
    """Grant or dismiss an appeal; a refusal stands beside what was typed."""
    cohort = db.one_or_404(cohort_at(slug, number))
    appeal = db.one_or_404(appeals.appeals_of(cohort).where(appeals.Appeal.id == appeal_id))
    granted = request.form.get("granted") == "1"
    try:
        appeals.answer(appeal, granted, request.form.get("answer", ""), by=journal.actor())
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        cohort = db.one_or_404(cohort_at(slug, number))
        return page_of(cohort, refusal, appeal_id, request.form.get("answer", "")), 422
    name = appeal.label
    said = _("The appeal of %(name)s is granted.", name=name) if granted else _(
        "The appeal of %(name)s is dismissed.", name=name)
    flash(said, "success")
    return redirect(url_for(".appeals", slug=slug, number=number), 303)


@registration.route(f"{COHORT}/judgements", methods=["POST"])
@open_to(*STAFF)
def judge_waiting(slug, number):
    """Ask the terms again of everybody who waits, as when the register was put right since."""
    cohort = db.one_or_404(cohort_at(slug, number))
    asked, differ = judging.judge_waiting(cohort, by=journal.actor())
    db.session.commit()
    told = ngettext("The terms were asked again of %(num)d person; the answer changed for %(differ)s.",
                    "The terms were asked again of %(num)d people; the answer changed for %(differ)s.",
                    asked, differ=differ)  # fmt: skip
    flash(told, "success" if asked else "info")
    return redirect(url_for(".appeals", slug=slug, number=number), 303)


def page_of(cohort, refusal=None, appeal_id=None, typed=""):
    page = db.paginate(appeals.appeals_of(cohort), per_page=APPEALS_A_PAGE, max_per_page=APPEALS_A_PAGE)
    return render_template(
        "registration/appeals.html", cohort=cohort, page=page, refusal=refusal, refused_id=appeal_id, typed=typed,
        tab="registration.people", LONGEST=appeals.LONGEST,
    )  # fmt: skip
