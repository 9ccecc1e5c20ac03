"""What the letters chapter adds to the record of a registration."""

from sqlalchemy import select, update

from trainer.database import db
from trainer.mail.models import Message
from trainer.registration.record_blocks import Block
from trainer.registration.signals import merging, record_shown

SHOWN = 8


def init_app():
    """Listen to what registrations tell."""
    record_shown.connect(block)
    merging.connect(move)


def block(registration):
    """What was written to the person last, and what became of it."""
    written = select(Message).where(Message.registration_id == registration.id).order_by(Message.id.desc())
    return Block("letters/record_block.html", {"messages": db.session.scalars(written.limit(SHOWN)).all()})


def move(gone, into):
    """What was written about an entry that is merged stands on the record of the one that stays."""
    db.session.execute(update(Message).where(Message.registration_id == gone.id).values(registration_id=into.id))
