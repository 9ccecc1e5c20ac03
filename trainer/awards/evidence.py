"""What makes a seal hold longer than its key: a time authority's word, and proof that no certificate was revoked.

Without TSA_URL neither is asked for. An authority that does not answer keeps nobody from their certificate: it is
sealed without a timestamp, and the log says so.
"""

import time
from datetime import timedelta

from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import current_app
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.fetchers.requests_fetchers import RequestsFetcherBackend

from certificates import Validation
from certificates.aside import finished
from trainer.awards import keyring
from trainer.database import now

PATIENCE = 5  # seconds for each answer
KEPT = 3_600  # seconds for which proof is used again
LIST_LASTS = timedelta(days=30)


def of(row):
    """The arguments of `certificates.seal` that a key's row and the settings give: {} without a time authority.

    Asking the authority raises OSError when it does not answer.
    """
    url = current_app.config["TSA_URL"]
    if not url:
        return {}
    ask = RequestsHTTPTimeStamper(url, timeout=PATIENCE)
    return {"timestamper": lambda digest: finished(ask.async_timestamp(digest, "sha256")).dump(),
            "validation": proof(row)}  # fmt: skip


def proof(row):
    """The Validation of a key's chain, an hour old at most; None where it cannot be had."""
    kept = current_app.extensions.setdefault("evidence", {})
    made_at, found = kept.get(row.key_id, (0, None))
    if found is None or time.monotonic() - made_at > KEPT:
        found = of_test_authority() if row.test_authority else fetched(row)
        kept[row.key_id] = time.monotonic(), found
    return found


def of_test_authority():
    """The test authority vouches for its own keys; there is nobody to ask."""
    made = keyring.authority()
    crl = made.revocations(now(), now() + LIST_LASTS)
    return Validation([made.certificate.public_bytes(Encoding.DER)], [crl])


def fetched(row):
    """What the authorities named in the certificates answer to being asked; None when they do not."""
    chain = [x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in row.chain]
    context = ValidationContext(trust_roots=chain[-1:], other_certs=chain, allow_fetching=True,
                                fetcher_backend=RequestsFetcherBackend(per_request_timeout=PATIENCE))  # fmt: skip
    try:
        finished(CertificateValidator(chain[0], validation_context=context).async_validate_usage(set()))
    except (PathError, ValidationError, OSError) as error:
        current_app.logger.warning("No proof that the certificate of %s is not revoked: %s", row.label, error)
        return None
    crls, ocsps = [one.dump() for one in context.crls], [one.dump() for one in context.ocsps]
    return Validation([one.dump() for one in chain], crls, ocsps) if crls or ocsps else None
