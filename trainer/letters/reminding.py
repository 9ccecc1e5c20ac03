"""Reminders of offered seats, a day before the offer ends: once for each offer."""

from datetime import timedelta

from sqlalchemy import select

from trainer.database import db, lock, now
from trainer.letters.telling import tell
from trainer.mail.models import Message
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration
from trainer.registration.offered import Offer

BEFORE = timedelta(days=1)
LONG_ENOUGH = timedelta(hours=36)  # an offer that waits for a shorter time would be reminded of at once


def remind_due():
    """Remind everybody whose offer ends within a day and has not been answered; commits one by one.

    For the worker. Returns how many messages were put.
    """
    put = 0
    for offer in due():
        lock(offer)  # an answer at this moment comes first, or waits for the reminder
        if offer.answer is None and tell(offer.registration, "offer_reminder", key_of(offer)):
            put += 1
        db.session.commit()
    return put


def due():
    """The open offers that end within a day and were not reminded of; what is closed stays as it is."""
    moment = now()
    soon = (
        select(Offer)
        .join(Offer.registration)
        .join(Registration.cohort)
        .where(Offer.answer.is_(None), Offer.deadline > moment, Offer.deadline <= moment + BEFORE)
        .where(Cohort.closed_at.is_(None))
        .order_by(Offer.deadline, Offer.id)
    )
    offers = [one for one in db.session.scalars(soon) if one.deadline - one.made_at >= LONG_ENOUGH]
    keys = [key_of(one) for one in offers]
    reminded = set(db.session.scalars(select(Message.key).where(Message.key.in_(keys))))
    return [one for one in offers if key_of(one) not in reminded]


def key_of(offer):
    return f"offer-reminder:{offer.id}"
