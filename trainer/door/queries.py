"""Devices and disputed scans as selects."""

from sqlalchemy import and_, exists, false, func, or_, select, tuple_
from sqlalchemy.orm import aliased, contains_eager, joinedload

from trainer.attendance.models import Annulment, Presence, Slot
from trainer.door.models import Device, Scan
from trainer.door.results import DISPUTED, STANDING, Result
from trainer.people.models import Account, Person
from trainer.registration.models import Registration
from trainer.thai.text import key


def devices_of(cohort):
    """The devices of a cohort: those in service first, then by name."""
    return select(Device).where(Device.cohort_id == cohort.id).order_by(
        Device.revoked_at.is_not(None), Device.name, Device.id
    )  # fmt: skip


def in_dispute():
    """The condition of a scan that an organiser decides: refused by a rule but maybe true, or said by two devices."""
    other = aliased(Scan)
    elsewhere = exists().where(
        other.slot_id == Scan.slot_id, other.registration_id == Scan.registration_id, other.device_id != Scan.device_id,
        other.kind == Scan.kind, other.result.in_(STANDING),
    )  # fmt: skip
    return or_(Scan.result.in_(DISPUTED), and_(Scan.result == Result.ALREADY, elsewhere))


def disputed(cohort, resolved=False):
    """The disputed scans of a cohort that wait for a decision, or those decided, each with device, slot and person."""
    return (
        select(Scan)
        .join(Scan.registration)
        .join(Registration.person)
        .join(Scan.slot)
        .options(
            contains_eager(Scan.registration).contains_eager(Registration.person),
            contains_eager(Scan.slot), joinedload(Scan.device),
        )
        .where(Scan.cohort_id == cohort.id, Scan.resolution != "" if resolved else waiting())
        .order_by(Slot.starts_at, Person.sort_key, Scan.registration_id, Scan.at, Scan.id)
    )  # fmt: skip


def waiting():
    return and_(Scan.resolution == "", in_dispute())


def sought(cohort, resolved=False, q="", result="", slot="", device="", there=""):
    """`disputed`, narrowed by what the reader chose: texts all, "" for everything; what cannot be is nothing.

    `there`: "yes" for people recorded as present at the slot now, "no" for the others.
    """
    found = disputed(cohort, resolved)
    for word in key(q).split():
        found = found.where(Person.name_key.contains(word, autoescape=True))
    if result:
        found = found.where(Scan.result == result)
    for column, number in ((Scan.slot_id, slot), (Scan.device_id, device)):
        if number:
            found = found.where(column == int(number) if number.isdecimal() and len(number) < 10 else false())
    if there:
        recorded = exists().where(Presence.slot_id == Scan.slot_id, Presence.registration_id == Scan.registration_id)
        found = found.where(recorded if there == "yes" else ~recorded)
    return found


def count_waiting(cohort):
    """How many scans of a cohort wait for a decision, as a select of one number."""
    return select(func.count()).select_from(Scan).where(Scan.cohort_id == cohort.id, waiting())


def counted_by_result(cohort):
    """Rows (result, how many) of the scans of a cohort that wait for a decision."""
    return select(Scan.result, func.count()).where(Scan.cohort_id == cohort.id, waiting()).group_by(Scan.result)


def recorded_for(scans):
    """Rows (slot id, registration id, since when present, way, device's name) of whom these scans mean."""
    pair = tuple_(Presence.slot_id, Presence.registration_id)
    return (
        select(Presence.slot_id, Presence.registration_id, Presence.at, Presence.way, Device.name)
        .outerjoin(Device, Device.id == Presence.device_id)
        .where(pair.in_({(each.slot_id, each.registration_id) for each in scans}))
    )


def annulled_for(scans):
    """Rows (slot id, registration id, moment, reason) of the annulments that stand against these scans."""
    pair = tuple_(Annulment.slot_id, Annulment.registration_id)
    columns = Annulment.slot_id, Annulment.registration_id, Annulment.at, Annulment.reason
    return select(*columns).where(pair.in_({(each.slot_id, each.registration_id) for each in scans}))


def deciders_of(scans):
    """The accounts that decided these scans."""
    return select(Account).where(Account.id.in_({each.account_id for each in scans} - {None}))
