"""Excused absence: that somebody is let off a slot, and why. It explains an absence and makes no presence of it."""

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import delete, select

from trainer import journal
from trainer.attendance.corrections import given
from trainer.attendance.models import Excuse, Presence
from trainer.database import db
from trainer.errors import Refused
from trainer.registration.models import State
from trainer.upsert import insert_missing


def excuse(registration, slots, reason, by):
    """Excuse somebody from slots of the cohort, also ahead; returns those from which they were not excused before.

    Raises Refused without a reason or a slot, for whoever holds no seat, and for a slot at which they were.
    """
    reason = given(reason, _("Please say why the person is excused."))
    registration.cohort.refuse_if_closed()
    if not slots:
        raise Refused(_("Choose what the person is excused from."), "slots")
    if registration.state != State.ACCEPTED:
        raise Refused(_("%(name)s holds no seat in this cohort.", name=registration.label))
    _refuse_present(registration, slots)
    row = {"registration_id": registration.id, "reason": reason, "account_id": by and by.id}
    new = set(insert_missing(Excuse, [row | {"slot_id": slot.id} for slot in slots], Excuse.slot_id))
    excused = [slot for slot in slots if slot.id in new]
    for slot in excused:
        _write_down(by, "excused", registration, slot, reason, [None, slot.journal_label])
    return excused


def take_back(registration, slot, reason, by):
    """Take an excuse back. Raises Refused without a reason, and when there is none."""
    reason = given(reason, _("Please say why it is taken back."))
    registration.cohort.refuse_if_closed()
    mine = Excuse.registration_id == registration.id, Excuse.slot_id == slot.id
    gone = delete(Excuse).where(*mine).returning(Excuse.id).execution_options(synchronize_session=False)
    if not db.session.scalars(gone).all():
        raise Refused(_("%(name)s is not excused from %(slot)s.", name=registration.label, slot=slot.label))
    _write_down(by, "took_back_excuse", registration, slot, reason, [slot.journal_label, None])


def _refuse_present(registration, slots):
    there = select(Presence.slot_id).where(
        Presence.registration_id == registration.id, Presence.slot_id.in_([slot.id for slot in slots])
    )
    found = set(db.session.scalars(there))
    names = ", ".join(slot.label for slot in slots if slot.id in found)
    if found:
        raise Refused(
            ngettext("%(name)s was there at %(slots)s. Take that presence back first.",
                     "%(name)s was there at %(slots)s. Take those presences back first.", len(found),
                     name=registration.label, slots=names), "slots")  # fmt: skip


def _write_down(by, act, registration, slot, reason, pair):
    journal.record(by, act, registration, slot_id=slot.id, reason=reason, changes={"half_day": pair})
