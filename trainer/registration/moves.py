"""Changing bedrooms by hand: one moves, two change beds, rooms get the numbers of the house."""

from flask_babel import gettext as _
from sqlalchemy import delete, select

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.registration import lodging
from trainer.registration.housing import free_names, leave, make_room
from trainer.registration.lodging import Stay
from trainer.registration.models import State
from trainer.registration.rooms import MOST_BEDS, LodgingPlace, LodgingRoom


def move(cohort, registrations, room, by):
    """Put these people into a room; `room` None makes a new one for them. What becomes empty is removed.

    Raises Refused when a room is locked, has too few free beds, or someone needs no bed.
    """
    hold(cohort)
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
    hold(cohort)
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
    hold(cohort)
    leaving = [one for one in registrations if one.place]
    _refuse_locked([one.place.room for one in leaving])
    for one in leaving:
        journal.record(by, "moved_bed", one, changes={"bedroom": [one.place.room.name, ""]})
    leave([one.id for one in leaving])
    _remove_empty(cohort)


def rename(cohort, names, by):
    """Give rooms the numbers of the house: {room id: name}. Raises Refused when two would be alike, or one has none."""
    hold(cohort)
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


def hold(cohort):
    """Hold the cohort's row, and read again who sleeps where now that nobody else can change it."""
    lock(cohort)
    db.session.expire_all()


def _remove_empty(cohort):
    db.session.flush()
    db.session.expire_all()
    inhabited = select(LodgingPlace.room_id)
    db.session.execute(delete(LodgingRoom).where(
        LodgingRoom.cohort_id == cohort.id, LodgingRoom.locked.is_(False), LodgingRoom.id.not_in(inhabited)))


def _new_room(cohort, people):
    if not people or people > MOST_BEDS:
        raise Refused(_("A bedroom is for 1 to %(most)s people.", most=MOST_BEDS))
    taken = set(db.session.scalars(select(LodgingRoom.name).where(LodgingRoom.cohort_id == cohort.id)))
    room = make_room(cohort, next(free_names(taken)), [], "by_hand", max(people, lodging.BEDS))
    db.session.flush()
    return room


def _refuse_locked(rooms):
    for room in rooms:
        if room is not None and room.locked:
            raise Refused(_("Bedroom %(name)s is locked. Unlock it first.", name=room.name))
