"""Another try for what failed: to the same address, to the one that the person has by now, or to a corrected one."""

from sqlalchemy import select

from trainer.database import db
from trainer.errors import Refused
from trainer.mail import address, outbox
from trainer.mail.models import Message, MessageState
from trainer.people.models import Person
from trainer.registration import record
from trainer.registration.models import Registration


def again(message, by):
    """Send one message once more, to the address that its person has by now. Raises Refused as `outbox.again` does."""
    outbox.again(message, by, recipient=address_now(message))


def all_again(cohort, by):
    """Send everything once more that failed, but for addresses that do not work and were not corrected since.

    Returns how many messages were put back.
    """
    failed = (
        select(Message, Person.email)
        .outerjoin(Registration, Registration.id == Message.registration_id)
        .outerjoin(Registration.person)
        .where(Message.cohort_id == cohort.id, Message.state == MessageState.FAILED)
        .order_by(Message.id)
    )
    sendable = [(one, email) for one, email in db.session.execute(failed).all() if has_hope(one, email)]
    for one, email in sendable:
        outbox.again(one, by, recipient=address.written_to(email) or "")
    return len(sendable)


def has_hope(message, email):
    """Whether another try may succeed; `email` is the address that the person has by now."""
    return not message.undeliverable or moved(message, email)


def moved(message, email):
    """Whether the person can be written to at another address by now."""
    usable = address.written_to(email)
    return bool(usable) and usable.lower() != message.recipient.lower()


def correct(message, email, by):
    """Give the message's person another address, and send all that failed at the old one once more; returns how many.

    Raises Refused, its place `email`, for an address that cannot be written to.
    """
    recipient = usable(email)
    registration = message.registration_id and db.session.get(Registration, message.registration_id)
    failed = [message]
    if registration:
        if (registration.person.email or "").lower() != recipient.lower():
            record.correct(registration, record.as_typed(registration) | {"email": recipient}, by)
        failed = failed_at(registration, message.recipient)
    for one in failed:
        outbox.again(one, by, recipient=recipient)
    return len(failed)


def usable(email):
    try:
        return address.usable(email.strip())
    except Refused as refusal:
        raise Refused(refusal.message, "email") from refusal


def failed_at(registration, recipient):
    """The messages to one person that failed at an address."""
    mine = (Message.registration_id == registration.id, Message.recipient == recipient)
    return db.session.scalars(select(Message).where(*mine, Message.state == MessageState.FAILED)).all()


def address_now(message):
    """The e-mail address that the message's person has by now, or ""."""
    registration = db.session.get(Registration, message.registration_id) if message.registration_id else None
    return (registration and address.written_to(registration.person.email)) or ""
