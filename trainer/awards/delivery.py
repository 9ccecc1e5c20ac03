"""Everything for the printer and the office in one folder: a PDF each, the print run, and an index.

All is made in a hidden folder first; only when the certificates stand in the database is it moved into place. So a
design that fails leaves neither files nor numbers behind, and whatever fails later is put right by running it again.
"""

import csv
import io
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from flask_babel import gettext as _

from trainer.awards import press, sealing
from trainer.awards.filing import file_names
from trainer.errors import Refused

PRINT_RUN, INDEX = "print-run.pdf", "index.csv"
COLUMNS = ("number", "name", "organisation", "file")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def staged(folder):
    """A Stage beside the final place; what it holds and nobody published is thrown away.

    Raises Refused when the folder cannot be written to.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        hidden = Path(tempfile.mkdtemp(prefix=".being-made-", dir=folder))
        try:
            yield Stage(folder, hidden)
        finally:
            shutil.rmtree(hidden, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or error
        raise Refused(
            _("The folder %(folder)s cannot be written to: %(reason)s", folder=folder, reason=reason)
        ) from error


class Stage:
    """The hidden folder in which a delivery is made, and the place where it will stand."""

    def __init__(self, folder, hidden):
        self.folder, self.hidden = folder, hidden

    def fill(self, certificates):
        """Make the files for these issued certificates, which stand in name-list order. Raises Refused as `press`."""
        names, frozen = file_names(certificates), press.frozen(certificates)
        for name, pdf in zip(names, sealing.sealed(certificates, press.singles(frozen)), strict=True):
            (self.hidden / name).write_bytes(pdf)
        (self.hidden / PRINT_RUN).write_bytes(press.bound(frozen))
        (self.hidden / INDEX).write_text(index(certificates, names), "utf-8", newline="")

    def publish(self):
        """Move the files into place, the index last; returns how many PDFs of former certificates were taken away.

        Only files that the former index names are taken away: those of certificates revoked or replaced since.
        """
        made = {path.name for path in self.hidden.iterdir()}
        former = [name for name in listed(self.folder / INDEX) if name not in made and (self.folder / name).is_file()]
        for name in sorted(made, key=lambda name: name == INDEX):
            (self.hidden / name).replace(self.folder / name)
        for name in former:
            (self.folder / name).unlink()
        return len(former)


def index(certificates, names):
    """The index as CSV text: the number as stored, name and organisation as printed, the file's name.

    No byte order mark, for the first column's name must be exactly `number`; a cell that a spreadsheet would take for
    a formula is defused with an apostrophe.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    rows.writerow(COLUMNS)
    for one, name in zip(certificates, names, strict=True):
        rows.writerow(map(defused, (one.number, one.facts["name"], one.facts["organisation"], name)))
    return out.getvalue()


def defused(text):
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def listed(path):
    """The PDF files that a former index names, plain names only; none when there is no such index."""
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    names = [str(row.get("file") or "").removeprefix("'") for row in rows]
    return [name for name in names if name.endswith(".pdf") and Path(name).name == name and "\\" not in name]
