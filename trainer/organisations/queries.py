"""Organisations and their certifications as selects."""

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import selectinload

from trainer.database import db
from trainer.organisations import matching
from trainer.organisations.matching import KnownOrganisation
from trainer.organisations.models import Certification, Organisation, RegistryUpload
from trainer.thai import places


def organisations():
    """All organisations in Thai order, each with its certifications."""
    return (
        select(Organisation)
        .order_by(Organisation.sort_key, Organisation.id)
        .options(selectinload(Organisation.certifications))
    )


def organisation_at(organisation_id):
    """One organisation by its id."""
    return organisations().where(Organisation.id == organisation_id)


def sought(words="", kind="", province="", region="", standing="", day=None):
    """Organisations found by words (name in any spelling, number, province) and by what they are.

    `standing` is "certified" or "revoked" or "never", as of `day`; empty filters let everything through.
    """
    found = organisations()
    for word in matching.plain_name(words).split():
        found = found.where(_says(word))
    if kind:
        found = found.where(Organisation.kind == kind)
    if province:
        found = found.where(Organisation.province == province)
    if region:
        found = found.where(Organisation.province.in_(_provinces_of(region)))
    return found.where(_standing(standing, day)) if standing else found


def held_on(day):
    """The condition that an organisation held a certification on a day: from its first day, not on the last one."""
    return exists().where(
        Certification.organisation_id == Organisation.id,
        Certification.certified_on <= day,
        or_(Certification.revoked_on.is_(None), Certification.revoked_on > day),
    )


def _standing(standing, day):
    ever = exists().where(Certification.organisation_id == Organisation.id, Certification.certified_on <= day)
    return {
        "certified": held_on(day),
        "revoked": and_(ever, ~held_on(day)),
        "never": ~ever,
    }.get(standing, or_(True))


def _says(word):
    """That one word stands in the name, however spelled, or in the number, or names the province."""
    conditions = [Organisation.name.icontains(word, autoescape=True)]
    if key := matching.name_key(word):
        conditions.append(Organisation.name_key.icontains(key, autoescape=True))
    if number := matching.number_text(word):
        conditions.append(Organisation.registration_no.contains(number, autoescape=True))
        conditions.append(Organisation.registration_key == matching.number_key(word))
    if province := places.find_province(word):
        conditions.append(Organisation.province == province.code)
    return or_(*conditions)


def _provinces_of(region):
    return [province.code for each in places.regions() if each.name_th == region for province in each.provinces]


def known_organisations():
    """Everything that `matching.Matcher` needs to know, as plain data; two statements, whatever the number."""
    given = {}
    for owner, first, last in db.session.execute(
        select(Certification.organisation_id, Certification.certified_on, Certification.revoked_on)
        .order_by(Certification.certified_on)
    ):
        given.setdefault(owner, []).append((first, last))
    known = (Organisation.id, Organisation.name, Organisation.registration_no, Organisation.province, Organisation.kind)
    rows = db.session.execute(select(*known).order_by(Organisation.id))
    return [KnownOrganisation(*row, certifications=tuple(given.get(row.id, ()))) for row in rows]


def certification_at(organisation_id, certification_id):
    """One certification of an organisation."""
    return select(Certification).where(
        Certification.organisation_id == organisation_id, Certification.id == certification_id
    )


def upload_at(upload_id):
    """A registry workbook that waits to be taken over."""
    return select(RegistryUpload).where(RegistryUpload.id == upload_id)
