"""Putting people into bedrooms: who needs a bed, the proposal by the rule of `lodging.py`, and giving a bed up.

Whoever changes bedrooms holds the cohort's row.
"""

from flask_babel import gettext as _
from sqlalchemy import delete, select

from trainer import journal
from trainer.changes import change
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.matching import name_key
from trainer.registration import lodging, queries
from trainer.registration.lodging import Guest, Side, Stay
from trainer.registration.models import Registration
from trainer.registration.rooms import LodgingPlace, LodgingRoom, side_of


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
    numbers = free_names({room.name for room in locked})
    made = [make_room(cohort, next(numbers), [one.id for one in each.guests], each.reason) for each in shared]
    journal.record(by, "proposed_rooms", cohort, count=len(made))
    db.session.flush()
    return made, [one for one in people if one.id in {each.id for each in asked}]


def needing_beds(cohort):
    """Participants of the cohort who need a bed, in the order of the name list (a select)."""
    return queries.participants_of(cohort).where(Registration.lodging == Stay.YES)


def guest(registration):
    """The registration as the rule sees it."""
    organisation = registration.organisation_id or name_key(registration.organisation_name) or None
    return Guest(registration.id, side_of(registration), organisation, registration.province)


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


def make_room(cohort, name, ids, reason, beds=lodging.BEDS):
    room = LodgingRoom(cohort_id=cohort.id, name=name, beds=beds, reason=reason)
    room.places = [LodgingPlace(bed=bed, registration_id=one) for bed, one in enumerate(ids, 1)]
    db.session.add(room)
    return room


def free_names(taken):
    number = 0
    while True:
        number += 1
        if str(number) not in taken:
            yield str(number)
