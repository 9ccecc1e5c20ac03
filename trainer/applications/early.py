"""What can be told at once, while a form is filled in: whether the organisation meets the terms, how a name is read."""

from sqlalchemy import func, select

from trainer.applications import finding
from trainer.database import db
from trainer.registration import judging
from trainer.registration.eligibility import terms_of
from trainer.registration.models import Registration
from trainer.registration.problems import NAME_NOTES
from trainer.thai import names

LONGEST_NAME = 300


def of_organisation(cohort, organisation):
    """What speaks against people of this organisation today: shortcomings as they are frozen; empty: nothing."""
    terms = terms_of(cohort)
    share = colleagues(cohort, organisation) if organisation is not None and terms.max_per_organisation else 0
    return [one.to_dict() for one in terms.shortcomings(organisation, share)]


def colleagues(cohort, organisation):
    """How many of the organisation have a place in the cohort or may hope for one."""
    own = judging.sharing(cohort).where(Registration.organisation_id == organisation.id)
    return db.session.scalar(select(func.count()).select_from(own.subquery()))


def of_sheet(sheet):
    """(the organisation that the form names, what speaks against it); (None, None) where it names none yet."""
    form = sheet.form
    organisation = sheet.checked and sheet.checked.organisation
    number = organisation.id if organisation else form.chosen
    found = finding.by_ids([number]) if number else []
    if found:
        return found[0], of_organisation(sheet.cohort, found[0])
    return None, of_organisation(sheet.cohort, None) if form.unlisted else None


def name_read(written):
    """How a name is understood: {"title", "first", "last", "notes"}, or None where nothing was written."""
    found = names.split((written or "")[:LONGEST_NAME])
    if not found.first:
        return None
    notes = [NAME_NOTES[note] for note in found.notes if note in NAME_NOTES]
    return {"title": found.title, "first": found.first, "last": found.last, "notes": notes}
