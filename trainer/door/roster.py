"""What a device takes with it to work without a network: as little as the door needs."""

import hashlib

from sqlalchemy import String, cast, func, select

from trainer.attendance import roll
from trainer.attendance.models import Presence, Slot
from trainer.attendance.queries import slots_of
from trainer.attendance.windows import window
from trainer.database import db
from trainer.door.clock import to_ms
from trainer.registration.models import Registration, State

DIGITS = 16  # of a badge's hash: enough to tell the badges of one cohort apart


def roster_of(device):
    """The roster of a device's cohort as JSON values, but for the moment (see `sync.py`); five statements."""
    cohort = device.cohort
    return {
        "cohort": {"id": cohort.id, "label": cohort.label, "venue": cohort.venue},
        "device": {"id": device.id, "name": device.name},
        "expires": to_ms(device.expires_at),
        "slots": [slot_of(each, cohort.programme) for each in db.session.scalars(slots_of(cohort))],
        "people": people_of(cohort),
        "present": present_in(cohort.id),
    }


def slot_of(slot, programme):
    """One slot as the roster has it."""
    times = window(slot, programme)
    return {
        "id": slot.id, "label": slot.label, "counts": slot.counts, "groups": slot.groups,
        "starts": to_ms(slot.starts_at), "ends": to_ms(slot.ends_at),
        "opens": to_ms(times.opens), "late": to_ms(times.late), "closes": to_ms(times.closes),
    }  # fmt: skip


def people_of(cohort):
    """Those who hold a seat, as the roster has them."""
    held = Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED
    tokens = dict(db.session.execute(select(Registration.id, Registration.badge_token).where(*held)).all())
    return [
        {"id": line.id, "number": line.number, "name": line.name, "organisation": line.organisation,
         "search": line.search, "group": line.group, "badge": badge_mark(tokens.get(line.id, ""))}
        for line in roll.roll_of(cohort)
    ]  # fmt: skip


def badge_mark(token):
    """By which a device knows a badge, and with which nobody can print one."""
    return hashlib.sha256(token.encode()).hexdigest()[:DIGITS]


def present_in(cohort_id):
    """{slot id: [registration ids present]} of every slot of a cohort, in one statement and few rows."""
    rows = db.session.execute(
        select(Slot.id, func.aggregate_strings(cast(Presence.registration_id, String), " "))
        .outerjoin(Presence, Presence.slot_id == Slot.id)
        .where(Slot.cohort_id == cohort_id)
        .group_by(Slot.id)
        .order_by(Slot.id)
    )
    return {slot_id: sorted(map(int, (there or "").split())) for slot_id, there in rows}
