"""What becomes of somebody's presences, signatures and excuses when two entries of them are made into one."""

from flask_babel import gettext as _
from sqlalchemy import delete, func, select, update

from trainer.attendance.models import Annulment, Excuse, LeftDifference, Presence, Signature
from trainer.database import db
from trainer.errors import Refused

BESIDE = (Annulment, Excuse, LeftDifference, Signature)


def move_presences(gone, into):
    """They go to the entry that stays. Refused where both were signed in: then they may be two people after all."""
    theirs, mine = (
        db.session.scalar(select(func.count()).where(Presence.registration_id == one.id)) for one in (gone, into)
    )
    if theirs and mine:
        raise Refused(
            _("Both entries of %(name)s were signed in at half-days. Take back the presences of one of them first.",
              name=into.label)
        )  # fmt: skip
    if theirs:
        db.session.execute(update(Presence).where(Presence.registration_id == gone.id).values(registration_id=into.id))
    for model in BESIDE:
        move_beside(model, gone, into)


def move_beside(model, gone, into):
    """The same for what stands beside presences; where both have it of a slot, that of the entry that stays counts."""
    own = select(model.slot_id).where(model.registration_id == into.id)
    twice = delete(model).where(model.registration_id == gone.id, model.slot_id.in_(own))
    moved = update(model).where(model.registration_id == gone.id).values(registration_id=into.id)
    for statement in (twice, moved):
        db.session.execute(statement.execution_options(synchronize_session=False))
