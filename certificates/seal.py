"""Seals a finished PDF with a signature (PAdES baseline, ETSI EN 319 142-1) that covers every byte of it.

The signature is a certification that permits no changes; its field cannot be seen. With a timestamp authority the seal
is B-T, with proof that its certificates were not revoked B-LT; without, B-B. All stands in one revision of the file, so
that whatever is added later is noticed.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .attachments import Attachment, Enclosures
from .cms import Envelope, Timestamper
from .errors import SealError
from .keys import Key
from .sheets import saved

FIELD = "Seal"
NOTHING = MappingProxyType({})
UNKNOWN = 9_999_999_999  # holds the place of a number in /ByteRange until the numbers are known
PRINTED_AND_LOCKED = 132  # annotation flags 3 and 8 (ISO 32000-1, 12.5.3)
CERTIFIED_UNCHANGEABLE = 1  # DocMDP: no changes are permitted (12.8.2.2)


class Validation(NamedTuple):
    """Proof that the certificates were valid when they signed (PAdES B-LT); each part is DER."""

    certificates: Sequence[bytes] = ()
    crls: Sequence[bytes] = ()
    ocsps: Sequence[bytes] = ()


def seal(pdf: bytes, key: Key, when: datetime, *, reason: str = "", location: str = "",
         timestamper: Timestamper | None = None, validation: Validation | None = None,
         attachments: Mapping[str, Attachment] = NOTHING) -> bytes:
    """The PDF, sealed by `key` as of `when` (aware), with these files attached by their names before.

    The same arguments give the same bytes, unless there is a timestamp. Raises SealError for a key whose certificate
    is not valid then, for what is no PDF or is sealed already, and when the timestamp authority's answer does not fit
    in; and what the timestamper raises.
    """
    key.check(when)
    signature = _signature(key, when, reason, location, key.envelope.room(timestamper is not None))
    return _filled(_with_room(pdf, signature, validation, attachments), key.envelope, timestamper)


def _signature(key: Key, when: datetime, reason: str, location: str, room: int) -> Dictionary:
    """The signature dictionary (12.8.1) with the place of the signature kept free."""
    unchangeable = Dictionary(Type=Name.TransformParams, V=Name("/1.2"), P=CERTIFIED_UNCHANGEABLE)
    reference = Dictionary(Type=Name.SigRef, TransformMethod=Name.DocMDP, TransformParams=unchangeable)
    made = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/ETSI.CAdES.detached"), Name=String(key.name),
        M=String(when.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")), Reference=Array([reference]),
        ByteRange=Array([0, UNKNOWN, UNKNOWN, UNKNOWN]), Contents=String(bytes(room)))
    if reason:
        made.Reason = String(reason)
    if location:
        made.Location = String(location)
    return made


def _with_room(pdf: bytes, signature: Dictionary, validation: Validation | None, attachments) -> bytes:
    """The PDF with an invisible signature field whose signature is still to be made."""
    try:
        document = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise SealError("not_a_pdf", "What shall be sealed is not a PDF.") from error
    with document:
        if Name.AcroForm in document.Root or not len(document.pages):
            raise SealError("already_sealed", "The PDF is sealed already, or has no pages.")
        if attachments:
            Enclosures(document).put_in(attachments)
        page, value = document.pages[0].obj, document.make_indirect(signature)
        field = document.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(FIELD), V=value, P=page,
            F=PRINTED_AND_LOCKED, Rect=Array([0, 0, 0, 0])))
        page.Annots = Array([*page.get("/Annots", ()), field])
        document.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
        document.Root.Perms = Dictionary(DocMDP=value)
        if validation:
            document.Root.DSS = _store(document, validation)
        return saved(document)


def _store(document: pikepdf.Pdf, validation: Validation) -> Dictionary:
    """The Document Security Store (ETSI EN 319 142-1, 5.4.2.2)."""
    store = Dictionary(Type=Name.DSS)
    for name, parts in zip(("/Certs", "/CRLs", "/OCSPs"), validation, strict=True):
        if parts:
            store[name] = Array([document.make_stream(part) for part in parts])
    return document.make_indirect(store)


def _filled(pdf: bytes, envelope: Envelope, timestamper: Timestamper | None) -> bytes:
    """Put the signature over all the rest into its place, and say in /ByteRange where that is."""
    asked = f"/ByteRange [ 0 {UNKNOWN} {UNKNOWN} {UNKNOWN} ]".encode()
    at = pdf.rindex(asked)
    first = pdf.index(b"/Contents <", at) + len(b"/Contents ")
    after = pdf.index(b">", first) + 1
    known = b"/ByteRange [ 0 %d %d %d ]" % (first, after, len(pdf) - after)
    head = pdf[:at] + known.ljust(len(asked)) + pdf[at + len(asked):first]
    made = envelope.around(hashlib.sha256(head + pdf[after:]).digest(), timestamper).hex()
    room = after - first - 2
    if len(made) > room:
        raise SealError("no_timestamp", "The answer of the timestamp authority is too long to be kept.")
    return head + b"<" + made.ljust(room, "0").encode() + b">" + pdf[after:]
