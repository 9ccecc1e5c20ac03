"""An application becomes a registration: read as a roster's row is, judged, and kept once, however often it is sent.

What can be read beforehand is read before the cohort is held; under its lock there are only a few statements by index,
whatever the number of those who are registered.
"""

from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import or_, select

from trainer import journal
from trainer.applications import answers, finding
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.matching import Matcher
from trainer.people.models import Person
from trainer.registration import admission, consent, importing, judging, problems, roster
from trainer.registration.consent_texts import Purpose
from trainer.registration.eligibility import terms_of
from trainer.registration.models import Registration, State
from trainer.registration.roster import Decision, RosterRow
from trainer.registration.signals import received
from trainer.thai import names

FORM = "–"  # stands where a roster's row names its file
PERSONAL = ("name", "position", "organisation", "province", "phone", "email", "lodging")  # kept as they were typed


class AlreadyApplied(Refused):
    """The same person is registered in the cohort; `registration` is for letters to that person, not for pages."""

    def __init__(self, registration):
        super().__init__(_("An application of this person has been received already."), "name")
        self.registration = registration


def read(cohort, facts):
    """How what was typed is understood: a roster.CheckedRow with its problems. Reads only, and only by index.

    `facts`: name, position, organisation, province (code or name), phone, email, lodging, food, needs: texts, each
    optional; `organisation_id`: the one chosen among those offered; `unlisted`: it is said to stand in no register.
    """
    chosen, words = facts.get("organisation_id"), facts.get("organisation") or ""
    known = [] if facts.get("unlisted") else finding.candidates(words, chosen)
    number = "" if facts.get("unlisted") or chosen else finding.number_in(words)
    raw = {name: facts.get(name) or "" for name in (*PERSONAL, "food", "needs")}
    raw |= {"registration_no": number, "organisation": "" if number else words}
    row = RosterRow(FORM, 0, raw, decision=Decision(organisation_id=chosen, not_a_duplicate=True))
    [checked] = roster.check([row], Matcher([finding.known(one) for one in known]), terms_of(cohort))
    return replace(checked, organisation_name=called(checked, words))


def called(checked, words):
    """What to call the organisation: as it was written, or as the register does where only a number was."""
    if checked.organisation_name:
        return checked.organisation_name
    return checked.organisation.name if checked.organisation else finding.text.clean(words)[: finding.LONGEST]


def refusals(checked, wanted=("name", "organisation", "phone", "email")):
    """{field: sentence} of what keeps a form from being sent; what only speaks against a seat is not among it."""
    found = {}
    for each in checked.problems:
        if each.code in FATAL.get(each.field, ()) and (each.field in wanted or not each.code.endswith("_missing")):
            found.setdefault(each.field, problems.sentence(each))
    if "organisation" in wanted and not checked.organisation_name:
        found["organisation"] = _("No organisation is given.")
    return found


FATAL = {
    "name": {"name_missing", "name_too_long"},
    "phone": {"phone_missing", "phone_invalid", "phone_digits_lost"},
    "email": {"email_missing", "email_invalid"},
}


def send(cohort, facts, reading=None, consents=(), by=None, language="th", source=None, act="applied"):
    """Make a registration of an application, judge it, and let it have what the cohort gives at once.

    `facts` is what `read` understands, or what it returned; `reading` what `asking.read` returned, if the cohort asks
    anything; `consents` are the purposes agreed to: without SENSITIVE_NEEDS neither food nor needs are kept. `by` is
    who acts, None for applicants; `source` is kept beside the registration; `act` is "applied" or "nominated".
    Returns the Registration. Raises AlreadyApplied for somebody who is registered in this cohort, and
    Refused with its field as place for what cannot be read.
    """
    checked = facts if isinstance(facts, roster.CheckedRow) else read(cohort, facts)
    for field, sentence in refusals(checked, wanted=("name", "organisation")).items():
        raise Refused(sentence, field)
    lock(cohort).refuse_if_closed()
    if twin := already_here(cohort, checked):
        raise AlreadyApplied(twin)
    made = registration_of(cohort, checked, consents, language, source)
    db.session.add(made)
    db.session.flush()
    for purpose in consents:
        consent.write_down(made, purpose, by, consent.Way.SELF)
    if reading is not None:
        answers.keep(made, reading, by, first=True)
    judging.judge(made)
    entry = journal.record(by, act, made)
    received.send(made, entry=entry)
    admission.receive(made, by)
    return made


def already_here(cohort, checked):
    """The registration of the same person in this cohort, or None: same name, and same telephone or organisation.

    The rule of `duplicates.keys`, asked of the database by index; the oldest where there are several.
    """
    key = names.duplicate_key(checked.first_name, checked.last_name)[:400]
    namesakes = select(Person.id).where(Person.name_key == key)
    shared = [Person.phone.in_(checked.phones)] if checked.phones else []
    if checked.organisation:
        shared.append(Registration.organisation_id == checked.organisation.id)
    elif not checked.phones:
        shared.append(Person.phone.is_(None) & Registration.organisation_id.is_(None))
    same = (
        select(Registration)
        .join(Registration.person)
        .where(Registration.person_id.in_(namesakes), Registration.cohort_id == cohort.id)
        .where(Registration.state != State.MERGED, or_(*shared))
    )
    return db.session.scalar(same.order_by(Registration.id).limit(1))


def registration_of(cohort, checked, consents, language, source):
    """The application as it was understood; food and needs only where they may be kept (PDPA B.E. 2562, s. 26)."""
    made = importing.registration_of(cohort, checked)
    made.language, made.source = language, source or source_of(checked)
    if Purpose.SENSITIVE_NEEDS not in consents:
        made.food = made.needs = ""
    return made


def source_of(checked):
    """What was typed, for whoever must look at it later; never what only a consent lets us keep."""
    typed = {str(problems.FIELD_WORDS[name]): checked.raw[name] for name in PERSONAL if checked.raw.get(name)}
    return {"file": "", "row": 0, "cells": typed, "fingerprint": checked.fingerprint, "problems": checked.codes}
