"""Awarding and issuing: decisions, numbers and frozen facts in one transaction."""

import secrets

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.awards import credentials, numbering, proof
from trainer.awards.facts import wording
from trainer.awards.models import Award, IssuedCertificate
from trainer.awards.standings import standing_of, standings
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.programmes.models import Cohort
from trainer.registration import seats
from trainer.registration.models import State


def issue_all(cohort, by):
    """Issue a certificate to everyone who earned one and has none yet; returns them in name-list order.

    The cohort's row is held, so that two who issue at once give everybody one certificate. Raises Refused when the
    cohort has no dates to print, and when what would be printed is not right (see `proof`).
    """
    refuse_without_dates(cohort)
    lock(cohort)
    due = [standing for standing in standings(cohort) if standing.due]
    awards = [standing.award or award(standing.registration, by) for standing in due]
    return write(cohort, awards, by)


def award(registration, by, reason=""):
    """Decide that a registration completed the programme; `reason` overrides what is missing."""
    made = Award(registration=registration, account_id=by.id if by else None, override_reason=reason)
    db.session.add(made)
    return made


def award_by_exception(registration, reason, by):
    """Award in spite of what is missing; needs a reason, and a name to answer for it."""
    seats.hold(registration)
    if not reason.strip():
        raise Refused(_("An award by exception needs a reason."), "reason")
    if registration.state != State.ACCEPTED:
        raise Refused(_("%(name)s holds no seat in this cohort.", name=registration.label))
    standing = standing_of(registration)
    if not standing.shortfalls:
        raise Refused(_("%(name)s has earned the certificate; no exception is needed.", name=registration.label))
    made = standing.award or award(registration, by)
    made.override_reason = reason.strip()
    journal.record(by, "awarded_by_exception", made, reason=made.override_reason)
    return made


def take_back_exception(registration, by):
    """Leave the decision to the rules again. Refused while a certificate that leans on the exception is valid."""
    seats.hold(registration)
    standing = standing_of(registration)
    if not standing or not standing.by_exception:
        raise Refused(_("%(name)s has no award by exception.", name=registration.label))
    if standing.certificate:
        raise Refused(_("Revoke certificate %(number)s first.", number=standing.certificate.number))
    journal.record(by, "exception_taken_back", standing.award, reason=standing.award.override_reason)
    standing.award.override_reason = ""


def replace(certificate, reason, by):
    """Issue another certificate for the same award, with the facts as they are now; returns the new one.

    The old one is revoked with the reason, unless it was revoked before. Raises Refused without a reason, when another
    certificate is valid in its place, and when the award is no longer earned.
    """
    cohort = lock(certificate.cohort)
    db.session.refresh(certificate)
    db.session.expire(certificate.award, ["certificates"])
    refuse_replacing(certificate, reason)
    if certificate.valid:
        certificate.revoke(reason, by)
        db.session.flush()
    return write(cohort, [certificate.award], by, reason=reason.strip())[0]


def refuse_replacing(certificate, reason):
    """Raise Refused when no other certificate may take this one's place."""
    refuse_without_dates(certificate.cohort)
    if not reason.strip():
        raise Refused(_("Issuing another certificate needs a reason."), "reason")
    if certificate.superseded:
        raise Refused(_("Certificate %(number)s was replaced before.", number=certificate.number))
    standing = standing_of(certificate.award.registration)
    if standing is None or not standing.earned:
        raise Refused(
            _("%(name)s has not earned a certificate any more. Award by exception first, or revoke it.",
              name=certificate.award.label)
        )  # fmt: skip


def refuse_without_dates(cohort):
    """Raise Refused for a cohort held before this system came."""
    if cohort.starts_on is None:
        raise Refused(_("This cohort has no dates; certificates need them."))


def write(cohort, awards, by, **told):
    """Number and freeze one certificate for each award, in the order given; `told` goes into the journal too.

    Raises Refused, and gives the numbers back with the transaction, when one could not be printed.
    """
    if not awards:
        return []
    series_id, first = numbering.take(cohort, len(awards))
    worded, made = wording(cohort), []
    for serial, given in enumerate(awards, first):
        number, token = numbering.written(cohort, serial), secrets.token_urlsafe(24)
        facts = worded(given.registration, number, public_address(token)).to_dict()
        one = IssuedCertificate(award=given, cohort=cohort, series_id=series_id, serial=serial, number=number)
        one.token, one.facts = token, facts
        made.append(one)
    refuse_repeated(cohort, [one.number for one in made])
    proof.refuse_unprintable([one.facts for one in made])
    db.session.add_all(made)
    credentials.give_places(made)
    for certificate in made:
        journal.record(by, "issued", certificate, name=certificate.facts["name"], **told)
    return made


def refuse_repeated(cohort, numbers):
    """Raise Refused when one of the numbers stands on a certificate of the programme already.

    A series never repeats one; but a pattern that was changed may write what another pattern wrote before.
    """
    with db.session.no_autoflush:
        given = db.session.scalar(
            select(IssuedCertificate.number)
            .join(IssuedCertificate.cohort)
            .where(Cohort.programme_id == cohort.programme_id, IssuedCertificate.number.in_(numbers))
            .limit(1)
        )
    if given:
        raise Refused(_("The number %(number)s was given before. Change the programme's number pattern.", number=given))


def public_address(token):
    """Where anyone can see whether the certificate is valid; it is printed as a QR code."""
    return f"{current_app.config['PUBLIC_URL'].rstrip('/')}/certificates/{token}"
