"""The bedrooms of a cohort and who sleeps where. Whoever changes them holds the cohort's row.

One place a person and one person a bed: the database refuses anything else.
"""

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from trainer import journal
from trainer.changes import change
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.matching import name_key
from trainer.programmes.models import Cohort
from trainer.registration import lodging, queries
from trainer.registration.lodging import Guest, Side, Stay
from trainer.registration.models import Registration, State

MOST_BEDS = 12


class LodgingRoom(db.Model):
    """One bedroom. `reason` is the code of why its people were put together; "by_hand" once somebody moved one."""

    __tablename__ = "lodging_room"
    __table_args__ = (
        UniqueConstraint("cohort_id", "name"),
        CheckConstraint(f"beds BETWEEN 1 AND {MOST_BEDS}", name="beds"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    name: Mapped[str] = mapped_column(String(60))
    beds: Mapped[int] = mapped_column(default=lodging.BEDS)
    locked: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(String(30), default="by_hand")
    cohort: Mapped[Cohort] = relationship()
    places: Mapped[list["LodgingPlace"]] = relationship(
        back_populates="room", order_by="LodgingPlace.bed", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def label(self):
        return _("bedroom %(name)s", name=self.name)

    @property
    def people(self):
        return [place.registration for place in self.places]

    @property
    def conflicts(self):
        """Codes of what is wrong with who shares this room."""
        return lodging.conflicts(side_of(one) for one in self.people)

    def lock(self, by, locked=True):
        """Keep the room as it is whatever is proposed later, or let go of it again."""
        if self.locked != locked:
            self.locked = locked
            journal.record(by, "locked_room" if locked else "unlocked_room", self)


class LodgingPlace(db.Model):
    """One person's bed."""

    __tablename__ = "lodging_place"
    __table_args__ = (UniqueConstraint("room_id", "bed"), CheckConstraint("bed > 0", name="bed"))

    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("lodging_room.id", ondelete="CASCADE"))
    bed: Mapped[int]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), unique=True)
    room: Mapped[LodgingRoom] = relationship(back_populates="places")
    registration: Mapped[Registration] = relationship(backref=backref("place", uselist=False, passive_deletes=True))


def side_of(registration):
    """With whom the person may share a room, or None when that must be asked."""
    return lodging.side_of(registration.person.title, registration.lodging_side)


def guest(registration):
    """The registration as the rule sees it."""
    organisation = registration.organisation_id or name_key(registration.organisation_name) or None
    return Guest(registration.id, side_of(registration), organisation, registration.province)


def propose(cohort, by):
    """Put everyone who needs a bed into rooms by the rule of `lodging.py`; locked rooms stay as they are.

    Returns (rooms made, people who must be asked about first). Raises Refused when nobody is left to be put anywhere.
    """
    lock(cohort)
    locked = db.session.scalars(select(LodgingRoom).where(LodgingRoom.cohort_id == cohort.id, LodgingRoom.locked)).all()
    settled = set(db.session.scalars(select(LodgingPlace.registration_id).join(LodgingPlace.room).where(
        LodgingRoom.cohort_id == cohort.id, LodgingRoom.locked)))
    people = [one for one in db.session.scalars(needing_beds(cohort)) if one.id not in settled]
    if not people:
        raise Refused(_("Nobody without a locked room needs a bed. Say first who needs one."))
    shared, asked = lodging.propose([guest(one) for one in people])
    _clear(cohort)
    numbers = _free_names({room.name for room in locked})
    made = [_room(cohort, next(numbers), [one.id for one in each.guests], each.reason) for each in shared]
    journal.record(by, "proposed_rooms", cohort, count=len(made))
    db.session.flush()
    return made, [one for one in people if one.id in {each.id for each in asked}]


def needing_beds(cohort):
    """Participants of the cohort who need a bed, in the order of the name list (a select)."""
    return queries.participants_of(cohort).where(Registration.lodging == Stay.YES)


def need(cohort, registrations, stay, by):
    """Say of these people whether they need a bed; who needs none gives up the bed. Returns how many changed."""
    lock(cohort)
    changed = [one for one in registrations if change(by, one, lodging=Stay(stay))]
    if stay != Stay.YES:
        leave([one.id for one in changed])
    return len(changed)


def share_with(registration, side, by):
    """Decide with whom someone may share, where the title does not say or somebody knows better; "" asks the title."""
    change(by, registration, lodging_side=str(Side(side)) if side else "")


