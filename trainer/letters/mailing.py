"""Writing to many: who gets a letter, and putting one message for each into the outbox."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer import journal
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import official
from trainer.letters.placeholders import facts_of
from trainer.mail import outbox
from trainer.mail.address import written_to
from trainer.mail.models import Message
from trainer.registration.models import Registration, State

ATTACHMENTS = ("calendar", "invitation")


@dataclass(frozen=True)
class Recipient:
    """Someone who may get the letter: an address that can be written to, and when this letter was last put."""

    registration: Registration
    address: str | None
    had_at: datetime | None


def recipients(cohort, registrations, code):
    """`Recipient`s in the order given; one statement however many there are."""
    put = (
        select(Message.registration_id, func.max(Message.created_at))
        .where(Message.cohort_id == cohort.id, Message.code == code, Message.registration_id.is_not(None))
        .group_by(Message.registration_id)
    )
    had = dict(db.session.execute(put).all())
    return [Recipient(one, written_to(one.person.email), had.get(one.id)) for one in registrations]


def mail_to(cohort, registrations, text, by, *, token, code, language="th", along=()):
    """Put one message for each of these people into the outbox; returns how many were put.

    `token` names this mailing: sent again with the same one, nobody gets a second message. People without a usable
    address are passed over. Raises Refused when nobody is left, and when an attachment could not be made for somebody.
    """
    reachable = [one for one in registrations if written_to(one.person.email)]
    if not reachable:
        raise Refused(_("Tick at least one person who has an e-mail address."))
    refuse_attachments(cohort, reachable, along)
    facts = facts_of(cohort, reachable, language, text.names)
    count = len(outbox.put_all(
        letter(cohort, one, text.filled(facts[one.id]), f"mailing:{token}:{one.id}", by, code, language, along)
        for one in reachable
    ))  # fmt: skip
    if count:
        journal.record(by, "mailed", cohort, count=count)
    return count


def write(cohort, registration, filled, key, by, code, language, along):
    """Put one filled letter; its id, or None when it was put before."""
    return outbox.put(**letter(cohort, registration, filled, key, by, code, language, along))


def letter(cohort, registration, filled, key, by, code, language, along):
    """A filled letter as the outbox takes it. Raises Refused for one that is empty."""
    subject, body = filled
    if not subject or not body:
        raise Refused(_("The subject and the text may not be empty."), "subject" if not subject else "body")
    return {
        "key": key, "code": code, "recipient": registration.person.email, "subject": subject, "body": body,
        "name": registration.label, "language": language, "attachments": [{"kind": kind} for kind in along],
        "cohort_id": cohort.id, "registration_id": registration.id, "account_id": by.id if by else None,
    }  # fmt: skip


def refuse_attachments(cohort, registrations, along):
    """Refuse what could not be made later: days not set, a letter not finished, people without seat."""
    if "calendar" in along and cohort.starts_on is None:
        raise Refused(_("Set the dates of the cohort before you send its calendar."), "along")
    if "invitation" in along:
        official.refuse_unfinished(official.letter_of(cohort))
        for one in registrations:
            if one.state != State.ACCEPTED:
                official.group_of(one)
