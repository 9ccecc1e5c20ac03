"""Files that travel inside a certificate's PDF, as PDF/A-3 wants them associated (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Relationship = Literal["Alternative", "Data", "Source", "Supplement", "Unspecified"]


@dataclass(frozen=True)
class Attachment:
    """A file's bytes, its media type, what it is to the page (ISO 32000-2, 7.11.3), and when it was last changed."""

    data: bytes
    media_type: str
    relationship: Relationship = "Data"
    description: str = ""
    modified: datetime | None = None


class Enclosures:
    """What is attached to a document; replaced as a whole for each certificate of a run."""

    def __init__(self, pdf: pikepdf.Pdf):
        self.pdf = pdf

    def put_in(self, attachments: Mapping[str, Attachment]) -> None:
        """Attach these files by their names, in place of those attached before."""
        root = self.pdf.Root
        files = {name: self.pdf.make_indirect(self._file(name, one)) for name, one in sorted(attachments.items())}
        if files or Name.AF in root:
            root.Names = root.get(Name.Names, Dictionary())
            root.Names.EmbeddedFiles = Dictionary(Names=Array([part for name, file in files.items()
                                                               for part in (String(name), file)]))
            root.AF = Array(list(files.values()))

    def _file(self, name: str, attachment: Attachment) -> Dictionary:
        stream = self._stream(attachment)
        made = Dictionary(
            Type=Name.Filespec, F=String(name), UF=String(name), AFRelationship=Name(f"/{attachment.relationship}"),
            EF=Dictionary(F=stream, UF=stream))
        if attachment.description:
            made.Desc = String(attachment.description)
        return made

    def _stream(self, attachment: Attachment) -> pikepdf.Stream:
        """The file as Flate blocks that are stored as they are: it is found without taking the PDF apart."""
        facts = Dictionary(Size=len(attachment.data),
                           CheckSum=String(hashlib.md5(attachment.data, usedforsecurity=False).digest()))
        if attachment.modified:
            facts.ModDate = String(attachment.modified.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'"))
        return self.pdf.make_stream(
            zlib.compress(attachment.data, level=0), Type=Name.EmbeddedFile, Filter=Name.FlateDecode,
            Subtype=Name(f"/{attachment.media_type}"), Params=facts)
