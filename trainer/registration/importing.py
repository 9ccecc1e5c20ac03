"""Rosters into registrations: what is checked is what goes in, in one transaction, or nothing does."""

from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.matching import Matcher
from trainer.organisations.queries import known_organisations
from trainer.people.models import Person
from trainer.registration import admission, consent, duplicates, judging, roster, trained
from trainer.registration.consent_texts import Purpose
from trainer.registration.eligibility import Shortcoming, terms_of
from trainer.registration.models import Registration
from trainer.registration.problems import problem
from trainer.registration.roster import UNDECIDED
from trainer.registration.rosterfiles import roster_file

FINISHED = ("left_out", "done")  # rows of which nothing is asked any more
def check(cohort, rows):
    """A roster.CheckedRow for each roster.RosterRow, all files together, against the registry and the cohort.

    Raises Refused when the cohort has no dates: certification is asked as of its first day.
    """
    if cohort.starts_on is None:
        raise Refused(_("This cohort has no dates; whether an organisation is certified depends on its first day."))
    checked = roster.check(rows, Matcher(known_organisations()), terms_of(cohort), known_people(cohort))
    return with_shares(with_trainings(checked, cohort), cohort)


def with_trainings(checked, cohort):
    """Note on every row whose person was trained in this programme too short a time ago that this is so."""
    terms, asked = terms_of(cohort), [row for row in checked if row.first_name and row.status not in FINISHED]
    before = trained.trainings(cohort, [trained.known_row(row) for row in asked], terms.first_day)
    found = {id(row): terms.trained_too_recently(training) for row, training in zip(asked, before, strict=True)}
    return [unmet(row, found.get(id(row), ()), "name") for row in checked]


def unmet(row, shortcomings, field):
    """The row with these rules noted against it; they hold it back unless somebody gave a reason for an exception."""
    notes = [problem(one.rule, field, **one.facts) for one in shortcomings]
    notes = [replace(note, blocking=not row.decision.exception_reason) for note in notes]
    return replace(row, problems=(*row.problems, *notes)) if notes else row


def with_shares(checked, cohort):
    """Note on every row beyond what its organisation may send that this is so; the first ones in order stay clear."""
    most = cohort.programme.max_per_organisation
    if most is None:
        return checked
    colleagues, judged = judging.shares(cohort), []
    for row in checked:
        if row.organisation and row.status not in FINISHED:
            sent = colleagues[row.organisation.id]
            facts = {"organisation": row.organisation.name, "most": most, "colleagues": sent}
            row = unmet(row, [Shortcoming("organisation_has_its_share", facts)] if sent >= most else (), "organisation")
            colleagues[row.organisation.id] += row.status == "ready"
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
    """The keys of everyone in the cohort, and the fingerprints of the rows they came from.

    Second entries that were merged are known, too: the row that one came from is not taken in again.
    """
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
    made = [registration_of(cohort, row) for row in rows]
    judging.judge_all(cohort, made)
    for one in made:
        one.exception_reason = one.exception_reason if one.shortcomings else ""
    db.session.add_all(made)
    db.session.flush()
    for one, row in zip(made, rows, strict=True):
        journal.record(by, "registered", one)
        if row.publication:
            proof = _("%(file)s, row %(row)s", file=row.file, row=row.row)
            consent.write_down(one, Purpose.PUBLICATION, by, consent.Way.ROSTER, note=proof)
    return made


def registration_of(cohort, row):
    """One application as a row tells it; the row itself is kept beside it."""
    person = Person(**person_facts(row))
    known = row.organisation
    return Registration(
        cohort=cohort, person=person, organisation_id=known and known.id, organisation_name=row.organisation_name,
        position=row.position, province=row.province, food=row.food[:60], needs=row.needs[:500], lodging=row.lodging,
        exception_reason=row.decision.exception_reason,
        source={"file": row.file, "sheet": row.sheet, "row": row.row, "cells": dict(row.cells),
                "fingerprint": row.fingerprint, "problems": row.codes},
    )  # fmt: skip


def person_facts(row):
    """The person whom a row tells of. Addresses are kept in lower case: accounts are found by them."""
    facts = {name: getattr(row, name) for name in ("title", "first_name", "last_name", "phone")}
    return facts | {"email": row.email and row.email.lower()}


def seat_eligible(cohort, registrations, by):
    """Give seats to those whom the rules let in, in order; the others wait for a decision."""
    admission.accept_in_order(cohort, [one for one in registrations if one.admissible], by)


def without_blocked(checked):
    """The rows with each blocked one left out: what the command line takes in when nobody is there to decide."""
    leave = replace(UNDECIDED, left_out=True)
    return [replace(row, decision=leave) if row.status == "blocked" else row for row in checked]
