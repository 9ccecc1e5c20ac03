"""What is always told: an application was received, somebody was nominated or replaced, an appeal was answered."""

from sqlalchemy import delete, func, select

from trainer import journal
from trainer.database import db
from trainer.letters.telling import tell
from trainer.mail.models import Message, MessageState
from trainer.nominations.signals import substituted
from trainer.registration.signals import received

LETTER_OF = {"applied": "receipt", "nominated": "nominated", "answered_appeal": "appeal_answer"}


def init_app():
    received.connect(confirm)
    substituted.connect(tell_both)


def confirm(registration, entry):
    """Write to the person about what was just journalled, in its own transaction."""
    if code := LETTER_OF.get(entry.act):
        db.session.flush()  # the entry's number becomes the message's key
        tell(registration, code, f"received:{entry.id}")


def tell_both(substitution, entry):
    """Tell who came and who left; their letters say more than those of a nomination and of a withdrawal would."""
    db.session.flush()
    for one, code, act, key in (
        (substitution.left, "replaced", "withdrew", "decision"),
        (substitution.came, "substitute", "nominated", "received"),
    ):
        unsay(one, act, key)
        tell(one, code, f"substitution:{entry.id}:{one.id}")


def unsay(registration, act, key):
    """Take the letter about the person's newest such act out of the outbox again; it was put in this transaction."""
    mine = (journal.Entry.registration_id == registration.id, journal.Entry.act == act)
    newest = db.session.scalar(select(func.max(journal.Entry.id)).where(*mine))
    db.session.execute(
        delete(Message).where(Message.key == f"{key}:{newest}", Message.state == MessageState.WAITING)
    )  # fmt: skip
