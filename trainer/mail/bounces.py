"""Letters that came back: written down once each, and what they say of the message that was sent."""

import hashlib
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from trainer import journal
from trainer.database import db, lock, now
from trainer.mail import mark, returned
from trainer.mail.models import Message, MessageState
from trainer.mail.returned import Verdict
from trainer.upsert import insert_missing

MAY_COME_BACK = (MessageState.SENT, MessageState.FAILED)


class Bounce(db.Model):
    """One mail that told of a letter that did not arrive, or not yet. `identity` tells that mail from any other;
    `address` is a hash of the address that the letter had gone to (see `mark.py`)."""

    __tablename__ = "bounce"

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(String(64), unique=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"), index=True)
    verdict: Mapped[Verdict] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(12), default="")
    said: Mapped[str] = mapped_column(String(500), default="")
    address: Mapped[str] = mapped_column(String(8))
    received_at: Mapped[datetime] = mapped_column(default=now)


def take(mail):
    """Write down what a mail (email.message.Message) says of a letter of ours; safe to do twice.

    Returns its Verdict as text, "known" for one that was taken before, "unknown" for any other mail.
    """
    read = returned.read(mail)
    message = read and db.session.get(Message, read.mark.number)
    if message is None or mark.of(message).moment != read.mark.moment:
        return "unknown"
    columns = {
        "identity": identity(mail), "message_id": message.id, "verdict": read.verdict, "status": read.status[:12],
        "said": read.said, "address": read.mark.address,
    }  # fmt: skip
    if not insert_missing(Bounce, [columns]):
        return "known"
    tell(lock(message), read)
    return str(read.verdict)


def tell(message, read):
    """Let the message stand as what came back says; not where its address was corrected since, or it is under way."""
    if read.mark != mark.of(message):
        return
    if read.verdict == Verdict.DELAYED:
        message.delayed_at = now()
    elif message.state in MAY_COME_BACK or message.in_doubt:
        message.state, message.bounced_at, message.error = MessageState.FAILED, now(), read.said
        message.undeliverable = read.verdict == Verdict.HARD
        journal.record(None, "came_back", message, reason=read.said)


def identity(mail):
    """What is the same however often and along which ways the mail is read."""
    own = str(mail["Message-ID"] or "").strip()
    return hashlib.sha256(own.encode(errors="replace") if own else mail.as_bytes()).hexdigest()


def bounces_of(message):
    """Everything that came back of one message, oldest first."""
    return select(Bounce).where(Bounce.message_id == message.id).order_by(Bounce.id)
