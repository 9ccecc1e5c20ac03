"""What a batch is judged by, read in three statements however many scans it has; who is meant is held until commit."""

from dataclasses import dataclass, field

from sqlalchemy import bindparam, case, func, or_, select, tuple_

from trainer.attendance.models import Annulment, Presence, Slot
from trainer.attendance.windows import window
from trainer.door.codes import token_of
from trainer.door.models import Kind
from trainer.door.swift import Statement, gathered
from trainer.people.models import Person
from trainer.programmes.models import Cohort, Programme
from trainer.registration.models import Registration
from trainer.thai import names


@dataclass
class Ground:
    """People by registration id and by badge token, windows by slot id, and who is where.

    `present` holds, for each slot, the ids of the registrations present (read briefly: of those who are meant);
    `annulled` {(slot, registration): moment up to which nothing counts}; `moments` {(slot, registration): since when
    present}, only for those whom the batch annuls.
    """

    cohort_id: int
    people: dict = field(default_factory=dict)
    holders: dict = field(default_factory=dict)
    windows: dict = field(default_factory=dict)
    closed: bool = False
    present: dict = field(default_factory=dict)
    annulled: dict = field(default_factory=dict)
    moments: dict = field(default_factory=dict)

    def person(self, said):
        """(the person whom a scan means, None), or (None, Result) of a code that means nobody."""
        if not said.code:
            return self.people.get(said.registration), None
        token, refusal = token_of(said.code)
        return self.holders.get(token), refusal


@dataclass(frozen=True, slots=True)
class Holder:
    """A person as far as a scan has to know."""

    id: int  # of the registration
    cohort_id: int
    state: str
    name: str


def ground_of(connection, cohort_id, scans, brief=False):
    """The Ground for these scans (Said, none malformed) of a device of this cohort.

    `brief`: who is present is read only of those who are meant.
    """
    ground = Ground(cohort_id)
    read_people(connection, ground, scans)
    read_slots(connection, ground, {each.slot for each in scans}, SLOTS_BRIEFLY if brief else SLOTS)
    read_moments(connection, ground, [each for each in scans if each.kind == Kind.ANNUL])
    return ground


def read_people(connection, ground, scans):
    """Read who is meant, by number or badge, and hold them in the order of their numbers.

    Whoever writes presences or annulments of somebody holds that registration first (see `attendance/checkin.py`), so
    that one does not overlook what the other has just written. On SQLite the whole transaction holds the file.
    """
    tokens = {token_of(each.code)[0] for each in scans if each.code} - {None}
    ids = {each.registration for each in scans if not each.code}
    meant = {"tokens": list(tokens), "ids": list(ids)}
    for number, cohort_id, state, token, *name in PEOPLE(connection, meant):
        ground.people[number] = ground.holders[token] = Holder(number, cohort_id, state, names.join(*name))


def read_slots(connection, ground, slot_ids, statement):
    """Read the slots of the cohort that are meant: their windows, who is present there, and what was annulled."""
    meant = {"cohort": ground.cohort_id, "slots": list(slot_ids), "people": list(ground.people)}
    for row in statement(connection, meant):
        if row.id not in ground.windows:
            ground.windows[row.id], ground.present[row.id] = window(row, row), set()
            ground.closed = row.closed_at is not None
        if row.there:
            ground.present[row.id].update(row.there)
        if row.at is not None:
            ground.annulled[row.id, row.registration_id] = row.at


def read_moments(connection, ground, scans):
    """Read since when those are present whom these scans annul."""
    pairs = {(each.slot, person.id) for each in scans if (person := ground.person(each)[0])}
    if pairs:
        rows = connection.execute(MOMENTS, {"pairs": sorted(pairs)})
        ground.moments = {(slot_id, number): at for slot_id, number, at in rows}


def people(_dialect, among):
    """Who is meant, held until commit."""
    return (
        select(
            Registration.id, Registration.cohort_id, Registration.state, Registration.badge_token,
            Person.title, Person.first_name, Person.last_name,
        )
        .join(Person, Person.id == Registration.person_id)
        .where(or_(among(Registration.id, "ids"), among(Registration.badge_token, "tokens")))
        .order_by(Registration.id)
        .with_for_update(key_share=True, of=Registration)
    )  # fmt: skip


def slots(dialect, among, *present):
    """The slots with their windows, who is present there, and a row for each annulment of those who are meant.

    `present`: conditions of the presences that are told. Who is present comes as one list for each slot, so that a
    check-in does not cost a row for everybody in the hall.
    """
    there = (
        select(gathered(dialect, Presence.registration_id))
        .where(Presence.slot_id == Slot.id, *present)
        .correlate(Slot)
        .scalar_subquery()
    )
    annulled = (Annulment.slot_id == Slot.id) & among(Annulment.registration_id, "people")
    return (
        select(
            Slot.id, Slot.starts_at, Slot.ends_at, Slot.opens_at, Slot.late_at, Slot.closes_at,
            Programme.opens_before, Programme.late_after, Programme.closes_after, Cohort.closed_at,
            case((func.row_number().over(partition_by=Slot.id) == 1, there)).label("there"),
            Annulment.registration_id, Annulment.at,
        )
        .join(Cohort, Cohort.id == Slot.cohort_id)
        .join(Programme, Programme.id == Cohort.programme_id)
        .outerjoin(Annulment, annulled)
        .where(Slot.cohort_id == bindparam("cohort"), among(Slot.id, "slots"))
    )  # fmt: skip


def slots_briefly(dialect, among):
    """The same, but of the presences only those of the people who are meant."""
    return slots(dialect, among, among(Presence.registration_id, "people"))


PEOPLE, SLOTS, SLOTS_BRIEFLY = Statement(people), Statement(slots), Statement(slots_briefly)
MOMENTS = select(Presence.slot_id, Presence.registration_id, Presence.at).where(
    tuple_(Presence.slot_id, Presence.registration_id).in_(bindparam("pairs", expanding=True))
)
