"""Decisions about people, mailed by themselves in cohorts whose organisers want it so. Off until they switch it on."""

from trainer import journal
from trainer.database import db
from trainer.letters.defaults import LETTERS
from trainer.letters.mailing import write
from trainer.letters.models import CohortMail
from trainer.letters.placeholders import facts_of
from trainer.letters.texts import text_of
from trainer.mail.address import written_to
from trainer.registration.signals import decided

LETTER_OF = {"accepted": "accepted", "put_on_reserve": "reserve", "declined": "declined", "withdrew": "withdrawn"}
LANGUAGE = "th"


def init_app():
    decided.connect(tell)


def tell(registration, entry):
    """Write to the person about the decision just journalled: once for each decision, in its own transaction."""
    cohort, code = registration.cohort, LETTER_OF[entry.act]
    if not mails_decisions(cohort) or not written_to(registration.person.email):
        return
    db.session.flush()  # the entry's number becomes the message's key, and rank and reason can be read
    facts = facts_of(cohort, [registration], LANGUAGE)[registration.id]
    filled = text_of(cohort.programme, code, LANGUAGE).filled(facts)
    along = [kind for kind in LETTERS[code].attachments if kind == "calendar" and cohort.starts_on]
    write(cohort, registration, filled, f"decision:{entry.id}", None, code, LANGUAGE, along)


def mails_decisions(cohort):
    """Whether this cohort mails its decisions by itself."""
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
