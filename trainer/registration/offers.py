"""Answers to offered seats: taken, declined, not given in time, taken back. A seat set free goes to the next, once.

Each verb holds the cohort first and looks again, so that of two answers at the same moment one counts.
"""

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.look import moment, today
from trainer.programmes.models import Cohort
from trainer.registration import admission, giving, offered, ranking, seat_words, seats, turns
from trainer.registration.intake import Intake, intake_of
from trainer.registration.models import SEATED, Registration, State
from trainer.registration.offered import UNANSWERED, Answer, Offer, last_offer, open_offer

USUAL_DAYS = 7  # for an offer by hand in a cohort that gives seats without asking


def make(registration, by, reason="", days=None):
    """Offer one person a seat by hand, until the end of the day so many days on; returns the Offer.

    Raises Refused as `admission.accept` does; also when no seat is left for the person, and from the first day on.
    """
    seats.hold(registration)
    turns.refuse_if_hopeless(registration)
    if registration.state in SEATED:
        raise Refused(_("%(name)s has a seat, or an offer of one, already.", name=registration.label))
    days = days or intake_of(registration.cohort).offer_days or USUAL_DAYS
    if not 1 <= days <= 60:
        raise Refused(_("An offer can wait for 1 to 60 days."), "days")
    deadline = offered.deadline(registration.cohort, days)
    if deadline is None:
        raise Refused(_("The cohort begins today, or has begun: there is no time to ask. Give the seat."))
    if not turns.may_sit_now(registration, reason):
        raise Refused(seat_words.why(seats.seating_of(registration.cohort).why_not(seats.group_of(registration))))
    return giving.offer(registration, deadline, by, reason=reason.strip())


def accept(registration, by=None):
    """Take the offered seat. A second time changes nothing.

    `by` is the organiser who was told; None is the person, who is refused once the deadline has passed.
    """
    seats.hold(registration)
    offer = _waiting(registration, Answer.ACCEPTED, State.ACCEPTED)
    if offer is None:
        return
    if by is None and offer.overdue:
        raise Refused(_("The offer was open until %(moment)s; it has ended.", moment=moment(offer.deadline)))
    offer.end(Answer.ACCEPTED)
    giving.seat(registration, by)
    db.session.flush()


def decline(registration, by=None, reason=""):
    """Turn the offered seat down; it goes to the next. A second time changes nothing."""
    seats.hold(registration)
    if _waiting(registration, Answer.DECLINED, State.WITHDRAWN) is not None:
        admission.withdraw(registration, reason, by)


def _waiting(registration, answer, state):
    """The offer to be answered; None when it has this answer already. Raises Refused when there is none."""
    offer = open_offer(registration)
    if offer is not None:
        return offer
    last = last_offer(registration)
    if last is not None and last.answer == answer and registration.state == state:
        return None
    if last is not None and last.answer == Answer.LAPSED:
        raise Refused(_("The offer was open until %(moment)s; it has ended.", moment=moment(last.deadline)))
    if last is not None and last.answer == Answer.RETRACTED:
        raise Refused(_("The offer was taken back by the organiser."))
    raise Refused(_("No seat is offered to %(name)s at this time.", name=registration.label))


def retract(registration, reason, by):
    """Take an offer back, with a reason: the person waits again where they stood, until an organiser decides."""
    seats.hold(registration)
    offer = open_offer(registration)
    if offer is None:
        raise Refused(_("No seat is offered to %(name)s at this time.", name=registration.label))
    if not reason.strip():
        raise Refused(_("Taking an offer back needs a reason."), "reason")
    cohort = registration.cohort
    place = offer.rank or seats.next_rank(cohort)
    offer.end(Answer.RETRACTED)
    journal.record(by, "took_back_offer", registration, reason=reason.strip())
    giving.make_room(cohort, place)
    giving.rank(registration, place, by, reason=reason.strip())
    ranking.settle(cohort)
    admission.pass_on(cohort)


def lapse_due():
    """Let every offer lapse that nobody answered in time, and offer the seats to the next where the cohort does so by
    itself; also seats that became free in another way. Commits cohort by cohort; returns how many offers lapsed.

    For the worker, every minute: whatever else failed to pass on a free seat is made up for here.
    """
    lapsed = 0
    for cohort_id in [*_with_overdue(), *_with_free_seats()]:
        try:
            lapsed += _lapse(db.session.get(Cohort, cohort_id))
            db.session.commit()
        except Refused as refusal:
            db.session.rollback()
            current_app.logger.warning("The seats of cohort %s were not passed on: %s", cohort_id, refusal)
    return lapsed


def _lapse(cohort):
    lock(cohort)
    overdue = db.session.scalars(_overdue().where(Registration.cohort_id == cohort.id).order_by(Offer.id)).all()
    for offer in overdue:
        offer.end(Answer.LAPSED)
        giving.leave(offer.registration, None, "let_lapse", deadline=offered.day_of(offer).isoformat())
    admission.pass_on(cohort)
    return len(overdue)


def _overdue():
    return select(Offer).join(Offer.registration).where(UNANSWERED, Offer.deadline < now())


def _with_overdue():
    """The ids of the cohorts with offers that nobody answered in time; what is closed stays as it is."""
    found = _overdue().join(Registration.cohort).where(Cohort.closed_at.is_(None))
    return db.session.scalars(found.with_only_columns(Cohort.id).distinct()).all()


def _with_free_seats():
    """The ids of the cohorts that pass free seats on by themselves, where a reserve could be waiting for one."""
    waiting = select(Registration.cohort_id).where(Registration.state == State.RESERVE)
    passing = (
        select(Cohort)
        .join(Intake, Intake.cohort_id == Cohort.id)
        .where(Intake.offers_at_once, Cohort.id.in_(waiting), Cohort.closed_at.is_(None))
        .where(Cohort.starts_on.is_(None) | (Cohort.starts_on > today()))
    )
    return [cohort.id for cohort in db.session.scalars(passing) if seats.free(cohort) > 0]