def move(cohort, registrations, room, by):
    """Put these people into a room; `room` None makes a new one for them. What becomes empty is removed.

    Raises Refused when a room is locked, has too few free beds, or someone needs no bed.
    """
    lock(cohort)
    moving = [one for one in registrations if room is None or one.place is None or one.place.room_id != room.id]
    _refuse_locked([room, *(one.place.room for one in moving if one.place)])
    for one in moving:
        if one.lodging != Stay.YES or one.state != State.ACCEPTED:
            raise Refused(_("%(name)s is not among those who need a bed.", name=one.label))
    before = {one.id: one.place.room.name if one.place else "" for one in moving}
    if room is None:
        room = _new_room(cohort, len(moving))
    free = [bed for bed in range(1, room.beds + 1) if bed not in {place.bed for place in room.places}]
    if len(free) < len(moving):
        raise Refused(_("Bedroom %(name)s has %(free)s free beds.", name=room.name, free=len(free)))
    leave([one.id for one in moving])
    db.session.add_all(LodgingPlace(room_id=room.id, bed=bed, registration_id=one.id)
                       for bed, one in zip(free, moving, strict=False))
    room.reason = "by_hand" if moving else room.reason
    for one in moving:
        journal.record(by, "moved_bed", one, changes={"bedroom": [before[one.id], room.name]})
    _remove_empty(cohort)
    return room


def swap(cohort, one, other, by):
    """Let two people change beds. Raises Refused when either has none, or a room is locked."""
    lock(cohort)
    places = [one.place, other.place]
    if None in places:
        raise Refused(_("Only people who have a bed can change beds."))
    _refuse_locked([place.room for place in places])
    beds = [(place.room_id, place.bed, place.room.name) for place in places]
    for place in places:
        place.room.reason = "by_hand"
    leave([one.id, other.id])
    for person, (room_id, bed, name), (_id, _bed, was) in zip([one, other], reversed(beds), beds, strict=True):
        db.session.add(LodgingPlace(room_id=room_id, bed=bed, registration_id=person.id))
        journal.record(by, "moved_bed", person, changes={"bedroom": [was, name]})
    db.session.flush()


def take_out(cohort, registrations, by):
    """Take these people out of their rooms; they wait for a bed again. Raises Refused when a room is locked."""
    lock(cohort)
    leaving = [one for one in registrations if one.place]
    _refuse_locked([one.place.room for one in leaving])
    for one in leaving:
        journal.record(by, "moved_bed", one, changes={"bedroom": [one.place.room.name, ""]})
    leave([one.id for one in leaving])
    _remove_empty(cohort)


def rename(cohort, names, by):
    """Give rooms the numbers of the house: {room id: name}. Raises Refused when two would have the same, or one none."""
    lock(cohort)
    rooms = db.session.scalars(select(LodgingRoom).where(LodgingRoom.cohort_id == cohort.id)).all()
    wanted = {room: " ".join(names.get(room.id, room.name).split())[:60] for room in rooms}
    if not all(wanted.values()):
        raise Refused(_("Every bedroom needs a number or a name."))
    twice = [name for name in wanted.values() if list(wanted.values()).count(name) > 1]
    if twice:
        raise Refused(_("Two bedrooms would be called %(name)s.", name=twice[0]))
    renamed = {room: name for room, name in wanted.items() if room.name != name}
    before = {room: room.name for room in renamed}
    for room in renamed:
        room.name = f"\x1f{room.id}"  # out of the way (nobody can type it), for two rooms may change their numbers
    db.session.flush()
    for room, name in renamed.items():
        room.name = name
        journal.record(by, "changed", room, changes={"bedroom": [before[room], name]})
    return len(renamed)


def leave(ids):
    """Take these people's beds away; who asks holds the cohort's row."""
    db.session.flush()
    db.session.execute(delete(LodgingPlace).where(LodgingPlace.registration_id.in_(ids)))
    db.session.expire_all()


def _clear(cohort):
    own = select(LodgingRoom.id).where(LodgingRoom.cohort_id == cohort.id, LodgingRoom.locked.is_(False))
    db.session.execute(delete(LodgingPlace).where(LodgingPlace.room_id.in_(own)))
    db.session.execute(delete(LodgingRoom).where(LodgingRoom.id.in_(own)))
    db.session.expire_all()


def _remove_empty(cohort):
    db.session.flush()
    db.session.expire_all()
    inhabited = select(LodgingPlace.room_id)
    db.session.execute(delete(LodgingRoom).where(
        LodgingRoom.cohort_id == cohort.id, LodgingRoom.locked.is_(False), LodgingRoom.id.not_in(inhabited)))


def _room(cohort, name, ids, reason, beds=lodging.BEDS):
    room = LodgingRoom(cohort_id=cohort.id, name=name, beds=beds, reason=reason)
    room.places = [LodgingPlace(bed=bed, registration_id=one) for bed, one in enumerate(ids, 1)]
    db.session.add(room)
    return room


def _new_room(cohort, people):
    if not people or people > MOST_BEDS:
        raise Refused(_("A bedroom is for 1 to %(most)s people.", most=MOST_BEDS))
    taken = set(db.session.scalars(select(LodgingRoom.name).where(LodgingRoom.cohort_id == cohort.id)))
    room = _room(cohort, next(_free_names(taken)), [], "by_hand", max(people, lodging.BEDS))
    db.session.flush()
    return room


def _free_names(taken):
    number = 0
    while True:
        number += 1
        if str(number) not in taken:
            yield str(number)


def _refuse_locked(rooms):
    for room in rooms:
        if room is not None and room.locked:
            raise Refused(_("Bedroom %(name)s is locked. Unlock it first.", name=room.name))
