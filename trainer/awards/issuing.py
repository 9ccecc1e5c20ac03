"""Awarding and issuing: decisions, numbers and frozen facts in one transaction."""

import secrets

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.awards import credentials, looks, numbering, proof, schemes
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.facts import wording
from trainer.awards.models import COLUMN, Award
from trainer.awards.recipients import Recipient
from trainer.awards.standings import standing_of, standings
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.registration import seats
from trainer.registration.models import State


def issue_all(cohort, by, design=None):
    """Issue a certificate to every participant who earned one and has none yet; returns them in name-list order.

    The cohort's row is held, so that two who issue at once give everybody one certificate. `design` names a design in
    place of the programme's. Raises Refused when the cohort has no dates to print, and when what would be printed is
    not right (see `proof`).
    """
    refuse_without_dates(cohort)
    lock(cohort)
    due = [standing for standing in standings(cohort) if standing.due]
    awards = [standing.award or award(standing.registration, by) for standing in due]
    return write(cohort, Recipient.PARTICIPANT, awards, by, design)


def give(cohort, kind, recipients, by):
    """Give certificates to organisations, speakers or volunteers of a cohort; returns them in the order given.

    Whoever was given one before is left out: of two who give at once, each recipient gets one certificate.
    Raises Refused when nobody is left, and as `issue_all`.
    """
    refuse_without_dates(cohort)
    lock(cohort)
    column = Award.__table__.c[f"{COLUMN[kind]}_id"]
    given = set(db.session.scalars(select(column).where(Award.cohort_id == cohort.id, column.is_not(None))))
    new = [one for one in dict.fromkeys(recipients) if one.id not in given]
    awards = [Award.to(kind, one, cohort, account_id=by.id if by else None) for one in new]
    if not awards:
        raise Refused(_("Everybody who was chosen has a certificate already, or nobody was chosen."))
    db.session.add_all(awards)
    return write(cohort, kind, awards, by)


def award(registration, by, reason=""):
    """Decide that a registration completed the programme; `reason` overrides what is missing."""
    made = Award.to(Recipient.PARTICIPANT, registration, registration.cohort, account_id=by.id if by else None,
                    override_reason=reason)  # fmt: skip
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


def refuse_without_dates(cohort):
    """Raise Refused for a cohort held before this system came."""
    if cohort.starts_on is None:
        raise Refused(_("This cohort has no dates; certificates need them."))


def write(cohort, kind, awards, by, design=None, instead_of=None, **told):
    """Number and freeze one certificate for each award of a kind, in the order given; `told` goes into the journal too.

    `instead_of` is (the certificate that a single one supersedes, {fact: text typed by hand}).
    Each is frozen with its look: the design as it is now, what the programme filled in, and the pictures.
    Raises Refused, and gives the numbers back with the transaction, when one could not be printed.
    """
    if not awards:
        return []
    scheme = schemes.scheme_of(cohort.programme, kind)
    look, drawn = looks.of_scheme(scheme, design)
    series_id, first = numbering.take(cohort, scheme, len(awards))
    worded, lines = wording(cohort, scheme, drawn.fields), []
    old, typed = instead_of or (None, {})
    for serial, given in enumerate(awards, first):
        number, token = numbering.written(cohort, scheme, serial), secrets.token_urlsafe(24)
        facts = worded(given.addressee, number, public_address(token)).to_dict() | typed
        lines.append({"award": given, "serial": serial, "number": number, "token": token, "facts": facts})
    numbering.refuse_repeated(cohort, [one["number"] for one in lines])
    proof.refuse_unprintable([one["facts"] for one in lines], look, *looks.opened(look))
    frozen = looks.freeze(look, drawn)
    shared = {"cohort": cohort, "series_id": series_id, "look": frozen, "by_hand": sorted(typed)}
    if old:
        shared |= {"supersedes_id": old.id, "name_shown": old.name_shown}
    made = [IssuedCertificate(**shared, **one) for one in lines]
    db.session.add_all(made)
    credentials.give_places(made)
    for certificate in made:
        journal.record(by, "issued", certificate, name=certificate.facts["name"], **told)
    return made


def public_address(token):
    """Where anyone can see whether the certificate is valid; it is printed as a QR code."""
    return f"{current_app.config['PUBLIC_URL'].rstrip('/')}/certificates/{token}"
