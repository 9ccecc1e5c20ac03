"""The sign-in times of a cohort: when each slot opens and closes, whether it counts, and what was decided otherwise."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.attendance import queries
from trainer.attendance.blueprint import attendance
from trainer.attendance.slot_forms import SlotForm
from trainer.attendance.slot_times import decide, reset
from trainer.attendance.slots import recorded
from trainer.attendance.windows import usual_window, window
from trainer.database import db, now
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.programmes.terms import sign_in

SLOTS = "/desk/cohorts/<slug>/<int:number>/attendance/slots"
ENTRIES = 20


@attendance.route(SLOTS)
@open_to(*STAFF)
def sign_in_times(slug, number):
    """Every slot with the time on the agenda, its window, and whether it counts."""
    cohort = db.one_or_404(cohort_at(slug, number))
    slots = db.session.scalars(queries.slots_of(cohort)).all()
    rows = [(slot, window(slot, cohort.programme)) for slot in slots]
    facts = {"usual": sign_in(cohort.programme), "people": recorded(slots), "moment": now()}
    return render_template("attendance/slots.html", cohort=cohort, rows=rows, **facts)


@attendance.route(f"{SLOTS}/<int:slot_id>", methods=["GET", "POST"])
@open_to(*STAFF)
def slot(slug, number, slot_id):
    """One slot, to be decided about."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = db.one_or_404(queries.slot_of(cohort, slot_id))
    form = SlotForm.of(found)
    if form.validate_on_submit():
        try:
            decide(found, journal.actor(), **form.facts(found))
            db.session.commit()
            flash(_("%(slot)s is saved.", slot=found.label), "success")
            return redirect(url_for(".sign_in_times", slug=slug, number=number), 303)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    facts = {"usual": usual_window(found, cohort.programme), "window": window(found, cohort.programme)}
    entries = db.session.scalars(journal.entries_of(found).limit(ENTRIES)).all()
    page = render_template("attendance/slot.html", cohort=cohort, slot=found, form=form, entries=entries, **facts)
    return page, 422 if form.is_submitted() else 200


@attendance.route(f"{SLOTS}/<int:slot_id>/times/removal", methods=["POST"])
@open_to(*STAFF)
def remove_times(slug, number, slot_id):
    """Let a slot open and close as the programme says."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = db.one_or_404(queries.slot_of(cohort, slot_id))
    reset(found, journal.actor())
    db.session.commit()
    flash(_("%(slot)s opens and closes as the programme says.", slot=found.label), "success")
    return redirect(url_for(".sign_in_times", slug=slug, number=number), 303)
