"""What becomes of somebody's presences when two entries of them are made into one."""

from flask_babel import gettext as _
from sqlalchemy import func, select, update

from trainer.attendance.models import Presence
from trainer.database import db
from trainer.errors import Refused


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
