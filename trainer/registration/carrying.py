"""What hangs on an entry that is merged into another one of the same person, within this chapter: what moves, what
stays as history. Later chapters do theirs at the signal `merging`."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer.database import db
from trainer.errors import Refused
from trainer.registration import appeals, consent, housing, offered
from trainer.registration.appeals import Appeal
from trainer.registration.consent import Consent
from trainer.registration.consent_texts import Purpose
from trainer.registration.criteria import Mark
from trainer.registration.models import State
from trainer.registration.offered import Answer
from trainer.registration.rooms import LodgingPlace


def move(gone, into):
    """Move offer, appeals, points, consents, bed and group; what the other entry has already stays behind."""
    move_offer(gone, into)
    move_appeals(gone, into)
    move_marks(gone, into)
    move_bed(gone, into)
    for purpose in Purpose:
        move_consent(gone, into, purpose)
    db.session.flush()
    db.session.expire(into, ["appeals", "offers", "marks", "place"])
    db.session.expire(gone, ["appeals", "offers", "marks", "place"])


def move_offer(gone, into):
    """An offer that waits goes with the place; where the person has a seat, or an offer, already, it ends."""
    theirs, mine = offered.open_offer(gone), offered.open_offer(into)
    if State.ACCEPTED in (gone.state, into.state):
        if theirs:
            theirs.end(Answer.RETRACTED)
        if mine:
            mine.end(Answer.ACCEPTED)
    elif theirs and mine:
        theirs.end(Answer.RETRACTED)
    elif theirs:
        theirs.registration = into


def move_appeals(gone, into):
    """All of them. Raises Refused where both have one that waits: each needs its own answer."""
    if appeals.waiting_of(gone) and appeals.waiting_of(into):
        raise Refused(_("Both entries have an appeal that waits. Answer one of them first."))
    for one in db.session.scalars(select(Appeal).where(Appeal.registration_id == gone.id)).all():
        one.registration = into


def move_marks(gone, into):
    """Points for what the other entry has none for."""
    given = {one.criterion_id for one in db.session.scalars(select(Mark).where(Mark.registration_id == into.id))}
    for one in db.session.scalars(select(Mark).where(Mark.registration_id == gone.id)).all():
        if one.criterion_id not in given:
            one.registration = into


def move_bed(gone, into):
    """Bed and group, where the other entry has none."""
    into.training_group_id = into.training_group_id or gone.training_group_id
    gone.training_group_id = None
    theirs, mine = (
        db.session.scalar(select(LodgingPlace).where(LodgingPlace.registration_id == one.id)) for one in (gone, into)
    )
    if theirs and mine:
        housing.leave([gone.id])
    elif theirs:
        theirs.registration = into


def move_consent(gone, into, purpose):
    """The person's last word counts, whichever entry it was said for: a consent moves where the other entry has none
    and none was taken back after it; a consent taken back later than the other one was given ends that one, too. Where
    both stand, that of the entry that is gone stays with it and counts no more (see `consent.agreed`)."""
    theirs, mine = consent.standing(gone, purpose), consent.standing(into, purpose)
    if theirs and not mine and _taken_back_after(into, purpose, theirs.given_at):
        consent.withdraw(gone, purpose)  # what was kept by it is erased
    elif theirs and not mine:
        theirs.registration = into
    elif mine and not theirs and _taken_back_after(gone, purpose, mine.given_at):
        consent.withdraw(into, purpose)


def _taken_back_after(registration, purpose, moment):
    last = select(func.max(Consent.withdrawn_at)).where(
        Consent.registration_id == registration.id, Consent.purpose == purpose
    )
    taken_back = db.session.scalar(last)
    return taken_back is not None and taken_back > moment
