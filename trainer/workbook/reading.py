"""Reads a workbook that someone sent, whatever its name says it is."""

import pathlib
import unicodedata

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.workbook import kinds, limits
from trainer.workbook.delimited import read_csv
from trainer.workbook.spreadsheet import read_xlsx

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # make gnp.xlsx of xslx.png


def read(name, data):
    """The Book in these bytes: .xlsx, or CSV in UTF-8 or CP874.

    `name` is used in sentences only; its folder is dropped. Raises Refused, naming the file, for any other kind of
    file, a password, a damaged or empty workbook, a zip bomb, and more rows than `limits.MAX_ROWS`.
    """
    name = printable(pathlib.PurePath(name.replace("\\", "/")).name)
    if len(data) > limits.MAX_BYTES:
        raise Refused(_("%(file)s is larger than %(limit)s MB.", file=name, limit=limits.MAX_BYTES // 1_000_000),
                      place=name)
    book = read_xlsx(name, data) if kinds.is_xlsx(name, data) else read_csv(name, data)
    if not any(sheet.rows for sheet in book.sheets):
        raise Refused(_("%(file)s is empty.", file=name), place=name)
    return book


def read_file(path):
    """The Book in the file at this path. Raises Refused as `read` does, and for a file that cannot be opened."""
    return read(pathlib.Path(path).name, contents(path))


def contents(path):
    """The bytes of a file. Raises Refused naming a file that is missing, a folder, or not ours to read."""
    file = printable(str(path))
    try:
        return pathlib.Path(path).read_bytes()
    except FileNotFoundError:
        raise Refused(_("There is no file %(file)s.", file=file), place=file) from None
    except IsADirectoryError:
        raise Refused(_("%(file)s is a folder, not a file.", file=file), place=file) from None
    except PermissionError:
        raise Refused(_("%(file)s may not be read: permission is denied.", file=file), place=file) from None
    except (OSError, ValueError) as error:
        raise Refused(_("%(file)s cannot be read: %(why)s.", file=file, why=error), place=file) from error


def printable(name):
    """A file's name without what would steer a terminal or cannot be kept: control signs, bytes that are no text."""
    return "".join("\ufffd" if unicodedata.category(sign) in ("Cc", "Cs") or sign in TURNING else sign for sign in name)
