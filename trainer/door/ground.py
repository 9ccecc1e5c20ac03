"""What a batch is judged by, read in three statements however many scans it has; who is meant is held until commit."""

from dataclasses import dataclass, field

from sqlalchemy import String, case, cast, func, or_, select, tuple_

from trainer.attendance.models import Annulment, Presence, Slot
from trainer.attendance.windows import window
from trainer.database import db
from trainer.door.codes import token_of
from trainer.door.models import Kind
from trainer.people.models import Person
from trainer.programmes.models import Cohort, Programme
from trainer.registration.models import Registration
from trainer.thai import names


@dataclass
class Ground:
    """People by registration id and by badge token, slots with their windows, and who is where.

    `present` holds, for each slot, the ids of the registrations present; `annulled` {(slot, registration): moment up to
    which nothing counts}; `moments` {(slot, registration): since when present}, only for those whom the batch annuls.
    """

    cohort_id: int
    people: dict = field(default_factory=dict)
    holders: dict = field(default_factory=dict)
    slots: dict = field(default_factory=dict)
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


def ground_of(cohort_id, scans):
    """The Ground for these scans (Said, none malformed) of a device of this cohort."""
    ground = Ground(cohort_id)
    read_people(ground, scans)
    read_slots(ground, {each.slot for each in scans})
    read_moments(ground, [each for each in scans if each.kind == Kind.ANNUL])
    return ground


def read_people(ground, scans):
    """Read who is meant, by number or badge, and hold them in the order of their numbers.

    Whoever writes presences or annulments of somebody holds that registration first (see `attendance/checkin.py`), so
    that one does not overlook what the other has just written. On SQLite the whole transaction holds the file.
    """
    tokens = {token_of(each.code)[0] for each in scans if each.code} - {None}
    ids = {each.registration for each in scans if not each.code}
    if not (tokens or ids):
        return
    meant = [column.in_(wanted) for column, wanted in ((Registration.id, ids), (Registration.badge_token, tokens))
             if wanted]  # fmt: skip
    rows = db.session.execute(
        select(
            Registration.id, Registration.cohort_id, Registration.state, Registration.badge_token,
            Person.title, Person.first_name, Person.last_name,
        )
        .join(Registration.person)
        .where(or_(*meant))
        .order_by(Registration.id)
        .with_for_update(key_share=True, of=Registration)
    )  # fmt: skip
    for number, cohort_id, state, token, *name in rows:
        ground.people[number] = ground.holders[token] = Holder(number, cohort_id, state, names.join(*name))


def read_slots(ground, slot_ids):
    """Read the slots of the cohort that are meant: their windows, who is present there, and what was annulled.

    Who is present comes as one text for each slot, since a check-in must not cost a row for everybody in the hall.
    """
    there = (
        select(func.aggregate_strings(cast(Presence.registration_id, String), " "))
        .where(Presence.slot_id == Slot.id)
        .correlate(Slot)
        .scalar_subquery()
    )
    once = func.row_number().over(partition_by=Slot.id) == 1
    mine = (Annulment.slot_id == Slot.id) & Annulment.registration_id.in_(ground.people)
    rows = db.session.execute(
        select(
            Slot, Programme.opens_before, Programme.late_after, Programme.closes_after, Cohort.closed_at,
            case((once, there)).label("there"), Annulment.registration_id, Annulment.at,
        )
        .join(Slot.cohort)
        .join(Cohort.programme)
        .outerjoin(Annulment, mine)
        .where(Slot.cohort_id == ground.cohort_id, Slot.id.in_(slot_ids))
    )  # fmt: skip
    for row in rows:
        slot = row.Slot
        if slot.id not in ground.slots:
            ground.slots[slot.id], ground.windows[slot.id] = slot, window(slot, row)
            ground.present[slot.id] = set()
            ground.closed = row.closed_at is not None
        if row.there:
            ground.present[slot.id] = {int(number) for number in row.there.split()}
        if row.at is not None:
            ground.annulled[slot.id, row.registration_id] = row.at


def read_moments(ground, scans):
    """Read since when those are present whom these scans annul."""
    pairs = {(each.slot, person.id) for each in scans if (person := ground.person(each)[0])}
    if pairs:
        pair = tuple_(Presence.slot_id, Presence.registration_id)
        there = select(Presence.slot_id, Presence.registration_id, Presence.at).where(pair.in_(sorted(pairs)))
        ground.moments = {(slot_id, number): at for slot_id, number, at in db.session.execute(there)}
