"""One person's attendance for an organiser: every slot with its history, and what can be put right about it."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.attendance import corrections, excusing, queries
from trainer.attendance.blueprint import attendance
from trainer.attendance.ledger import ledger
from trainer.attendance.models import Slot
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration.models import Registration
from trainer.registration.queries import registration_at
from trainer.schedule.days import at as moment_at
from trainer.thai.dates import DateProblem, parse_time

PERSON = "/desk/cohorts/<slug>/<int:number>/attendance/people/<int:registration_id>"


@attendance.route(PERSON)
@open_to(*STAFF)
def person(slug, number, registration_id):
    """Every slot of one person, and the acts that put it right."""
    return page(*found(slug, number, registration_id))


@attendance.route(f"{PERSON}/<int:slot_id>/<act>", methods=["POST"])
@open_to(*STAFF)
def correct(slug, number, registration_id, slot_id, act):
    """One act about one slot; what was typed stays where it is refused."""
    cohort, one = found(slug, number, registration_id)
    slot, verb = db.one_or_404(queries.slot_of(cohort, slot_id)), ACTS.get(act) or abort(404)
    return done(slug, number, registration_id, lambda: verb(slot, one, journal.actor()), slot_id)


@attendance.route(f"{PERSON}/excuses", methods=["POST"])
@open_to(*STAFF)
def excuse(slug, number, registration_id):
    """Excuse somebody from the slots that are ticked."""
    cohort, one = found(slug, number, registration_id)
    chosen = queries.slots_of(cohort).where(Slot.id.in_(request.form.getlist("slots", type=int)))
    slots, reason = db.session.scalars(chosen).all(), request.form.get("reason", "")
    return done(slug, number, registration_id, lambda: excusing.excuse(one, slots, reason, journal.actor()))


def done(slug, number, registration_id, verb, slot_id=None):
    """Let the verb act and commit; a refusal is shown beside what was typed, at its slot or above the page."""
    here = {"slug": slug, "number": number, "registration_id": registration_id}
    try:
        verb()
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        return page(*found(slug, number, registration_id), refusal=refusal, refused_at=slot_id), 422
    flash(_("The attendance was corrected."), "success")
    return redirect(url_for(".person", **here, _anchor=f"slot-{slot_id}" if slot_id else None), 303)


def found(slug, number, registration_id):
    """The cohort and the registration of the address; 404 for one of another cohort."""
    cohort = db.one_or_404(cohort_at(slug, number))
    one = db.one_or_404(registration_at(registration_id).where(Registration.cohort_id == cohort.id))
    return cohort, one


def page(cohort, one, refusal=None, refused_at=None):
    facts = {"pages": ledger(one), "refusal": refusal, "refused_at": refused_at}
    return render_template("attendance/person.html", cohort=cohort, one=one, **facts)


def typed_at(slot):
    """The moment that was typed as a time of the slot's day (8:30, ๐๘.๓๐ น.). Raises Refused for anything else."""
    try:
        return moment_at(slot.day, parse_time(request.form.get("at", "")))
    except DateProblem:
        raise Refused(_("Please enter a time of day, such as 08:30."), "at") from None


def reason():
    return request.form.get("reason", "")


ACTS = {
    "presence": lambda slot, one, by: corrections.add_presence(slot, one, typed_at(slot), reason(), by),
    "annulment": lambda slot, one, by: corrections.take_back(slot, one, reason(), by),
    "leaving": lambda slot, one, by: corrections.leave_early(slot, one, typed_at(slot), reason(), by),
    "staying": lambda slot, one, by: corrections.did_not_leave(slot, one, reason(), by),
    "excuse": lambda slot, one, by: excusing.excuse(one, [slot], reason(), by),
    "excuse-annulment": lambda slot, one, by: excusing.take_back(one, slot, reason(), by),
}
