"""People without a seat at the door: let in where the rules allow it, and signed in within the same transaction.

Who may have a seat is decided by the registration chapter (`admission.accept`), while the cohort is held.
"""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.applications import apply
from trainer.attendance.checkin import mark_present
from trainer.attendance.corrections import given
from trainer.attendance.models import Presence, Slot, Way
from trainer.database import db
from trainer.door.opening import why_outside
from trainer.door.permission import refuse_unless_allowed, refuse_unless_staff
from trainer.errors import Refused
from trainer.registration import admission, seat_words, seats, turns
from trainer.registration.models import State


def let_in(slot, registration, by, reason="", exception="", why_now=""):
    """Give somebody a seat, if one may be given to them now, and sign them in.

    `reason` is needed where reserves come before; `exception` lets in who does not meet the terms, by an organiser's
    word; `why_now` is needed outside of the hours of sign-in. Raises Refused as `admission.accept` does, when no seat
    is free for this person, before the slot's day, and as `opening.why_outside` does.
    """
    refuse_unless_allowed(slot.cohort, by)
    refuse_early(slot)
    why = why_outside(slot, by, why_now)
    seats.hold(registration)
    if registration.state != State.ACCEPTED:
        if exception.strip() and not registration.admissible:
            refuse_unless_staff(by)
            registration.admit(exception, by)
        refuse_without_seat(registration)
        admission.accept(registration, by, reason)
    mark_present(slot, [registration.id], by, Way.DOOR, reason=why)


def release(slot, registration, reason, by):
    """Take the seat from somebody who has not come, for a reason: it is written down that they gave it up.

    Raises Refused without a reason, for whoever holds no seat, and for whoever was there at any slot of the cohort.
    """
    refuse_unless_staff(by)
    refuse_early(slot)
    reason = given(reason, _("Please say why the seat is taken."))
    seats.hold(registration)
    if registration.state != State.ACCEPTED:
        raise Refused(_("%(name)s holds no seat in this cohort.", name=registration.label), "absent")
    admission.withdraw(registration, reason, by)
    db.session.flush()  # from here on nobody signs this person in, so what is asked next stays so
    there = select(Slot).join(Presence, Presence.slot_id == Slot.id).where(Presence.registration_id == registration.id)
    if found := db.session.scalar(there.order_by(Slot.starts_at).limit(1)):
        raise Refused(_("%(name)s was there: %(slot)s. The seat stays theirs.", name=registration.label,
                        slot=found.label), "absent")  # fmt: skip


def let_in_instead(slot, absent, registration, by, why_absent, **said):
    """Give somebody the seat of one who has not come: `release`, and `let_in` with what is `said`, or neither."""
    release(slot, absent, why_absent, by)
    let_in(slot, registration, by, **said)


def register(slot, facts, by):
    """Register somebody whom nobody knows yet, as an application; returns the Registration, judged.

    `facts` are those of `apply.read`. Raises AlreadyApplied, and Refused for what cannot be read.
    """
    refuse_unless_allowed(slot.cohort, by)
    return apply.send(slot.cohort, facts, by=by)


def refuse_early(slot):
    """Refuse before the slot's day: nobody can have come, or not come, yet."""
    if not slot.begun:
        raise Refused(_("%(slot)s is still to come: people can be signed in from that day on.", slot=slot.label))


def refuse_without_seat(registration):
    """Refuse an application for which no seat is free; at the door nobody is put on the waiting list in passing."""
    turns.refuse_if_hopeless(registration)
    if registration.state == State.APPLIED:
        reason = seats.seating_of(registration.cohort).why_not(seats.group_of(registration))
        if reason:
            raise Refused(seat_words.why(reason), "absent")
