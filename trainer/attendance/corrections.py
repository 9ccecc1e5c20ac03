"""Putting one person's attendance right afterwards, with a reason: present after all, not present, left early."""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.attendance import checkin, tombstones
from trainer.attendance.marks import TIMED
from trainer.attendance.models import Presence, Way
from trainer.database import db, now
from trainer.errors import Refused
from trainer.look import clock, local


def add_presence(slot, registration, at, reason, by):
    """Record that somebody was there from a moment on, which somebody answers for; what was taken back counts again.

    Raises Refused without a reason, for a moment outside of the slot's day or after its end, and when the person is
    recorded already.
    """
    reason = given(reason, _("Please say why the presence is added."))
    _refuse_outside(slot, at)
    if found := presence_of(slot, registration):
        raise Refused(_("%(name)s is recorded since %(time)s already. Take that back first.", name=registration.label,
                        time=clock(found.at)), "at")  # fmt: skip
    tombstones.yield_to(slot.id, registration.id, at)
    checkin.mark_present(slot, [registration.id], by, Way.HAND, at=at, reason=reason)


def take_back(slot, registration, reason, by):
    """Record that somebody was not there after all. Raises Refused without a reason, and when nothing is recorded."""
    if not checkin.annul(slot, [registration.id], by, reason):
        raise Refused(_("%(name)s is not recorded at %(slot)s.", name=registration.label, slot=slot.label))


def leave_early(slot, registration, at, reason, by):
    """Record that somebody who was there left before the end.

    Raises Refused without a reason, for a moment outside of the slot's time or before the person came, and when the
    person was not there.
    """
    reason = given(reason, _("Please say why the person left."))
    found = _held(slot, registration)
    _refuse_outside(slot, at)
    if at <= slot.starts_at:
        raise Refused(_("%(slot)s begins at %(time)s; nobody can have left before that.", slot=slot.label,
                        time=clock(slot.starts_at)), "at")  # fmt: skip
    if found.way in (*TIMED, Way.HAND) and at <= found.at <= slot.ends_at:  # table and paper do not say when one came
        raise Refused(_("%(name)s came at %(time)s; nobody can have left before that.", name=registration.label,
                        time=clock(found.at)), "at")  # fmt: skip
    _left(found, at, reason, by, "left_early")


def did_not_leave(slot, registration, reason, by):
    """Take back that somebody left early. Raises Refused without a reason, and when nobody said so."""
    reason = given(reason, _("Please say why it is taken back."))
    found = _held(slot, registration)
    if found.left_at is None:
        raise Refused(_("%(name)s did not leave early.", name=registration.label))
    _left(found, None, reason, by, "stayed_after_all")


def presence_of(slot, registration):
    """The Presence of one person at a slot, or None."""
    own = Presence.slot_id == slot.id, Presence.registration_id == registration.id
    return db.session.scalar(select(Presence).where(*own))


def given(reason, otherwise):
    """The reason, tidied. Raises Refused with the sentence `otherwise` where there is none."""
    reason = " ".join((reason or "").split())
    if not reason:
        raise Refused(otherwise, "reason")
    return reason


def _held(slot, registration):
    """The presence, held until commit."""
    slot.cohort.refuse_if_closed()
    own = Presence.slot_id == slot.id, Presence.registration_id == registration.id
    found = db.session.scalar(select(Presence).where(*own).with_for_update(of=Presence))
    if found is None:
        raise Refused(_("%(name)s is not recorded at %(slot)s.", name=registration.label, slot=slot.label))
    return found


def _left(presence, at, reason, by, act):
    before, presence.left_at, presence.left_reason = presence.left_at, at, reason if at else ""
    changes = {"half_day": [None, presence.slot.journal_label], "left_at": [before and clock(before), at and clock(at)]}
    journal.record(by, act, presence.registration, slot_id=presence.slot_id, reason=reason, changes=changes)


def _refuse_outside(slot, at):
    if at > now():
        raise Refused(_("That moment is still to come."), "at")
    if local(at).date() != slot.day or at > slot.ends_at:
        raise Refused(_("Give a time of %(slot)s, %(time)s at the latest.", slot=slot.label,
                        time=clock(slot.ends_at)), "at")  # fmt: skip
