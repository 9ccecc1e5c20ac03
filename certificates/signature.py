"""Examines one detached signature (CMS): does it fit the data, who made it, when, and does anybody vouch for them?"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from asn1crypto import cms
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import (
    async_validate_cms_signature,
    extract_tst_data_iter,
    message_imprint_checker,
    validate_tst_signed_data,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from .aside import finished
from .errors import SealError
from .identity import issued, name_of, thumbprint

DIGESTS = {"sha256", "sha384", "sha512"}
LONGEST_CHAIN = 10
MOST_CERTIFICATES = 40
MAY_SIGN = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})  # either of the two
logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # what it would say, the verdict says
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())


class Findings(NamedTuple):
    """Whether the signature fits the data, whose it is, and whether a trusted certificate vouches for them.

    `expired` when it does so only for the moment that the signer claims; `stamped_at` is what a trusted timestamp
    authority attests. `key_id` is the thumbprint of the signer's key; "" for a kind of key that we would not use.
    """

    fits: bool
    known: bool
    expired: bool
    signer: str
    stamped_at: datetime | None
    key_id: str


def examine(container: bytes, data: bytes, trusted: Sequence[x509.Certificate], when: datetime,
            claimed: datetime | None) -> Findings | None:
    """Examine a container (DER, with zeros after it) over data; None when it is broken or its signature is wrong."""
    try:
        return finished(_Examination(container, data, trusted).findings(when, claimed))
    except Exception:  # whatever a stranger's bytes bring about in two parsers is a container that is broken
        return None


class _Examination:
    def __init__(self, container: bytes, data: bytes, trusted: Sequence[x509.Certificate]):
        content = cms.ContentInfo.load(_without_zeros(container), strict=True)
        self.signed = _pruned(content["content"])
        self.info = extract_signer_info(self.signed)
        digest = self.info["digest_algorithm"]["algorithm"].native
        if digest not in DIGESTS:
            raise ValueError(f"{digest} is not accepted")
        self.digest = hashlib.new(digest, data).digest()
        self.roots = [asn1_of(one) for one in trusted]

    async def findings(self, when: datetime, claimed: datetime | None) -> Findings:
        status = await self._status(when)
        if not status.valid:
            raise ValueError("the signature is not one of this certificate's key")
        stamped_at = await self._stamped(when)
        known, expired = status.trust_problem_indic is None, False
        for moment, proved in ((stamped_at, True), (claimed, False)):
            if not known and moment is not None:
                known = (await self._status(moment)).trust_problem_indic is None
                expired = known and not proved
        signer = x509.load_der_x509_certificate(status.signing_cert.dump())
        return Findings(status.intact, known, expired, name_of(signer), stamped_at, _key_id(signer))

    async def _status(self, moment: datetime):
        return await async_validate_cms_signature(
            self.signed, raw_digest=self.digest, validation_context=self._context(moment), key_usage_settings=MAY_SIGN)

    async def _stamped(self, when: datetime) -> datetime | None:
        """The moment that a timestamp attests whose authority is trusted."""
        for token in extract_tst_data_iter(self.info, signed=False):
            found = TimestampSignatureStatus(**await validate_tst_signed_data(
                _pruned(token), self._context(when), message_imprint_checker(self.info)))
            if found.trusted:
                return found.timestamp
        return None

    def _context(self, moment: datetime) -> ValidationContext:
        return ValidationContext(trust_roots=self.roots, moment=moment, allow_fetching=False)


def _key_id(certificate: x509.Certificate) -> str:
    try:
        return thumbprint(certificate)
    except SealError:
        return ""


def _without_zeros(container: bytes) -> bytes:
    """The one DER value at the beginning, after which nothing but zeros may stand."""
    length, at = container[1], 2
    if length & 0x80:
        at = 2 + (length & 0x7F)
        length = int.from_bytes(container[2:at], "big")
    if container[at + length:].strip(b"\0"):
        raise ValueError("there is something after the container")
    return container[:at + length]


def _pruned(signed: cms.SignedData) -> cms.SignedData:
    """Keep of the certificates only the signer's and those that lead on from it.

    Which others stand there is not signed, and of many that seem to have issued each other the paths are endless.
    """
    first = islice(signed["certificates"], MOST_CERTIFICATES)
    given = [x509.load_der_x509_certificate(one.chosen.dump()) for one in first]
    meant = extract_signer_info(signed)["sid"].chosen
    chain = [one for one in given if one.serial_number == meant["serial_number"].native
             and one.issuer.public_bytes() == meant["issuer"].dump()][:1]
    while chain and len(chain) < LONGEST_CHAIN and chain[-1].issuer != chain[-1].subject:
        issuers = [one for one in given if one not in chain and issued(one, chain[-1])]
        if not issuers:
            break
        chain.append(issuers[0])
    signed["certificates"] = cms.CertificateSet([cms.CertificateChoices("certificate", asn1_of(one)) for one in chain])
    return signed


def asn1_of(certificate: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
