"""The sheets of a cohort: which were printed and entered, and where paper and record differ."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.attendance import differences as beside
from trainer.attendance import queries
from trainer.attendance.blueprint import attendance
from trainer.attendance.paper_views import SHEETS, SLOT
from trainer.attendance.paperwork import following, paperwork
from trainer.attendance.sheets import sheets_ordered
from trainer.database import db
from trainer.programmes.queries import cohort_at


@attendance.route(SHEETS)
@open_to(*STAFF)
def sheet_list(slug, number):
    """The sheets of all slots, what is still to be entered, and in how many lines paper and record differ."""
    cohort = db.one_or_404(cohort_at(slug, number))
    papers = paperwork(cohort)
    next_one = following(papers, request.args.get("after", type=int))
    job = db.session.scalar(sheets_ordered(cohort, request.args.get("sheets", type=int)))
    facts = {"papers": papers, "next_one": next_one, "job": job}
    return render_template("attendance/sheets.html", cohort=cohort, **facts)


@attendance.route(f"{SLOT}/differences")
@open_to(*STAFF)
def differences(slug, number, slot_id):
    """Line by line what the paper of a slot and the record say differently."""
    cohort = db.one_or_404(cohort_at(slug, number))
    slot = db.one_or_404(queries.slot_of(cohort, slot_id))
    signed, recorded = beside.differences_at(slot) if slot.paper_entered_at else ((), ())
    return render_template("attendance/differences.html", cohort=cohort, slot=slot, signed=signed, recorded=recorded)


@attendance.route(f"{SLOT}/differences", methods=["POST"])
@open_to(*STAFF)
def decide_differences(slug, number, slot_id):
    """Decide about the lines that are ticked: count them, take them back, or leave them."""
    cohort = db.one_or_404(cohort_at(slug, number))
    slot = db.one_or_404(queries.slot_of(cohort, slot_id))
    people = [number for side in ("signed", "recorded") for number in request.form.getlist(side, type=int)]
    act = ACTS.get(request.form.get("act")) or abort(400)
    done = act(slot, people, journal.actor(), request.form.get("reason", ""))
    db.session.commit()
    flash(ngettext("%(num)d line is decided.", "%(num)d lines are decided.", done), "success")
    return redirect(url_for(".differences", slug=slug, number=number, slot_id=slot_id), 303)


ACTS = {
    "count": lambda slot, people, by, reason: beside.count(slot, people, by),
    "take_back": beside.take_back,
    "leave_signed": lambda slot, people, by, reason: beside.leave(slot, people, by, reason, signed=True),
    "leave_recorded": lambda slot, people, by, reason: beside.leave(slot, people, by, reason, signed=False),
}
