"""The page that clears away what a rehearsal left behind."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.attendance import rehearsal
from trainer.attendance.blueprint import attendance
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at

PAGE = "/desk/cohorts/<slug>/<int:number>/attendance/rehearsal"


@attendance.route(PAGE)
@open_to(*STAFF)
def rehearsed(slug, number):
    """What stands at each slot, to be chosen and thrown away."""
    return _page(db.one_or_404(cohort_at(slug, number)))


@attendance.route(PAGE, methods=["POST"])
@open_to(*STAFF)
def reset(slug, number):
    """Throw away what was recorded at the slots that are ticked."""
    cohort = db.one_or_404(cohort_at(slug, number))
    chosen = [each.slot for each in rehearsal.recorded(cohort) if each.slot.id in _ticked()]
    try:
        gone = rehearsal.reset(cohort, chosen, request.form.get("reason", ""), journal.actor())
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        return _page(db.one_or_404(cohort_at(slug, number)), refusal), 422
    flash(ngettext("Thrown away: %(num)d presence. The journal keeps whose it was.",
                   "Thrown away: %(num)d presences. The journal keeps whose they were.", gone), "success")  # fmt: skip
    return redirect(url_for(".rehearsed", slug=slug, number=number), 303)


def _page(cohort, refusal=None):
    facts = {"rows": rehearsal.recorded(cohort), "ticked": _ticked(), "refusal": refusal}
    return render_template("attendance/rehearsal.html", cohort=cohort, **facts)


def _ticked():
    return set(request.form.getlist("slots", type=int))
