"""Who cannot be reached by mail: whose address does not work, and who has none and is to be told by telephone."""

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from trainer.database import db
from trainer.mail.models import Message, MessageState
from trainer.people.models import Person
from trainer.registration.models import Registration, State
from trainer.registration.offered import Offer
from trainer.registration.queries import registrations_of

GONE = (State.WITHDRAWN, State.MERGED)
URGENT = {State.OFFERED: 0, State.ACCEPTED: 1, State.RESERVE: 2}


def broken(cohort):
    """Rows (Message, Registration or None): the newest undeliverable message to each person or address."""
    newest = (
        select(func.max(Message.id))
        .where(Message.cohort_id == cohort.id, Message.state == MessageState.FAILED, Message.undeliverable)
        .group_by(Message.registration_id, Message.recipient)
    )
    return (
        select(Message, Registration)
        .outerjoin(Registration, Registration.id == Message.registration_id)
        .outerjoin(Registration.person)
        .options(contains_eager(Registration.person), joinedload(Registration.organisation))
        .where(Message.id.in_(newest))
        .order_by(Message.id.desc())
    )


def without_address(cohort):
    """Registrations of who has no e-mail address and still has or hopes for a place; the most urgent first."""
    open_offer = Offer.answer.is_(None) & (Offer.registration_id == Registration.id)
    people = registrations_of(cohort).outerjoin(Offer, open_offer)
    return (
        people.where(Registration.state.not_in(GONE), or_(Person.email.is_(None), ~Person.email.contains("@")))
        .order_by(None)
        .order_by(case(URGENT, value=Registration.state, else_=3), Offer.deadline, Person.sort_key, Registration.id)
    )


def deadlines(registrations):
    """{registration id: until when a seat is offered} of those among these to whom one is."""
    ids = [one.id for one in registrations]
    waiting = select(Offer.registration_id, Offer.deadline).where(
        Offer.registration_id.in_(ids), Offer.answer.is_(None)
    )
    return dict(db.session.execute(waiting).all())
