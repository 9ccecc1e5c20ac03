"""Erases what somebody said of food and needs: when the consent is taken back, and 30 days after the cohort ended.

Such answers may point to religion, health or disability (PDPA B.E. 2562, s. 26; handbook §4), so they are gone from
everywhere: the registration, the raw row that it came from, and what the journal quoted. Later chapters erase theirs
(see `signals.forgetting`). A closed cohort is purged as well.
"""

from datetime import timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import String, and_, cast, or_, select

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.look import today
from trainer.programmes.models import Cohort
from trainer.registration.columns import VOCABULARY
from trainer.registration.drafts import RosterDraft
from trainer.registration.models import Registration
from trainer.registration.signals import forgetting

DAYS = 30
SENSITIVE = {"food", "needs"}  # the journal never quotes them
ERASED = SENSITIVE | {"lodging_side"}

# The columns of a roster whose cells may stay. Any other, one of a heading that nobody foresaw too, may hold anything.
HARMLESS = {
    "name", "title", "first_name", "last_name", "name_in_english", "nickname", "position", "organisation",
    "organisation_kind", "registration_no", "province", "address", "phone", "other_phone", "mobile", "fax", "email",
    "line_id", "timestamp", "sequence", "publication", "vehicle",
}  # fmt: skip


def forget_needs(registration):
    """Erase what one person said of food and needs, at once. Returns whether there was anything."""
    return bool(forget(registration.cohort, select(Registration.id).where(Registration.id == registration.id)))


def erase_on_request(registration, by):
    """The same because the person asks for it (PDPA, s. 33). Raises Refused when nothing is kept."""
    lock(registration.cohort)
    if not forget_needs(registration):
        raise Refused(_("Nothing is noted of food and assistance for %(name)s.", name=registration.label))
    journal.record(by, "erased_needs", registration)


def purge_due(dry_run=False):
    """Erase what is kept of every cohort that ended 30 days ago or longer; commits one cohort at a time.

    Each that had something gets an entry in its journal; run again, nothing is found. With `dry_run` only counts.
    Returns [(cohort, number of people)] of those that had something. One that fails is logged and tried again the
    next day; the others are purged.
    """
    due = select(Cohort).where(Cohort.ends_on <= today() - timedelta(DAYS)).order_by(Cohort.ends_on, Cohort.id)
    found = []
    for cohort in db.session.scalars(due).all():
        try:
            count = purge(cohort, dry_run)
            db.session.commit()
        except Exception:
            db.session.rollback()
            current_app.logger.exception("The needs kept of cohort %s were not erased", cohort.address)
        else:
            found += [(cohort, count)] if count else []
    return found


def purge(cohort, dry_run=False):
    """Erase what is kept of one cohort; returns of how many people."""
    everybody = select(Registration.id).where(Registration.cohort_id == cohort.id)
    if dry_run:
        return len(forget(cohort, everybody, dry_run))
    lock(cohort)
    discard_drafts(cohort)
    count = len(forget(cohort, everybody))
    if count:
        journal.record(None, "purged_needs", cohort, count=count)
    return count


def discard_drafts(cohort):
    """Throw away imports of the cohort that nobody has finished for 30 days: they hold whole sheets."""
    drafts = select(RosterDraft).where(RosterDraft.cohort_id == cohort.id)
    for draft in db.session.scalars(drafts.where(RosterDraft.created_at < now() - timedelta(DAYS))):
        journal.record(None, "discarded_draft", draft)
        db.session.delete(draft)


def forget(cohort, ids, dry_run=False):
    """Erase what is kept of these registrations, `ids` being a Select of them; returns the set of those concerned."""
    people = db.session.scalars(select(Registration).where(Registration.id.in_(ids), keeps_something())).all()
    entries = db.session.scalars(select(Entry).where(Entry.registration_id.in_(ids), quotes_something())).all()
    concerned = {one.id for one in people} | {entry.registration_id for entry in entries}
    if not dry_run:
        for one in people:
            erase(one)
        for entry in entries:
            entry.facts = unquoted(entry.facts)
        db.session.flush()
    answers = forgetting.send(cohort, registrations=ids, dry_run=dry_run)
    return concerned.union(*(answer or () for _receiver, answer in answers))


def keeps_something():
    """The condition for registrations that say something of needs, or whose raw row may."""
    source = cast(Registration.source, String)
    raw = and_(source.contains('"cells"'), ~source.contains('"forgotten_on"'))
    return or_(*(getattr(Registration, name) != "" for name in sorted(ERASED)), raw)


def quotes_something():
    """The condition for entries of the journal that say what was changed in such a field."""
    facts = cast(Entry.facts, String)
    return or_(*(facts.contains(f'"{name}": [') for name in sorted(ERASED)))


def erase(registration):
    """Empty the fields, and keep of the raw row only what cannot hold such answers."""
    said = {getattr(registration, name) for name in SENSITIVE} - {""}
    registration.food = registration.needs = registration.lodging_side = ""
    cells = registration.source.get("cells")
    if cells is not None:
        kept = {heading: words for heading, words in cells.items() if harmless(heading) and words.strip() not in said}
        registration.source = {**registration.source, "cells": kept, "forgotten_on": today().isoformat()}


def harmless(heading):
    return VOCABULARY.field_of(heading) in HARMLESS


def unquoted(facts):
    """The facts of an entry without the values of such fields; that they were changed stays."""
    changes = {name: pair for name, pair in facts.get("changes", {}).items() if name not in ERASED}
    hidden = [name for name in facts.get("changes", {}) if name in ERASED]
    return {**facts, "changes": changes, "unsaid": [*facts.get("unsaid", []), *hidden]}
