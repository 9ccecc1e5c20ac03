"""Rosters into registrations: what is checked is what goes in, in one transaction, or nothing does."""

from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.matching import Matcher
from trainer.organisations.queries import known_organisations
from trainer.people.models import Person
from trainer.registration import admission, consent, duplicates, roster
from trainer.registration.consent_texts import Purpose
from trainer.registration.eligibility import terms_of
from trainer.registration.models import Registration, State
from trainer.registration.problems import problem
from trainer.registration.roster import UNDECIDED
from trainer.registration.rosterfiles import roster_file

HOPEFUL = (State.ACCEPTED, State.RESERVE, State.APPLIED)


def check(cohort, rows):
    """A roster.CheckedRow for each roster.RosterRow, all files together, against the registry and the cohort.

    Raises Refused when the cohort has no dates: certification is asked as of its first day.
    """
    if cohort.starts_on is None:
        raise Refused(_("This cohort has no dates; whether an organisation is certified depends on its first day."))
    checked = roster.check(rows, Matcher(known_organisations()), terms_of(cohort), known_people(cohort))
    return with_shares(checked, cohort)


def with_shares(checked, cohort):
    """Note on every row beyond what its organisation may send that this is so; the first ones in order stay clear."""
    most = cohort.programme.max_per_organisation
    if most is None:
        return checked
    colleagues, judged = colleagues_of(cohort), []
    for row in checked:
        if row.organisation and row.status not in ("left_out", "done"):
            if colleagues.get(row.organisation.id, 0) >= most:
                excess = problem("organisation_has_its_share", "organisation", most=most)
                excess = replace(excess, blocking=not row.decision.exception_reason)
                row = replace(row, problems=(*row.problems, excess))
            if row.status == "ready":
                colleagues[row.organisation.id] = colleagues.get(row.organisation.id, 0) + 1
        judged.append(row)
    return judged


def check_books(cohort, books):
    """Read and check workbooks; returns (checked rows, sentences about what was not read)."""
    files = [roster_file(book) for book in books]
    return check(cohort, [row for file in files for row in file.rows]), [note for file in files for note in file.notes]


def take_in_books(cohort, books, by, give_seats=True):
    """Register everyone in these workbooks whom nothing blocks.

    Returns (registrations, checked rows, sentences about what was not read). The cohort is held before the rows are
    checked, so that whoever is taken in elsewhere meanwhile is known.
    """
    lock(cohort).refuse_if_closed()
    checked, notes = check_books(cohort, books)
    return take_in(cohort, without_blocked(checked), by, give_seats), checked, notes


def known_people(cohort):
    """The keys of everyone in the cohort, and the fingerprints of the rows they came from."""
    found = select(
        Person.first_name, Person.last_name, Person.phone, Registration.organisation_id, Registration.source
    ).join(Registration.person)
    known = set()
    for first, last, phone, organisation_id, source in db.session.execute(
        found.where(Registration.cohort_id == cohort.id)
    ):
        known |= duplicates.keys(first, last, (phone,), organisation_id) | {source.get("fingerprint")}
    return known - {None}


def take_in(cohort, checked, by, give_seats=True):
    """Register every ready row of `checked` in its order, and give seats while they last; the rest become reserves.

    Raises Refused, and nothing goes in, when rows are blocked that nobody left out. Returns the new registrations.
    """
    lock(cohort).refuse_if_closed()
    blocked = [row for row in checked if row.status == "blocked"]
    if blocked:
        raise Refused(_("%(count)s rows still have a problem. Correct them or leave them out.", count=len(blocked)))
    already = known_people(cohort)  # once more under the lock: a second click must add nobody
    ready = [row for row in checked if row.status == "ready" and row.fingerprint not in already]
    made = register(cohort, ready, by)
    if made:
        journal.record(by, "imported_roster", cohort, count=len(made))
    if give_seats:
        seat_eligible(cohort, made, by)
    return made


def register(cohort, rows, by):
    """A person and an application for each row, with the raw row and the answer of the rules, frozen."""
    terms, colleagues, made = terms_of(cohort), colleagues_of(cohort), []
    for row in rows:
        key = row.organisation.id if row.organisation else None
        shortcomings = terms.shortcomings(row.organisation, colleagues.get(key, 0))
        colleagues[key] = colleagues.get(key, 0) + 1
        made.append(registration_of(cohort, row, shortcomings))
    db.session.add_all(made)
    db.session.flush()
    for one, row in zip(made, rows, strict=True):
        journal.record(by, "registered", one)
        if row.publication:
            proof = _("%(file)s, row %(row)s", file=row.file, row=row.row)
            consent.write_down(one, Purpose.PUBLICATION, by, consent.Way.ROSTER, note=proof)
    return made


def registration_of(cohort, row, shortcomings):
    """One application as a row tells it; the row itself is kept beside it."""
    person = Person(**person_facts(row))
    known = row.organisation
    return Registration(
        cohort=cohort, person=person, organisation_id=known and known.id, organisation_name=row.organisation_name,
        position=row.position, province=row.province, food=row.food[:60], needs=row.needs[:500], lodging=row.lodging,
        shortcomings=[one.to_dict() for one in shortcomings], judged_as_of=cohort.starts_on,
        exception_reason=row.decision.exception_reason if shortcomings else "",
        source={"file": row.file, "sheet": row.sheet, "row": row.row, "cells": dict(row.cells),
                "fingerprint": row.fingerprint, "problems": row.codes},
    )  # fmt: skip


def person_facts(row):
    """The person whom a row tells of. Addresses are kept in lower case: accounts are found by them."""
    facts = {name: getattr(row, name) for name in ("title", "first_name", "last_name", "phone")}
    return facts | {"email": row.email and row.email.lower()}


def colleagues_of(cohort):
    """How many people each organisation already has among those who hold or hope for a place."""
    return dict(
        db.session.execute(
            select(Registration.organisation_id, func.count())
            .where(Registration.cohort_id == cohort.id, Registration.state.in_(HOPEFUL))
            .group_by(Registration.organisation_id)
        ).all()
    )


def seat_eligible(cohort, registrations, by):
    """Give seats to those whom the rules let in, in order; the others wait for a decision."""
    admission.accept_in_order(cohort, [one for one in registrations if one.admissible], by)


def without_blocked(checked):
    """The rows with each blocked one left out: what the command line takes in when nobody is there to decide."""
    leave = replace(UNDECIDED, left_out=True)
    return [replace(row, decision=leave) if row.status == "blocked" else row for row in checked]
