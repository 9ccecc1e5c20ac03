"""Organisations that applicants wrote and no register has: found by what their spellings share, matched by hand.

What is chosen for a name holds for everybody who wrote it; the rules are asked of them anew.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.models import Organisation
from trainer.organisations.spelling import name_key
from trainer.registration import bulk, judging
from trainer.registration.models import Registration, State
from trainer.registration.unlisted import UnlistedOrganisation

key_of = lru_cache(2**14)(lambda name: name_key(name)[:320])  # the same names are asked for on every page


@dataclass(frozen=True)
class Group:
    """The spellings of one name, the most frequent first, with how many people wrote each; `unlisted`: it was said
    that no register has it."""

    key: str
    spellings: tuple[tuple[str, int], ...]
    unlisted: bool = False

    @property
    def name(self):
        return self.spellings[0][0]

    @property
    def people(self):
        return sum(people for _name, people in self.spellings)


def groups(cohort):
    """Every Group of the cohort, those of most people first; two statements."""
    spellings = defaultdict(list)
    for name, people in db.session.execute(written(cohort)):
        spellings[key_of(name)].append((name, people))
    known = unlisted(cohort) if spellings else ()
    found = [
        Group(key, tuple(sorted(names, key=lambda one: (-one[1], one[0]))), key in known)
        for key, names in spellings.items()
    ]
    return sorted(found, key=lambda one: (-one.people, one.key))


def open_groups(cohort):
    """The groups that nobody has decided about yet."""
    return [one for one in groups(cohort) if not one.unlisted]


def group_called(cohort, key):
    """The group of this key. Raises Refused where nobody writes that name any more."""
    found = next((one for one in groups(cohort) if one.key == key), None)
    if found is None:
        raise Refused(_("Nobody without an organisation of the register wrote this name any more."))
    return found


def match(cohort, key, organisation, by):
    """Say which organisation of the register is meant by a name; it becomes that of everybody who wrote it.

    The rules are asked of them anew; who holds a seat keeps it. An exception that was made stays: it was made for
    the same organisation, which only had not been found. Returns (entry by which it is undone, people).
    """
    lock(cohort).refuse_if_closed()
    group = group_called(cohort, key)
    people = writers(cohort, group)
    for one in people:
        one.organisation = organisation
        one.province = one.province or organisation.province
        changes = {"organisation": [one.organisation_name, organisation.name]}
        journal.record(by, "changed", one, changes=changes)
    judge(cohort, people)
    forget(cohort, key)
    ids = [one.id for one in people]
    entry = journal.record(by, "matched", cohort, count=len(ids), matched=ids, organisation=organisation.id, changes={
        "organisation": [group.name, organisation.name]})  # fmt: skip
    return entry, people


def unmatch(cohort, entry_id, by):
    """Take a match back for everybody who still has that organisation. Returns how many. Raises Refused when there
    was no such match."""
    lock(cohort).refuse_if_closed()
    entry = db.session.scalar(matches_of(cohort).where(journal.Entry.id == entry_id))
    if entry is None:
        raise Refused(_("This cannot be taken back any more."))
    people = [one for one in bulk.people(cohort, entry.facts["matched"])
              if one.organisation_id == entry.facts["organisation"]]  # fmt: skip
    for one in people:
        changes = {"organisation": [one.organisation.name, one.organisation_name]}
        one.organisation = None
        journal.record(by, "changed", one, changes=changes)
    if not people:
        raise Refused(_("Nobody has this organisation from that match any more."))
    judge(cohort, people)
    changes = {"organisation": entry.facts["changes"]["organisation"][::-1]}
    journal.record(by, "unmatched", cohort, count=len(people), changes=changes)
    return len(people)


def note_unlisted(cohort, key, by):
    """Remember that a name really stands in no register; said twice, it is remembered once."""
    lock(cohort).refuse_if_closed()
    group = group_called(cohort, key)
    if not group.unlisted:
        db.session.add(UnlistedOrganisation(cohort_id=cohort.id, name_key=key, name=group.name,
                                            account_id=by and by.id))  # fmt: skip
        journal.record(by, "found_unlisted", cohort, count=group.people, changes={"organisation": ["", group.name]})


def look_again(cohort, key, by):
    """Forget that a name stands in no register; it is asked about again."""
    lock(cohort).refuse_if_closed()
    if found := forget(cohort, key):
        journal.record(by, "sought_unlisted", cohort, changes={"organisation": ["", found.name]})


def forget(cohort, key):
    """Take the note away that a name is unlisted; returns it, or None."""
    found = db.session.get(UnlistedOrganisation, (cohort.id, key))
    if found is not None:
        db.session.delete(found)
    return found


def judge(cohort, people):
    """Ask the rules anew of people whose organisation is another one now, in the order in which they came."""
    db.session.flush()
    judging.judge_all(cohort, sorted(people, key=lambda one: one.id))


def writers(cohort, group):
    """Everybody of the cohort without an organisation of the register who wrote one of the group's spellings."""
    names = [name for name, _people in group.spellings]
    ids = select(Registration.id).where(*_without(cohort), Registration.organisation_name.in_(names))
    return bulk.people(cohort, db.session.scalars(ids).all())


def written(cohort):
    """Rows (name, people) of the organisations that stand in no register, as they were written."""
    name = Registration.organisation_name
    return select(name, func.count()).where(*_without(cohort), name != "").group_by(name)


def unlisted(cohort):
    """The keys of the names that are known to stand in no register: a set."""
    found = select(UnlistedOrganisation.name_key).where(UnlistedOrganisation.cohort_id == cohort.id)
    return set(db.session.scalars(found))


def matches_of(cohort):
    """The journal's entries of matches in the cohort, newest first (a select)."""
    return journal.entries_of(cohort).where(journal.Entry.act == "matched")


def organisation_at(organisation_id):
    """An organisation of the register by its id (a select)."""
    return select(Organisation).where(Organisation.id == organisation_id)


def _without(cohort):
    return (
        Registration.cohort_id == cohort.id, Registration.organisation_id.is_(None),
        Registration.state != State.MERGED,
    )  # fmt: skip
