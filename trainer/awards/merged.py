"""What becomes of somebody's award when two entries of them are made into one."""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.awards.models import Award
from trainer.database import db
from trainer.errors import Refused


def move_award(gone, into):
    """It goes to the entry that stays, with its certificates, which say what they said. Refused where both have one."""
    theirs, mine = (db.session.scalar(select(Award).where(Award.registration_id == one.id)) for one in (gone, into))
    if theirs and mine:
        raise Refused(_("Both entries of %(name)s have an award or a certificate; they cannot be made into one.",
                        name=into.label))  # fmt: skip
    if theirs:
        theirs.registration = into
