"""Seals certificates as their PDFs are made, and judges PDFs that somebody shows."""

import pathlib

from flask import current_app

from certificates import FILE_NAME, MEDIA_TYPE, Attachment, SealError, certificates_in, is_plain, seal, verify
from trainer.awards import credentials, evidence, hearing, keys
from trainer.awards.key_words import problem
from trainer.database import db, now
from trainer.errors import Refused


def sealed(certificates, pdfs):
    """Seal the PDFs of these issued certificates, in their order, each with its credential inside; one by one.

    As of the moment of issue, or of the key's beginning where that is later. Without a key they pass as they are.
    Raises Refused when there is a key that cannot be used.
    """
    found = keys.opened()
    if found is None:
        yield from pdfs
        return
    row, key = found
    credentials.load(certificates)
    proof = evidence.of(row)
    for one, pdf in zip(certificates, pdfs, strict=True):
        try:
            yield closed(one, pdf, row, key, proof)
        except OSError as error:
            current_app.logger.warning("The time authority does not answer, so seals have no timestamp: %s", error)
            proof = {}
            yield closed(one, pdf, row, key, proof)


def closed(certificate, pdf, row, key, proof):
    """One PDF with its credential, sealed. Raises Refused, and OSError when the time authority does not answer."""
    facts, moment = certificate.facts, max(certificate.issued_at, row.begins_at)
    inside = {FILE_NAME: enclosed(certificate, row, key)}
    try:
        reason = f"ออก{facts['title']} เลขที่ {facts['number']}"
        return seal(pdf, key, moment, reason=reason, attachments=inside, **proof)
    except SealError as error:
        raise Refused(problem(error)) from error


def enclosed(certificate, row, key):
    """The credential as it travels inside the PDF."""
    token = credentials.signed(certificate, row, key)
    return Attachment(token.encode(), MEDIA_TYPE, "Alternative", "Open Badges 3.0", certificate.issued_at)


def trusted():
    """The certificates that may vouch for a seal: of all our keys, retired ones too, and of the time authority."""
    anchors = [row.anchor for row in db.session.scalars(keys.all_keys())]
    path = current_app.config["TSA_CERTIFICATES"]
    return anchors + (certificates_in(pathlib.Path(path).read_bytes()) if path else [])


def examined(pdf):
    """The Verdict on a PDF (bytes) that somebody shows. It is not taken apart; what may take long is judged elsewhere.

    Raises Refused as `hearing.verdict`.
    """
    if is_plain(pdf):
        return verify(pdf, trusted(), now(), opened=False)
    return hearing.verdict(pdf, trusted(), now())
