"""Takes a registry workbook over: whole, once, and with the history of every certification kept."""

from dataclasses import dataclass

from trainer import journal
from trainer.changes import change, differences, kept_unique
from trainer.database import db
from trainer.organisations import queries
from trainer.organisations.models import Certification, Organisation, number_taken
from trainer.organisations.registry_plan import Plan, plan


@dataclass(frozen=True)
class Outcome:
    """How many organisations a workbook added, changed and left as they were, and what was doubtful in sentences."""

    added: int
    changed: int
    unchanged: int
    problems: tuple


def import_registry(book, by=None):
    """Take over a registry workbook and return the Outcome; the same workbook again changes nothing.

    An organisation is known again by its number, else by its name and province. A revocation closes the
    certification of its row, a later day of certification opens another; none is ever dropped.
    Raises Refused naming every row, and its column, that cannot be understood; nothing is written then.
    """
    return take_over(planned(book), by)


def planned(book) -> Plan:
    """What the workbook would change. Raises Refused as `import_registry` does."""
    return plan(book, db.session.scalars(queries.organisations()).all())


def take_over(whole: Plan, by=None) -> Outcome:
    """Do what was planned."""
    outcome = Outcome(*(len(whole.having(each)) for each in ("added", "changed", "unchanged")), tuple(whole.problems))
    kept_unique(lambda: _write(whole, by), number_taken, "registration_key")
    return outcome


def _write(whole, by):
    new = [(Organisation(**step.facts), step) for step in whole.having("added")]
    changed = whole.having("changed")
    db.session.add_all(organisation for organisation, _step in new)
    db.session.flush()  # all at once; a flush for each would take minutes for a large registry
    for organisation, step in new:
        journal.record(by, "imported", organisation)
        _write_history(organisation, step, whole.file, by)
    for step in changed:
        change(by, step.organisation, **step.facts)
        _write_history(step.organisation, step, whole.file, by)


def _write_history(organisation, step, file, by):
    for held in step.certifications:
        record = held.record or Certification(source=file[:200])
        if held.record is None:
            organisation.certifications.append(record)
        _write_certification(record, held, organisation, by)


def _write_certification(record, held, organisation, by):
    facts = {"certified_on": held.certified_on, "revoked_on": held.revoked_on, "number": held.number}
    changes = differences(record, facts)
    for name, value in facts.items():
        setattr(record, name, value)
    if held.record is None:
        journal.record(by, "certified", organisation, day=held.certified_on.isoformat(), number=held.number)
        if held.revoked_on:
            journal.record(by, "certification_revoked", organisation, day=held.revoked_on.isoformat())
    elif "revoked_on" in changes and changes["revoked_on"][0] is None:
        journal.record(by, "certification_revoked", organisation, day=held.revoked_on.isoformat(), changes=changes)
    elif changes:
        journal.record(by, "certification_corrected", organisation, changes=changes)
