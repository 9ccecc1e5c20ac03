"""What the holder of a status link is told: where the application stands, why, what comes next, what can be done."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.database import db
from trainer.journal import Entry
from trainer.look import long_date, moment
from trainer.registration import appeals, consent, offered, purging, queries, ranking, standing
from trainer.registration.consent_texts import Purpose, text
from trainer.registration.models import SEATED, State
from trainer.registration.offered import Answer
from trainer.registration.signals import status_told

CORRECTABLE = (State.APPLIED, State.RESERVE, *SEATED)
GIVEN_BACK = (Answer.DECLINED, Answer.LAPSED)


@dataclass(frozen=True)
class Standing:
    """Everything that depends on the state: `sentence` in words, `place` among the reserves, `why` a list of sentences,
    `offer` the one to be answered, and what the holder may do now."""

    sentence: str
    place: int | None
    why: list
    offer: offered.Offer | None
    may_correct: bool
    may_withdraw: bool
    may_wait_again: bool
    may_appeal: bool
    may_agree: bool


def standing_of(one, today):
    """The Standing of one registration on a day (Bangkok)."""
    cohort, last = one.cohort, offered.last_offer(one)
    before = not cohort.closed_at and (cohort.starts_on is None or today < cohort.starts_on)
    place = queries.reserve_positions(cohort, [one]).get(one.id)
    offer = last if last is not None and last.answer is None and one.state == State.OFFERED else None
    return Standing(
        sentence=sentence(one, place, last), place=place, why=[*reasons(one), *told_elsewhere(one)], offer=offer,
        may_correct=before and one.state in CORRECTABLE,
        may_withdraw=before and one.state in CORRECTABLE,
        may_wait_again=before and one.state == State.WITHDRAWN and last is not None and last.answer in GIVEN_BACK,
        may_appeal=appeals.may_appeal(one),
        may_agree=one.state != State.WITHDRAWN,
    )  # fmt: skip


def sentence(one, place, last):
    """Where the application stands, as one says it."""
    said = {
        State.APPLIED: _("The application has been received and waits for a decision."),
        State.ACCEPTED: _("You have a seat."),
        State.RESERVE: _("You are number %(place)s on the waiting list.", place=place),
        State.WITHDRAWN: _("The application was withdrawn."),
        State.DECLINED: _("The application was turned down."),
    }
    if one.state == State.OFFERED:
        return _("A seat is offered to you. Please answer until %(moment)s.", moment=moment(last.deadline))
    if one.state == State.WITHDRAWN and last is not None and last.answer == Answer.LAPSED:
        return _("A seat was offered to you until %(moment)s. It was not answered and went to the next.",
                 moment=moment(last.deadline))
    if one.state == State.WITHDRAWN and declined_last(one, last):
        return _("You declined the offered seat on %(moment)s.", moment=moment(last.answered_at))
    return said[one.state]


def declined_last(one, last):
    """Whether the person left by declining the offer, rather than later, after having waited again."""
    declined = last is not None and last.answer == Answer.DECLINED
    return declined and (one.asked_again_at is None or one.asked_again_at < last.answered_at)


def answered_before(one, answer):
    """What is told to whoever answers an offer (Answer) that was answered in another way before; else ""."""
    last = offered.last_offer(one)
    given = last.answer if last is not None else None
    if given == Answer.DECLINED and answer == Answer.ACCEPTED:
        return _("You have declined the offered seat already.")
    if given == Answer.ACCEPTED and answer == Answer.DECLINED:
        return _("You have accepted the offered seat already. To give it back, withdraw the application.")
    return "" if last is not None else _("No seat is offered to you at this time.")


def reasons(one):
    """Why the application stands where it stands: sentences for the applicant, who may see all that was decided on."""
    if one.state == State.RESERVE:
        said = (standing.why_waiting(one), ranking.explained(one.cohort, [one]).get(one.id))
        return [each for each in said if each]
    if one.state == State.DECLINED:
        said = reason_given(one, "declined")
        return [_("The reason: %(reason)s", reason=said)] if said else []
    return []


def told_elsewhere(one):
    """What later chapters know about it: who came in whose place, by whom somebody was nominated."""
    return [sentence for _receiver, sentences in status_told.send(one) for sentence in sentences or ()]


def reason_given(one, act):
    """The reason that was written down with the last such act, or ""."""
    found = select(Entry.facts).where(
        Entry.subject_type == "registration", Entry.subject_id == one.id, Entry.act == act
    )
    facts = db.session.scalar(found.order_by(Entry.id.desc()).limit(1))
    return (facts or {}).get("reason", "")


def coming(one, intake, today):
    """[(day, sentence)] of what comes next for the holder, in order; days that are over are left out."""
    cohort, found = one.cohort, []
    offer = offered.open_offer(one)
    if offer is not None:
        found.append((offered.day_of(offer), _("Last day to answer the offered seat.")))
    if one.state == State.APPLIED and intake.closes_on:
        found.append((intake.closes_on, _("Last day of applications.")))
    if cohort.starts_on and one.state in CORRECTABLE:
        found += [
            (cohort.starts_on - timedelta(1), _("Last day to correct or withdraw the application here.")),
            (cohort.starts_on, _("The training begins: %(place)s", place=cohort.venue) if cohort.venue
             else _("The training begins.")),
            (cohort.ends_on, _("Last day of the training.")),
        ]  # fmt: skip
    if cohort.ends_on and (one.food or one.needs):
        found.append((cohort.ends_on + timedelta(purging.DAYS), _("What you said of food and assistance is deleted.")))
    return sorted((day, said) for day, said in found if day >= today)


@dataclass(frozen=True)
class Agreement:
    """One purpose: since when it is agreed to (None: it is not), in which words, and what was agreed and taken back."""

    purpose: Purpose
    since: date | None
    version: int | None
    wording: str
    history: list


def agreements(one, language):
    """An Agreement for every purpose, in the reader's language."""
    given = db.session.scalars(consent.consents_of(one)).all()
    return [agreement(purpose, [each for each in given if each.purpose == purpose], language) for purpose in Purpose]


def agreement(purpose, given, language):
    held = next((each for each in given if each.withdrawn_at is None), None)
    version = held.text_version if held else consent.newest(purpose)
    words = text(purpose, version, language) if version else ""
    return Agreement(purpose, held and held.given_at, held and held.text_version, words, given)


def ends(one):
    """The sentence that says until when something can be changed here."""
    if one.cohort.starts_on is None:
        return ""
    last = one.cohort.starts_on - timedelta(1)
    return _("You can change it here until the day before the training begins: %(day)s.", day=long_date(last))
