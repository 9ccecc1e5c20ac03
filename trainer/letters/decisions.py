"""Decisions about people, told by letter.

Offers and how they end are always told. Seats, ranks, refusals and withdrawals are told in cohorts whose organisers
switched that on (off until they do), and always where no organiser decided: they answer what the person, or another
one, did on a public page, or the cohort gives seats by itself.
"""

from flask import has_request_context

from trainer import journal
from trainer.database import db
from trainer.letters.defaults import LETTERS
from trainer.letters.letter import Sent
from trainer.letters.models import CohortMail
from trainer.letters.telling import tell
from trainer.registration.intake import intake_of
from trainer.registration.offered import Answer, last_offer
from trainer.registration.signals import decided

LETTER_OF = {
    "accepted": "accepted", "put_on_reserve": "reserve", "declined": "declined", "withdrew": "withdrawn",
    "offered": "offer", "let_lapse": "lapsed",
}  # fmt: skip


def init_app():
    decided.connect(told)


def told(registration, entry):
    """Write to the person about the decision just journalled: once for each decision, in its own transaction."""
    code = letter_of(registration, entry)
    if code is None or not is_told(registration.cohort, entry, LETTERS[code]):
        return
    db.session.flush()  # the entry's number becomes the message's key, and rank and reason can be read
    tell(registration, code, f"decision:{entry.id}")


def letter_of(registration, entry):
    """The code of the letter that tells of an act, or None."""
    if entry.act == "put_on_reserve" and "reason" in entry.facts:
        last = last_offer(registration)
        if last is not None and last.answer == Answer.RETRACTED:
            return "retracted"
    return LETTER_OF.get(entry.act)


def is_told(cohort, entry, letter):
    """Whether the person is told of it by itself."""
    return letter.sent == Sent.ALWAYS or by_nobody(cohort, entry) or mails_decisions(cohort)


def by_nobody(cohort, entry):
    """Whether no organiser decided: somebody without an account did on a public page, or the cohort by itself."""
    return entry.account_id is None and (has_request_context() or intake_of(cohort).offers_at_once)


def mails_decisions(cohort):
    """Whether this cohort mails its organisers' decisions by itself."""
    found = db.session.get(CohortMail, cohort.id)
    return bool(found and found.decisions)


def switch(cohort, wanted, by):
    """Mail decisions by itself from now on, or no longer; nothing is sent about earlier decisions."""
    if mails_decisions(cohort) == wanted:
        return
    found = db.session.get(CohortMail, cohort.id)
    if found is None:
        found = CohortMail(cohort_id=cohort.id)
        db.session.add(found)
    found.decisions = wanted
    journal.record(by, "switched_mail_on" if wanted else "switched_mail_off", cohort)
