"""One letter to one person about one act: in the person's language, in the act's own transaction, once by its key."""

from sqlalchemy import select

from trainer.database import db
from trainer.letters.defaults import LETTERS
from trainer.letters.mailing import write
from trainer.letters.placeholders import facts_of
from trainer.letters.texts import text_of
from trainer.mail.address import written_to
from trainer.mail.models import Message


def tell(registration, code, key):
    """Put the letter `code`; returns the message's id, None where it was put before or the person has no address.

    The key names the act (see `outbox.put`). Whoever has no address is to be told by telephone (see `reach.py`).
    """
    if not written_to(registration.person.email):
        return None
    cohort, language = registration.cohort, registration.language
    text = text_of(cohort.programme, code, language)
    filled = text.filled(facts_of(cohort, [registration], language, text.names)[registration.id])
    return write(cohort, registration, filled, key, None, code, language, along(registration, LETTERS[code]))


def along(registration, letter):
    """The kinds of attachments: the days, where they are set; taken out again only where they were sent before."""
    wanted = "calendar" in letter.attachments or letter.ends_a_place and had_calendar(registration)
    return ["calendar"] if wanted and registration.cohort.starts_on else []


def had_calendar(registration):
    """Whether an earlier letter brought the person the days for the calendar."""
    before = select(Message.attachments).where(Message.registration_id == registration.id)
    return any(one["kind"] == "calendar" for kinds in db.session.scalars(before) for one in kinds)
