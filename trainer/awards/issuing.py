"""Awarding and issuing: decisions, numbers and frozen facts in one transaction."""

import secrets

from flask import current_app
from flask_babel import gettext as _

from trainer import journal
from trainer.awards import numbering
from trainer.awards.facts import wording
from trainer.awards.models import Award, IssuedCertificate
from trainer.awards.standings import standings
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.registration.models import State


def issue_all(cohort, by):
    """Issue a certificate to everyone who earned one and has none yet; returns them in name-list order.

    The cohort's row is held, so that two who issue at once give everybody one certificate. Raises Refused when the
    cohort has no dates to print.
    """
    if cohort.starts_on is None:
        raise Refused(_("This cohort has no dates; certificates need them."))
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
    lock(registration.cohort)
    if not reason.strip():
        raise Refused(_("An exception needs a reason."), "reason")
    if registration.state != State.ACCEPTED:
        raise Refused(_("%(name)s holds no seat in this cohort.", name=registration.label))
    made = db.session.query(Award).filter_by(registration_id=registration.id).one_or_none() or award(registration, by)
    made.override_reason = reason.strip()
    journal.record(by, "awarded_by_exception", made, reason=made.override_reason)
    return made


def replace(certificate, reason, by):
    """Revoke a certificate and issue another for the same award, with the facts as they are now; returns the new one."""
    cohort = lock(certificate.cohort)
    db.session.refresh(certificate)
    certificate.revoke(reason, by)
    db.session.flush()
    return write(cohort, [certificate.award], by)[0]


def write(cohort, awards, by):
    """Number and freeze one certificate for each award, in the order given."""
    if not awards:
        return []
    series_id, first = numbering.take(cohort, len(awards))
    worded = wording(cohort)
    made = []
    for serial, given in enumerate(awards, first):
        number, token = numbering.written(cohort, serial), secrets.token_urlsafe(24)
        facts = worded(given.registration, number, public_address(token)).to_dict()
        made.append(
            IssuedCertificate(
                award=given, cohort=cohort, series_id=series_id, serial=serial, number=number, token=token, facts=facts
            )
        )
    db.session.add_all(made)
    for certificate in made:
        journal.record(by, "issued", certificate, name=certificate.facts["name"])
    return made


def public_address(token):
    """Where anyone can see whether the certificate is valid; it is printed as a QR code."""
    return f"{current_app.config['PUBLIC_URL'].rstrip('/')}/certificates/{token}"
