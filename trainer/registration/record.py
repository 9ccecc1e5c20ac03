"""One registration entered or corrected by hand, by the same reading of names and numbers as a roster's row."""

import re
from dataclasses import replace

from flask_babel import gettext as _

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.registration import housing, importing, judging, problems, trained
from trainer.registration.lodging import Stay
from trainer.registration.models import State
from trainer.registration.purging import SENSITIVE
from trainer.registration.roster import Decision, RosterRow
from trainer.thai import numerals, text

BY_HAND = "–"
FATAL = {
    "name": {"name_missing", "name_too_long"},
    "phone": {"phone_invalid", "phone_digits_lost"},
    "email": {"email_invalid"},
}


def read(cohort, facts, organisation_id=None):
    """How the words of a form are understood: a roster.CheckedRow.

    `facts` are {field: text} as in a roster. Raises Refused at the first field that cannot be read.
    """
    words = facts["organisation"]
    number = numerals.arabic_digits(words).strip()
    by_number = number if re.fullmatch(r"\d[\d\s/.-]*", number) else ""
    raw = {**facts, "registration_no": by_number, "organisation": "" if by_number else words}
    row = RosterRow(BY_HAND, 0, raw, decision=Decision(organisation_id=organisation_id, not_a_duplicate=True))
    [checked] = importing.check(cohort, [row])
    for problem in checked.problems:
        if problem.code in FATAL.get(problem.field, ()):
            raise Refused(problems.sentence(problem), problem.field)
    return replace(checked, organisation_name=named(checked, words))


def named(checked, words):
    """What to call the organisation: what was typed, or the register's name where only a number was."""
    if checked.organisation_name:
        return checked.organisation_name
    return checked.organisation.name if checked.organisation else text.clean(words)


def enter(cohort, facts, by):
    """Register one person as an application. Raises Refused when the same person is registered already."""
    lock(cohort).refuse_if_closed()
    checked = read(cohort, facts)
    if checked.keys & importing.known_people(cohort):
        raise Refused(_("%(name)s is registered in this cohort already.", name=checked.name), "name")
    [made] = importing.register(cohort, [checked], by)
    return made


def correct(registration, facts, by):
    """Put a registration right; what the rules say of it is asked anew, and the journal keeps what stood before."""
    lock(registration.cohort).refuse_if_closed()
    kept = registration.organisation_id if facts["organisation"] == registration.organisation_label else None
    checked = read(registration.cohort, facts, organisation_id=kept)
    before, person, organisation_id = as_typed(registration), trained.known(registration), registration.organisation_id
    put(registration.person, importing.person_facts(checked))
    if checked.lodging != Stay.YES:
        housing.leave([registration.id])
    put(registration, place_facts(checked) | ({} if kept else {"organisation_name": checked.organisation_name}))
    if registration.organisation_id != organisation_id:
        db.session.expire(registration, ["organisation"])
        registration.exception_reason = ""  # it was given for the other organisation
        judging.judge(registration)
    elif trained.known(registration) != person and registration.state != State.ACCEPTED:
        judging.judge(registration)  # it may be somebody else now, who was trained before; a seat keeps its answer
    tell(registration, before, as_typed(registration), by)


def tell(registration, before, after, by):
    """Write down what changed; of food and needs only that they did, for what they say may be about health or faith."""
    changes = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    if changes:
        unsaid = {"unsaid": [name for name in changes if name in SENSITIVE]} if changes.keys() & SENSITIVE else {}
        said = {name: pair for name, pair in changes.items() if name not in SENSITIVE}
        journal.record(by, "changed", registration, changes=said, **unsaid)


def put(record, facts):
    for name, value in facts.items():
        setattr(record, name, value)


def place_facts(checked):
    """What a row tells of the registration itself; the name of the organisation apart."""
    facts = {name: getattr(checked, name) for name in ("position", "province", "food", "lodging", "needs")}
    return facts | {"organisation_id": checked.organisation and checked.organisation.id}


def as_typed(registration):
    """The facts of a registration as the form shows them."""
    person = registration.person
    return {
        "name": person.full_name, "position": registration.position, "organisation": registration.organisation_label,
        "province": registration.province or "", "phone": person.phone or "", "email": person.email or "",
        "food": registration.food, "lodging": str(registration.lodging), "needs": registration.needs,
    }  # fmt: skip
