"""One message of the outbox."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, Index, String, Text, and_, false, or_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from trainer.database import db, now

SILENCE = timedelta(minutes=10)  # longer than any conversation with a mail server may last, see MAIL_TIMEOUT


class MessageState(StrEnum):
    """WAITING until it is claimed, SENDING from before the first word to the mail server, then SENT or FAILED."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class Message(db.Model):
    """One letter to one person, as it is sent.

    `key` names the act that asked for it: the same key again is the same message. `attachments` is a list of
    {"kind": a maker's name, …its arguments}, made when the message is sent. `undeliverable` says that the mail server
    refused the address for good, at once or in a letter that came back (`bounced_at`); `delayed_at` is when a mail
    server last told that it still tries. A `held` one waits until somebody lets it go; a `bulk` one, of a mailing to
    many, lets others go first. Cohort, registration and account are plain numbers: the outbox knows no
    chapter.
    """

    __tablename__ = "message"
    __table_args__ = (Index(None, "state", "next_try_at"), Index(None, "cohort_id", "state"))

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    code: Mapped[str] = mapped_column(String(60))
    language: Mapped[str] = mapped_column(String(5), default="th")
    recipient: Mapped[str] = mapped_column(String(254))
    recipient_name: Mapped[str] = mapped_column(String(400), default="")
    subject: Mapped[str] = mapped_column(String(500))
    body: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    attachments: Mapped[list] = mapped_column(JSON, default=list)
    state: Mapped[MessageState] = mapped_column(String(20), default=MessageState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(Text, default="")
    undeliverable: Mapped[bool] = mapped_column(default=False)
    held: Mapped[bool] = mapped_column(default=False, server_default=false())
    bulk: Mapped[bool] = mapped_column(default=False, server_default=false())
    next_try_at: Mapped[datetime] = mapped_column(default=now)
    created_at: Mapped[datetime] = mapped_column(default=now)
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    delayed_at: Mapped[datetime | None]
    bounced_at: Mapped[datetime | None]
    cohort_id: Mapped[int | None]
    registration_id: Mapped[int | None] = mapped_column(index=True)
    account_id: Mapped[int | None]

    @property
    def label(self):
        return f"{self.subject} → {self.recipient}"

    @hybrid_property
    def in_doubt(self):
        """Whether nobody knows if it arrived: the worker died, or the line broke, between handing over and the answer.

        Such a message is shown and never sent again by itself.
        """
        silent = self.claimed_at is not None and self.claimed_at < now() - SILENCE
        return self.state == MessageState.SENDING and (silent or bool(self.error))

    @in_doubt.inplace.expression
    @classmethod
    def _in_doubt(cls):
        return and_(cls.state == MessageState.SENDING, or_(cls.error != "", cls.claimed_at < now() - SILENCE))

    @property
    def standing(self):
        """The state as people are told it: `MessageState`, or in_doubt, bounced, undeliverable, held, retrying."""
        if self.in_doubt:
            return "in_doubt"
        if self.state == MessageState.FAILED and self.bounced_at:
            return "bounced"
        if self.state == MessageState.FAILED and self.undeliverable:
            return "undeliverable"
        if self.state == MessageState.WAITING and self.held:
            return "held"
        return "retrying" if self.state == MessageState.WAITING and self.attempts else str(self.state)
