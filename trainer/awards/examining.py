"""Examines a PDF that somebody shows: what its seal says, what our register says, and whether both agree.

Who holds a certificate by the same authority as we may seal whatever they like: a seal is ours only when one of our
own keys made it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from certificates import CredentialError, State, Verdict, key_named, verify_credential
from trainer.awards import credentials, keys, queries, sealing
from trainer.awards.certificate import IssuedCertificate
from trainer.database import db, now

LARGEST = 5  # megabytes of a file that is looked at; a certificate of ours has a tenth of that


class Outcome(StrEnum):
    """What somebody is told, in one word; the first three are said of a certificate without a file, too."""

    VALID = "valid"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"  # no such certificate in our register
    NUMBER = "number"  # another number was typed than the certificate has
    ALTERED = "altered"
    CUT_SHORT = "cut_short"
    DIFFERS = "differs"  # sealed by us, but our register says something else
    STRANGER = "stranger"
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"  # no PDF at all
    TOO_LARGE = "too_large"
    TOO_COMPLICATED = "too_complicated"  # so many or so large seals that examining them would not come to an end


OURS = {Outcome.VALID, Outcome.REVOKED, Outcome.SUPERSEDED, Outcome.ALTERED, Outcome.DIFFERS}
SEALED = {State.INTACT, State.EXPIRED}
UNEXAMINED = {"missing": Outcome.CUT_SHORT, "cut_short": Outcome.CUT_SHORT, "too_complicated": Outcome.TOO_COMPLICATED}


@dataclass(frozen=True)
class Examination:
    """The outcome, the Verdict on the file, the certificate of our register that it is, or claims to be, and
    `pairs`: {fact: (what the file's seal says, what our register says)}."""

    outcome: Outcome
    verdict: Verdict | None = None
    certificate: IssuedCertificate | None = None
    pairs: dict | None = None

    @property
    def missed(self):
        """Whether the file is nothing of ours; only such tries are counted."""
        return self.outcome not in OURS


def examine(pdf):
    """The Examination of a file (bytes). It is not kept; reading takes three statements. Raises Refused while others
    are examined that take long."""
    if len(pdf) > LARGEST * 2**20:
        return Examination(Outcome.TOO_LARGE)
    verdict = sealing.examined(pdf)
    rows = db.session.scalars(keys.all_keys()).all()
    found = db.session.scalar(queries.certificate_with(verdict.token)) if verdict.token else None
    if verdict.key_id and verdict.key_id not in {row.key_id for row in rows}:
        return Examination(Outcome.STRANGER, verdict)
    if verdict.state not in SEALED:
        return Examination(unsealed(verdict, found), verdict, found)
    pairs = compared(verdict, found, rows) if found else None
    return Examination(sealed(found, pairs), verdict, found, pairs)


def unsealed(verdict, found):
    """The outcome for a file that no seal of ours covers; one that carries a credential of ours once had a seal."""
    if verdict.why in UNEXAMINED:
        return UNEXAMINED[verdict.why]
    if verdict.state == State.ALTERED or found:
        return Outcome.ALTERED
    return {State.STRANGER: Outcome.STRANGER, State.UNSIGNED: Outcome.UNSIGNED}.get(verdict.state, Outcome.UNREADABLE)


def sealed(found, pairs):
    """The outcome for a file that we sealed and nobody changed."""
    if found is None:
        return Outcome.UNKNOWN
    if any(said != known for said, known in pairs.values()):
        return Outcome.DIFFERS
    return Outcome(found.standing)


def compared(verdict, certificate, rows):
    """{fact: (what the credential in the file says, what our register says)}; "" for what it does not say."""
    credentials.load([certificate])
    named = key_named(verdict.credential)  # by an address, which was another one if the installation moved since
    known = [row.jwk | {"kid": named} for row in rows if named.endswith(f"/{row.key_id}")]
    try:
        said = told(verify_credential(verdict.credential, known, now()))
    except CredentialError:
        said = {}
    return {fact: (said.get(fact, ""), known) for fact, known in told(credentials.payload(certificate)).items()}


def told(payload):
    """{fact: text} that a credential says, in the order in which it is shown."""
    subject = payload["credentialSubject"]
    identity = {one["identityType"]: one["identityHash"] for one in subject["identifier"]}
    return {
        "number": subject["licenseNumber"], "name": identity.get("name", ""),
        "organisation": identity.get("ext:organisation", ""), "title": payload["name"],
        "completed": subject["achievement"]["description"], "issued_at": datetime.fromisoformat(payload["validFrom"]),
    }  # fmt: skip
