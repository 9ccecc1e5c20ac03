"""Correcting a certificate: another one, with a number of its own, takes its place; the old one stays as it was."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from certificates import Certificate
from trainer.awards import issuing, looks, numbering, proof, schemes
from trainer.awards.facts import wording
from trainer.awards.recipients import Recipient
from trainer.awards.standings import standing_of
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.thai.text import clean

CORRECTABLE = ("name", "organisation", "completed", "held", "given")  # what may be typed, in the order of the paper
ITS_OWN = ("number", "verify_url")  # what differs on every certificate


@dataclass(frozen=True)
class Draft:
    """What would be issued in place of a certificate: its facts, its look, and the number that would come next.

    `typed` are those facts that do not say what the records say, {fact: text}.
    """

    old: dict
    facts: dict
    typed: dict
    look: looks.Look
    number: str

    @property
    def changes(self):
        """{fact: (text before, text after)} of the facts that differ, but for the number."""
        pairs = {fact: (as_text(self.old[fact]), as_text(self.facts[fact])) for fact in self.facts}
        return {fact: pair for fact, pair in pairs.items() if fact not in ITS_OWN and pair[0] != pair[1]}

    @property
    def certificate(self):
        return Certificate.from_dict(self.facts)

    @cached_property
    def problems(self):
        """What keeps it from being printed, as sentences; the page is laid out for it."""
        place, design = looks.opened(self.look)
        return proof.problems([self.certificate], design) or proof.misfits(
            [self.certificate], (place, design, self.look))  # fmt: skip

    @property
    def stamp(self):
        """A word that changes with anything of it, so that only what was looked at is issued."""
        seen = looks.as_json({fact: text for fact, text in self.facts.items() if fact not in ITS_OWN})
        return hashlib.sha256("\0".join((seen, *self.look)).encode()).hexdigest()[:20]


def draft(certificate, texts=None):
    """The Draft of what would be issued in place of a certificate.

    `texts` are what was typed, {fact of CORRECTABLE: text}; without them the records speak, and what was typed for
    the certificate itself stays.
    """
    cohort, kind = certificate.cohort, certificate.award.kind
    issuing.refuse_without_dates(cohort)
    scheme = schemes.scheme_of(cohort.programme, kind)
    look, design = looks.of_scheme(scheme)
    number = numbering.coming(cohort, scheme, 1)[0]
    worded = wording(cohort, scheme, design.fields)
    recorded = worded(certificate.award.addressee, number, issuing.public_address("0" * 32)).to_dict()
    if texts is None:
        texts = {fact: certificate.facts[fact] for fact in certificate.by_hand}
    typed = {fact: text for fact, text in texts.items() if clean(text) != clean(recorded[fact])}
    return Draft(certificate.facts, recorded | typed, typed, look, number)


def correct(certificate, texts, reason, by, stamp, in_spite=False):
    """Issue what was looked at in place of a certificate; returns the new one.

    `stamp` is that of the Draft that was looked at. One that was revoked needs the word `in_spite`. Raises Refused
    when anything changed since, when nothing would change, and as `replace`.
    """
    lock(certificate.cohort)
    db.session.refresh(certificate)
    if not certificate.valid and not in_spite:
        raise Refused(_("This certificate was revoked. Say that another one shall be issued in spite of that."),
                      "in_spite")  # fmt: skip
    looked_at = draft(certificate, texts)
    if looked_at.stamp != stamp:
        raise Refused(_("Something changed since you looked at it. Look at it again, then issue it."))
    if certificate.valid and not looked_at.changes:
        raise Refused(_("Nothing would change. A paper that was lost is simply printed again."))
    return replace(certificate, reason, by, looked_at.typed)


def replace(certificate, reason, by, typed=None):
    """Issue another certificate for the same award, which supersedes this one; returns the new one.

    It says what the records say now, but for what is `typed`. The old one is revoked with the reason, unless it was
    revoked before. Raises Refused without a reason, when another certificate took its place before, and when the
    award is no longer earned.
    """
    cohort = lock(certificate.cohort)
    db.session.refresh(certificate)
    db.session.expire(certificate.award, ["certificates"])
    if not reason.strip():
        raise Refused(_("Issuing another certificate needs a reason."), "reason")
    refuse_replacing(certificate)
    if certificate.valid:
        certificate.revoke(reason, by, act="superseded")
        db.session.flush()
    instead_of, kind = (certificate, typed or {}), certificate.award.kind
    [made] = issuing.write(cohort, kind, [certificate.award], by, instead_of=instead_of, reason=reason.strip())
    db.session.expire(certificate.award, ["certificates"])
    return made


def refuse_replacing(certificate):
    """Raise Refused when no other certificate may take this one's place."""
    issuing.refuse_without_dates(certificate.cohort)
    if certificate.superseded:
        raise Refused(_("Certificate %(number)s was replaced before.", number=certificate.number))
    if certificate.award.kind != Recipient.PARTICIPANT:
        return  # what somebody decided stays decided
    standing = standing_of(certificate.award.registration)
    if standing is None or not standing.earned:
        raise Refused(
            _("%(name)s has not earned a certificate any more. Award by exception first, or revoke it.",
              name=certificate.award.label)
        )  # fmt: skip


def hindrance(certificate):
    """Why no other certificate may take this one's place, in words; "" when one may."""
    try:
        refuse_replacing(certificate)
    except Refused as refusal:
        return str(refusal)
    return ""


def as_text(fact):
    """A fact as a line to be compared and read: of signatories, each name with the position."""
    if isinstance(fact, str):
        return fact
    return "; ".join(" ".join((one["name"], *one["position"])).strip() for one in fact)
