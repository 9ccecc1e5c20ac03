"""From workbooks to the rows of a roster: every sheet that lists people, and what was left aside."""

from dataclasses import dataclass

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.registration import columns, rows
from trainer.registration.roster import UNDECIDED, RosterRow


@dataclass(frozen=True)
class RosterSheet:
    """One sheet of people: how it was understood, its rows, and the rows that are not about a person."""

    file: str
    sheet: object  # workbook.Sheet
    layout: columns.Layout
    rows: tuple
    left_out: tuple = ()


@dataclass(frozen=True)
class RosterFile:
    """A workbook read as a roster: its sheets of people, and sentences about what was not read."""

    name: str
    sheets: tuple
    notes: tuple = ()

    @property
    def rows(self):
        return [row for sheet in self.sheets for row in sheet.rows]


def roster_file(book):
    """The people of all sheets that list any. Raises Refused, naming the file and what is missing, if none does."""
    listed = {layout.sheet for layout in columns.layouts(book)}
    sheets = [roster_sheet(book.name, sheet, columns.layout_of(sheet)) for sheet in book.sheets
              if sheet.title in listed]
    if not any(sheet.rows for sheet in sheets):
        raise Refused(_("%(file)s: there are no people under the header in row %(row)s.", file=book.name,
                        row=sheets[0].layout.last_header_row), place=book.name)
    others = [_("%(file)s: the sheet “%(sheet)s” lists no people and was not read.", file=book.name, sheet=sheet.title)
              for sheet in book.sheets if sheet.rows and sheet.title not in listed]
    return RosterFile(book.name, tuple(sheets), (*book.notes, *others))


def roster_sheet(file, sheet, layout, decisions=None):
    """The rows of one sheet under a layout; `decisions` are {sheet row number: Decision} that people took."""
    decisions = decisions or {}
    people, left_out = rows.people(sheet, layout)
    found = tuple(RosterRow(file, person.row, person.raw, sheet.title, person.cells,
                           decisions.get(person.row, UNDECIDED)) for person in people)
    return RosterSheet(file, sheet, layout, found, tuple(left_out))
