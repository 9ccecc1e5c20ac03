"""Awards and certificates as selects."""

import re

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from trainer.awards.certificate import IssuedCertificate
from trainer.awards.models import Award, Volunteer
from trainer.awards.recipients import Recipient
from trainer.jobs import Job
from trainer.journal import Entry, entries
from trainer.organisations.models import Organisation
from trainer.programmes.models import Cohort
from trainer.registration import list_numbers
from trainer.registration.models import Registration
from trainer.schedule.models import Speaker

TOKEN = re.compile(r"[A-Za-z0-9_-]{8,64}")


def certificates_of(registrations):
    """The valid certificates of these registrations, newest first."""
    ids = [registration.id for registration in registrations]
    return (
        select(IssuedCertificate)
        .join(IssuedCertificate.award)
        .where(Award.registration_id.in_(ids), IssuedCertificate.revoked_at.is_(None))
        .order_by(IssuedCertificate.issued_at.desc())
    )


def own_certificate(registrations, token):
    """The valid certificate with a token, if it belongs to one of these registrations (a Select of them)."""
    own = registrations.with_only_columns(Registration.id).order_by(None)
    return (
        select(IssuedCertificate)
        .join(IssuedCertificate.award)
        .where(
            IssuedCertificate.token == token,
            IssuedCertificate.revoked_at.is_(None),
            Award.registration_id.in_(own),
        )
    )


# How the certificates of a kind are joined to who they are for, and by what these stand in order.
ORDERS = {
    Recipient.PARTICIPANT: ((Award.registration, Registration.person), list_numbers.IN_ORDER),
    Recipient.ORGANISATION: ((Award.organisation,), (Organisation.sort_key, Organisation.id)),
    Recipient.SPEAKER: ((Award.speaker,), (Speaker.sort_key, Speaker.id)),
    Recipient.VOLUNTEER: ((Award.volunteer,), (Volunteer.sort_key, Volunteer.id)),
}


def valid_of(cohort, kind=Recipient.PARTICIPANT):
    """The valid certificates of a cohort for one kind of recipient, in the order of the name list, with their looks."""
    joined, order = ORDERS[kind]
    found = select(IssuedCertificate).join(IssuedCertificate.award)
    for each in joined:
        found = found.join(each)
    return (
        found.where(IssuedCertificate.cohort_id == cohort.id, IssuedCertificate.revoked_at.is_(None))
        .options(joinedload(IssuedCertificate.look))
        .order_by(*order)
    )


def issued_of(cohort, kind):
    """All certificates of a cohort for one kind of recipient, valid or not."""
    found = select(IssuedCertificate).join(IssuedCertificate.award)
    return found.where(IssuedCertificate.cohort_id == cohort.id, Award.kind == kind).order_by(IssuedCertificate.id)


def certificate_of(cohort, certificate_id):
    """One certificate, if it is this cohort's, with the person and all certificates of the same award."""
    return (
        select(IssuedCertificate)
        .join(IssuedCertificate.award)
        .where(IssuedCertificate.cohort_id == cohort.id, IssuedCertificate.id == certificate_id)
        .options(
            joinedload(IssuedCertificate.look),
            contains_eager(IssuedCertificate.award).options(
                joinedload(Award.registration).options(
                    joinedload(Registration.person), joinedload(Registration.organisation)
                ),
                joinedload(Award.organisation),
                joinedload(Award.speaker),
                joinedload(Award.volunteer),
                joinedload(Award.account),
                selectinload(Award.certificates),
            ),
        )
    )


def certificate_with(token):
    """The certificate with a token, valid or not; nothing for what cannot be a token."""
    found = select(IssuedCertificate).options(
        joinedload(IssuedCertificate.award).selectinload(Award.certificates),
        joinedload(IssuedCertificate.cohort).joinedload(Cohort.programme),
    )
    return found.where(IssuedCertificate.token == token if TOKEN.fullmatch(token) else IssuedCertificate.id.is_(None))


def entries_of(award):
    """The journal of an award and of all its certificates, newest first."""
    of_award = (Entry.subject_type == "award") & (Entry.subject_id == award.id)
    ids = select(IssuedCertificate.id).where(IssuedCertificate.award_id == award.id)
    of_certificates = (Entry.subject_type == "issued_certificate") & Entry.subject_id.in_(ids)
    return entries().where(or_(of_award, of_certificates))


def print_runs_of(cohort, kind=Recipient.PARTICIPANT, marks="", **choice):
    """The print runs of a cohort for one choice (see `print_day.Choice.told`), newest first."""
    return jobs_of(cohort, "print_run", kind=str(kind), marks=marks, **choice)


def jobs_of(cohort, work, **asked):
    """The jobs of one kind of work in a cohort that were asked for just this, newest first."""
    usual = {"kind": str(Recipient.PARTICIPANT), "region": "", "order": "list", "marks": "", "paper": ""}
    said = [func.coalesce(Job.arguments[name].as_string(), value) == asked.get(name, value)
            for name, value in usual.items()]  # fmt: skip
    return select(Job).where(Job.cohort_id == cohort.id, Job.kind == work, *said).order_by(Job.id.desc())
