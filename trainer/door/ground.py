"""What a batch is judged by, read in three statements however many scans it has; who is meant is held until commit."""

from dataclasses import dataclass, field

from sqlalchemy import String, bindparam, case, cast, func, or_, select, tuple_

from trainer.attendance.models import Annulment, Presence, Slot
from trainer.attendance.windows import window
from trainer.door.codes import token_of
from trainer.door.models import Kind
from trainer.door.swift import many
from trainer.people.models import Person
from trainer.programmes.models import Cohort, Programme
from trainer.registration.models import Registration
from trainer.thai import names


@dataclass
class Ground:
    """People by registration id and by badge token, windows by slot id, and who is where.

    `present` holds, for each slot, the ids of the registrations present; `annulled` {(slot, registration): moment up to
    which nothing counts}; `moments` {(slot, registration): since when present}, only for those whom the batch annuls.
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


def ground_of(connection, cohort_id, scans):
    """The Ground for these scans (Said, none malformed) of a device of this cohort."""
    ground = Ground(cohort_id)
    read_people(connection, ground, scans)
    read_slots(connection, ground, {each.slot for each in scans})
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
    for number, cohort_id, state, token, *name in connection.execute(PEOPLE, meant):
        ground.people[number] = ground.holders[token] = Holder(number, cohort_id, state, names.join(*name))


def read_slots(connection, ground, slot_ids):
    """Read the slots of the cohort that are meant: their windows, who is present there, and what was annulled."""
    meant = {"cohort": ground.cohort_id, "slots": list(slot_ids), "people": list(ground.people)}
    for row in connection.execute(SLOTS, meant):
        if row.id not in ground.windows:
            ground.windows[row.id], ground.present[row.id] = window(row, row), set()
            ground.closed = row.closed_at is not None
        if row.there:
            ground.present[row.id] = {int(number) for number in row.there.split()}
        if row.at is not None:
            ground.annulled[row.id, row.registration_id] = row.at


def read_moments(connection, ground, scans):
    """Read since when those are present whom these scans annul."""
    pairs = {(each.slot, person.id) for each in scans if (person := ground.person(each)[0])}
    if pairs:
        rows = connection.execute(MOMENTS, {"pairs": sorted(pairs)})
        ground.moments = {(slot_id, number): at for slot_id, number, at in rows}


PEOPLE = (
    select(
        Registration.id, Registration.cohort_id, Registration.state, Registration.badge_token,
        Person.title, Person.first_name, Person.last_name,
    )
    .join(Person, Person.id == Registration.person_id)
    .where(or_(Registration.id.in_(many("ids")), Registration.badge_token.in_(many("tokens"))))
    .order_by(Registration.id)
    .with_for_update(key_share=True, of=Registration)
)  # fmt: skip
# Who is present comes as one text for each slot, so that a check-in does not cost a row for everybody in the hall.
THERE = (
    select(func.aggregate_strings(cast(Presence.registration_id, String), " "))
    .where(Presence.slot_id == Slot.id)
    .correlate(Slot)
    .scalar_subquery()
)
SLOTS = (
    select(
        Slot.id, Slot.starts_at, Slot.ends_at, Slot.opens_at, Slot.late_at, Slot.closes_at,
        Programme.opens_before, Programme.late_after, Programme.closes_after, Cohort.closed_at,
        case((func.row_number().over(partition_by=Slot.id) == 1, THERE)).label("there"),
        Annulment.registration_id, Annulment.at,
    )
    .join(Cohort, Cohort.id == Slot.cohort_id)
    .join(Programme, Programme.id == Cohort.programme_id)
    .outerjoin(Annulment, (Annulment.slot_id == Slot.id) & Annulment.registration_id.in_(many("people")))
    .where(Slot.cohort_id == bindparam("cohort"), Slot.id.in_(many("slots")))
)  # fmt: skip
MOMENTS = select(Presence.slot_id, Presence.registration_id, Presence.at).where(
    tuple_(Presence.slot_id, Presence.registration_id).in_(many("pairs"))
)
