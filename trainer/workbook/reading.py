"""Reads a workbook that someone sent, whatever its name says it is."""

import pathlib

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.workbook import kinds, limits
from trainer.workbook.delimited import read_csv
from trainer.workbook.spreadsheet import read_xlsx


def read(name, data):
    """The Book in these bytes: .xlsx, or CSV in UTF-8 or CP874.

    `name` is used in sentences only; its folder is dropped. Raises Refused, naming the file, for any other kind of
    file, a password, a damaged or empty workbook, a zip bomb, and more rows than `limits.MAX_ROWS`.
    """
    name = pathlib.PurePath(name.replace("\\", "/")).name
    if len(data) > limits.MAX_BYTES:
        raise Refused(_("%(file)s is larger than %(limit)s MB.", file=name, limit=limits.MAX_BYTES // 1_000_000),
                      place=name)
    book = read_xlsx(name, data) if kinds.is_xlsx(name, data) else read_csv(name, data)
    if not any(sheet.rows for sheet in book.sheets):
        raise Refused(_("%(file)s is empty.", file=name), place=name)
    return book
