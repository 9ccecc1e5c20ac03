"""Several people out of one reply form: read as a roster, shown beside what was written, nominated one by one."""

from dataclasses import dataclass, replace

from flask_babel import gettext as _

from trainer import workbook
from trainer.applications import early
from trainer.errors import Refused
from trainer.nominations import nominating, standing
from trainer.registration.rosterfiles import roster_file
from trainer.thai import text
from trainer.workbook.book import as_written

MOST = 200  # rows of a form; an office that sends more asks the organiser to import them
LONGEST = 300  # characters shown of a row that names nobody
PASTED = "แบบตอบรับ.csv"


@dataclass(frozen=True)
class Entry:
    """One person as the form names them: `facts` by nominating.FIELDS; `name` as understood; why it will not do."""

    facts: dict
    written: str = ""
    name: str = ""
    organisation: str = ""
    problem: str = ""
    ticked: bool = False

    @property
    def called(self):
        """What to call the person, however little is said of them."""
        return self.name or text.clean(self.facts["name"]) or text.clean(self.written)

    @property
    def check(self):
        """What somebody should look at in the name as it is understood, as a sentence; empty where nothing."""
        read = early.name_read(self.facts["name"])
        return _("Please check: %(notes)s.", notes=", ".join(map(str, read["notes"]))) if read and read["notes"] else ""


@dataclass(frozen=True)
class Reading:
    """A form as it was read: an Entry for each person, and sentences about what was not read, and why."""

    entries: list
    unread: list


def book_of(file, written):
    """The workbook.Book of an uploaded file, or of rows copied out of a spreadsheet. Raises Refused without either."""
    if file and file.filename:
        return workbook.read(file.filename, file.read())
    if not (written or "").strip():
        raise Refused(_("Choose a file first, or copy the rows."), "file")
    return workbook.read(PASTED, written.encode())


def reading(link, book):
    """The Reading of a book. Raises Refused, naming what is missing, when it lists nobody."""
    found = roster_file(book)
    if len(found.rows) > MOST:
        raise Refused(_("The form lists %(count)s people; at most %(most)s are read at once.", count=len(found.rows),
                        most=MOST), "file")  # fmt: skip
    return Reading(entries(link, found.rows), unread(found))


def entries(link, rows):
    """An Entry for each row; those who will do are ticked as far as the limit goes."""
    found = [understood(link, Entry(typed(row.raw), shown(row))) for row in rows]
    good = [at for at, entry in enumerate(found) if not entry.problem][: standing.left(link)]
    return [replace(entry, ticked=at in good) for at, entry in enumerate(found)]


def unread(found):
    """A sentence for each row of a roster file that names nobody, and for whatever else was not read."""
    rows = [_("Row %(row)s: no person's name was found in “%(text)s”.", row=each.row, text=each.text[:LONGEST])
            for sheet in found.sheets for each in sheet.left_out]  # fmt: skip
    return [*rows, *map(str, found.notes)]


def typed(raw):
    """{field: text} of a roster's row, by nominating.FIELDS."""
    said = {name: text.clean(as_written(value)) for name, value in raw.items()}
    parts = [said.get(name, "") for name in ("title", "name", "first_name", "last_name")]
    return {
        "name": " ".join(filter(None, parts))[:300], "position": said.get("position", "")[:200],
        "organisation": (said.get("organisation") or said.get("registration_no", ""))[:300],
        "phone": (said.get("phone") or said.get("other_phone", ""))[:60], "email": said.get("email", "")[:254],
    }  # fmt: skip


def shown(row):
    """The row's cells as they were written, in one line."""
    return " · ".join(value for value in row.cells.values() if value)


def understood(link, entry):
    """The entry as its person is understood, with what keeps them from being nominated, if anything does."""
    try:
        checked = nominating.read(link, entry.facts)
    except Refused as refusal:
        return replace(entry, problem=str(refusal))
    group = checked.organisation.name if checked.organisation else checked.organisation_name
    return replace(entry, name=checked.name, organisation=group)


def from_form(form):
    """An Entry for each row of the page that shows them, as it was corrected there; `ticked` as it was."""
    columns = {name: form.getlist(name) for name in (*nominating.FIELDS, "written")}
    count = min(len(values) for values in columns.values())
    rows = [{name: values[at] for name, values in columns.items()} for at in range(min(count, MOST))]
    taken = {int(one) for one in form.getlist("take") if one.isdecimal() and len(one) < 5}
    return [Entry(facts, facts.pop("written"), ticked=at in taken) for at, facts in enumerate(rows)]


def unread_of(form):
    """The sentences about what was not read, as the page that shows the rows carries them on."""
    return [text.clean(each)[: 2 * LONGEST] for each in form.getlist("unread")[:MOST]]
