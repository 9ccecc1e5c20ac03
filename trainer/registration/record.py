"""One registration entered or corrected by hand, by the same reading of names and numbers as a roster's row."""

from flask_babel import gettext as _

from trainer import journal
from trainer.changes import differences
from trainer.database import lock
from trainer.errors import Refused
from trainer.organisations.models import Organisation
from trainer.registration import importing, problems
from trainer.registration.eligibility import terms_of
from trainer.registration.roster import Decision, RosterRow
from trainer.thai import numerals

BY_HAND = "–"
FATAL = {"name": {"name_missing"}, "phone": {"phone_invalid"}, "email": {"email_invalid"}}


def read(cohort, facts, organisation_id=None):
    """How the words of a form are understood: a roster.CheckedRow.

    `facts` are {field: text} as in a roster. Raises Refused at the first field that cannot be read.
    """
    words = facts["organisation"]
    number = numerals.arabic_digits(words).strip()
    by_number = number if number[:1].isdigit() else ""
    raw = {**facts, "registration_no": by_number, "organisation": "" if by_number else words}
    row = RosterRow(BY_HAND, 0, raw, decision=Decision(organisation_id=organisation_id, not_a_duplicate=True))
    [checked] = importing.check(cohort, [row])
    for problem in checked.problems:
        if problem.code in FATAL.get(problem.field, ()):
            raise Refused(problems.sentence(problem), problem.field)
    return checked


def enter(cohort, facts, by):
    """Register one person as an application. Raises Refused when the same person is registered already."""
    lock(cohort)
    checked = read(cohort, facts)
    if checked.status == "done":
        raise Refused(_("%(name)s is registered in this cohort already.", name=checked.name), "name")
    [made] = importing.register(cohort, [checked], by, {})
    return made


def correct(registration, facts, by):
    """Put a registration right; what the rules say of it is asked anew, and the journal keeps what stood before."""
    lock(registration.cohort)
    kept = registration.organisation_id if facts["organisation"] == registration.organisation_label else None
    checked = read(registration.cohort, facts, organisation_id=kept)
    person = {name: getattr(checked, name) for name in ("title", "first_name", "last_name", "phone", "email")}
    place = {name: getattr(checked, name) for name in ("position", "province", "food", "needs")}
    place["organisation_id"] = checked.organisation and checked.organisation.id
    place["organisation_name"] = checked.organisation_name or registration.organisation_name
    changes = differences(registration.person, person) | differences(registration, place)
    for name, value in person.items():
        setattr(registration.person, name, value)
    for name, value in place.items():
        setattr(registration, name, value)
    if "organisation_id" in changes:
        ask_the_rules(registration, checked.organisation)
    if changes:
        journal.record(by, "changed", registration, changes=changes)


def ask_the_rules(registration, organisation: Organisation | None):
    """Freeze anew what the terms say of the organisation, as of the cohort's first day."""
    found = terms_of(registration.cohort).shortcomings(organisation)
    registration.shortcomings = [one.to_dict() for one in found]


def as_typed(registration):
    """The facts of a registration as the form shows them."""
    person = registration.person
    return {
        "name": person.full_name, "position": registration.position, "organisation": registration.organisation_label,
        "province": registration.province or "", "phone": person.phone or "", "email": person.email or "",
        "food": registration.food, "needs": registration.needs,
    }  # fmt: skip
