"""What a letter can say of one person's case: rank, reasons, deadlines, who nominated. One statement for many people.

Each function takes (cohort, registrations, language) and returns {registration id: text}; who is not in it has "".
"""

from flask_babel import force_locale
from sqlalchemy import func, select

from trainer import journal
from trainer.database import db
from trainer.look import local
from trainer.mail.address import written_to
from trainer.nominations.models import Substitution
from trainer.registration.appeals import Appeal
from trainer.registration.eligibility_words import sentence
from trainer.registration.models import State
from trainer.registration.offered import Answer, Offer
from trainer.registration.queries import reserve_positions
from trainer.registration.status_link import status_address
from trainer.thai import dates
from trainer.thai.text import clean

TIMES = {"th": "{day} เวลา {time}", "en": "{day}, {time}"}
REASONS = {State.DECLINED: "declined", State.RESERVE: "took_back_offer"}


def ranks(cohort, registrations, _language):
    """The place among the reserves, from 1."""
    return {key: str(place) for key, place in reserve_positions(cohort, registrations).items()}


def reasons(cohort, registrations, language):
    """Why somebody was turned down, was replaced, or had an offer taken back."""
    acts = {one.id: REASONS[one.state] for one in registrations if one.state in REASONS}
    said = (
        select(journal.Entry.subject_id, journal.Entry.act, journal.Entry.facts)
        .where(journal.Entry.subject_type == "registration", journal.Entry.subject_id.in_(acts))
        .where(journal.Entry.act.in_(REASONS.values()))
        .order_by(journal.Entry.id)
    )
    found = {
        subject: facts.get("reason", "")
        for subject, act, facts in (db.session.execute(said) if acts else ())
        if act == acts[subject]
    }
    return found | {left: each.reason for left, each in _substitutions(registrations) if left == each.left_id}


def deadlines(_cohort, registrations, language):
    """Until when a seat is offered, or was before the offer lapsed, by Bangkok's clocks."""
    ids = [one.id for one in registrations]
    last = select(func.max(Offer.id)).where(Offer.registration_id.in_(ids)).group_by(Offer.registration_id)
    offers = select(Offer.registration_id, Offer.deadline).where(Offer.id.in_(last))
    offers = offers.where(Offer.answer.is_(None) | (Offer.answer == Answer.LAPSED))
    return {key: in_words(deadline, language) for key, deadline in db.session.execute(offers)}


def in_words(moment, language):
    """A moment as date and time of day by Bangkok's clocks."""
    here = local(moment)
    day, time = dates.long_date(here.date(), locale=language), dates.clock(here.time(), locale=language)
    return TIMES[language].format(day=day, time=time)


def shortcomings(_cohort, registrations, language):
    """What of the terms is not met, in sentences; nothing for who was admitted by exception."""
    short = [one for one in registrations if one.shortcomings and not one.exception_reason]
    with force_locale(language):
        return {one.id: " ".join(clean(str(sentence(each))) for each in one.shortcomings) for one in short}


def nominators(_cohort, registrations, _language):
    """The organisation or office that nominated somebody, as the journal has it; nobody where an account did it."""
    said = (
        select(journal.Entry.subject_id, journal.Entry.actor)
        .where(journal.Entry.act == "nominated", journal.Entry.subject_type == "registration")
        .where(journal.Entry.subject_id.in_([one.id for one in registrations]), journal.Entry.account_id.is_(None))
        .order_by(journal.Entry.id)
    )
    return {subject: clean(actor) for subject, actor in db.session.execute(said)}


def answers(_cohort, registrations, _language):
    """The reason that answered the last appeal."""
    return {key: clean(answer) for key, (_granted, answer) in _appeals(registrations).items()}


def granted(_cohort, registrations, _language):
    """The word yes for whom the last appeal was granted."""
    return {key: "yes" for key, (granted, _answer) in _appeals(registrations).items() if granted}


def others(_cohort, registrations, _language):
    """The name of the other one of a substitution."""
    return {
        key: clean((each.came if key == each.left_id else each.left).label)
        for key, each in _substitutions(registrations)
    }  # fmt: skip


def status_pages(_cohort, registrations, _language):
    """The address of the status page, for who can be written to: whoever has it can act as this person."""
    return {one.id: status_address(one) for one in registrations if written_to(one.person.email)}


def _appeals(registrations):
    found = select(Appeal.registration_id, Appeal.granted, Appeal.answer).where(
        Appeal.registration_id.in_([one.id for one in registrations]), Appeal.granted.is_not(None)
    )
    return {key: (granted, answer) for key, granted, answer in db.session.execute(found.order_by(Appeal.id))}


def _substitutions(registrations):
    """(registration id, Substitution) of these people; who was replaced after coming for another is told the former."""
    ids = {one.id for one in registrations}
    found = select(Substitution).where(Substitution.left_id.in_(ids) | Substitution.came_id.in_(ids))
    for each in db.session.scalars(found.order_by(Substitution.id)):
        yield from ((key, each) for key in (each.came_id, each.left_id) if key in ids)
