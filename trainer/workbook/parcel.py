"""Looks through the zip parcel that an .xlsx is, before a spreadsheet library unpacks any of it.

Refuses what would eat memory (a zip bomb, too many rows) and what no spreadsheet needs (XML with a DOCTYPE), and
notes on the way what the library would not tell: merged blocks, hidden rows, formulas without a calculated value.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.workbook import kinds, limits

CHUNK = 1 << 18


@dataclass
class SheetFacts:
    """What one sheet's XML says beside its values."""

    rows: int = 0
    hidden_rows: int = 0
    merges: list = field(default_factory=list)  # "A1:C1"
    uncalculated: set = field(default_factory=set)  # "D7"


def survey(name, data):
    """{part name: SheetFacts} of every sheet in the parcel. Raises Refused with a sentence that names the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            _refuse_bombs(name, parcel)
            return {part.filename: facts for part in parcel.infolist() if (facts := _look(name, parcel, part))}
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, NotImplementedError) as error:
        raise Refused(kinds.damaged(name), place=name) from error


def _refuse_bombs(name, parcel):
    parts = parcel.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(kinds.protected(name), place=name)
    sizes = [part.file_size for part in parts]
    others = [part.file_size for part in parts if not _is_sheet(part)]
    if len(parts) > limits.MAX_PARTS or sum(sizes) > limits.MAX_UNPACKED or max(others) > limits.MAX_PART:
        raise Refused(_("%(file)s unpacks to far more than a list of people needs. It was not opened.", file=name),
                      place=name)


def _is_sheet(part):
    return part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")


def _look(name, parcel, part):
    """The facts of a sheet, None for any other part; every part is unpacked once, piece by piece, and let go."""
    is_xml = part.filename.endswith((".xml", ".rels"))
    reader = _PartReader(name)
    with parcel.open(part) as stream:
        while piece := stream.read(CHUNK):  # zipfile stops at the declared size and checks the sum
            if is_xml:
                reader.feed(piece)
    if is_xml:
        reader.feed(b"", last=True)
    return reader.facts if reader.is_sheet else None


class _PartReader:
    """Walks one XML part with expat, which keeps nothing but its place."""

    def __init__(self, name):
        self.name, self.facts, self.elements, self.is_sheet = name, SheetFacts(), 0, False
        self.cell, self.row_counted, self.formula, self.value = "", True, False, False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start_part

    def feed(self, piece, last=False):
        self.parser.Parse(piece, last)

    def _doctype(self, *_declared):
        raise Refused(_("%(file)s holds XML declarations that no spreadsheet needs. It was not opened.",
                        file=self.name), place=self.name)

    def _start_part(self, tag, _attributes):
        """A part is a sheet by what it holds, wherever in the parcel it lies."""
        self.is_sheet = tag.rpartition(" ")[2] == "worksheet"
        self.parser.StartElementHandler = self._start_in_sheet if self.is_sheet else self._start
        if self.is_sheet:
            self.parser.EndElementHandler = self._end_in_sheet

    def _start(self, _tag, _attributes):
        self.elements += 1
        if self.elements > limits.MAX_ELEMENTS:
            raise Refused(_("%(file)s has too many cells to be a list of people.", file=self.name), place=self.name)

    def _start_in_sheet(self, tag, attributes):
        self._start(tag, attributes)
        tag = tag.rpartition(" ")[2]
        if tag == "c":
            self._start_cell(attributes.get("r", ""), attributes.get("t"))
        elif tag in ("v", "is"):
            self._start_value()
        elif tag == "f":
            self.formula = True
        elif tag == "row":
            self.row_counted = False
            self._refuse_far(attributes.get("r", ""))
            self.facts.hidden_rows += attributes.get("hidden") in ("1", "true")
        elif tag == "mergeCell":
            self.facts.merges.append(attributes.get("ref", ""))

    def _refuse_far(self, number):
        """A row that no spreadsheet can hold: the library would fill the way to it with blank ones."""
        if number and not (number.isdecimal() and len(number) < 8 and int(number) <= limits.LAST_ROW):
            raise Refused(kinds.damaged(self.name), place=self.name)

    def _start_cell(self, reference, kind):
        self.cell, self.formula = reference, False
        self.value = kind == "str"  # a calculated text, which may be empty
        if len(reference.rstrip("0123456789")) > 2:
            raise Refused(_("%(file)s has more than %(limit)s columns.", file=self.name, limit=limits.MAX_COLUMNS),
                          place=self.name)

    def _start_value(self):
        self._count_row()
        if self.formula:  # only there does it matter whether anything follows
            self.parser.CharacterDataHandler = self._text

    def _text(self, _text):
        self.value = True

    def _end_in_sheet(self, tag):
        if self.formula and tag.endswith(" c"):
            self.parser.CharacterDataHandler = None
            if not self.value:
                self.facts.uncalculated.add(self.cell)
                self._count_row()

    def _count_row(self):
        if not self.row_counted:
            self.row_counted = True
            self.facts.rows += 1
            if self.facts.rows > limits.MAX_ROWS:
                raise Refused(too_many_rows(self.name), place=self.name)


def too_many_rows(name):
    """The sentence for a list that is longer than we read."""
    return _("%(file)s has more than %(limit)s rows. Send it in smaller files.",
             file=name, limit=f"{limits.MAX_ROWS:,}")
