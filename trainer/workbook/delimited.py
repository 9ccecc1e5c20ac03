"""Reads CSV as old systems write it: UTF-8 or CP874 (TIS-620), separated by comma, semicolon or tab."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.workbook import kinds, limits, parcel
from trainer.workbook.book import Book, Row, Sheet

DELIMITERS = ",;\t"
# What CP874 bytes turn into when they happen to be valid UTF-8: scripts that no Thai list is written in.
UNLIKELY = re.compile("[\u0800-\u0dff]")
THAI_IN_UTF8 = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")


def read_csv(name, data):
    """One sheet; a row's number is its place among the records, as a spreadsheet program would show it."""
    text = decoded(name, data)
    delimiter, text = _delimiter(text)
    return Book(name, (Sheet("", tuple(_rows(name, text, delimiter))),))


def _rows(name, text, delimiter):
    number, cells, count = 0, [], 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if any(cell.strip() for cell in cells):
                count += 1
                yield Row(number, tuple(cell if cell else None for cell in cells[:limits.MAX_COLUMNS]))
            if count > limits.MAX_ROWS:
                raise Refused(parcel.too_many_rows(name), place=name)
    except csv.Error as error:  # the one thing that a reader of strings, not strict, refuses
        raise Refused(_("%(file)s, row %(row)s: a cell is too long to be read.", file=name, row=number + 1),
                      place=name) from error
    if cells and re.search("[\r\n]", cells[-1]) and text.count('"') % 2:  # it swallowed all that follows
        raise Refused(_("%(file)s, row %(row)s: a quotation mark is opened and never closed.", file=name, row=number),
                      place=name)


def decoded(name, data):
    """The text of a CSV, in whichever of its encodings it was written. Raises Refused where it is none of them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif _looks_like_utf8(data):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["cp874"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            raise Refused(_("%(file)s is not written in UTF-8 or CP874. Save it as “CSV UTF-8” or as .xlsx.",
                            file=name), place=name) from error
    if re.search("[\x00-\x08\x0e-\x1f]", text):
        raise Refused(kinds.not_a_spreadsheet(name), place=name)
    return text


def _looks_like_utf8(data):
    try:
        return not UNLIKELY.search(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        # Thai UTF-8 with one broken byte is still UTF-8; read as CP874 it would be garbage without an error.
        return len(THAI_IN_UTF8.findall(data)) * 3 > 0.8 * sum(byte > 0x7F for byte in data)


def _delimiter(text):
    """(delimiter, text to read): the one that gives the most rows the same number of cells, more than one."""
    declared = re.match("\ufeff?sep=([,;\t])\r?\n", text)
    if declared:
        return declared[1], text[declared.end():]
    sample = text[:20_000]
    return max(DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter)), text


def _regularity(sample, delimiter):
    try:
        widths = [len(row) for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), 60)]
    except csv.Error:
        return 0
    counts = Counter(width for width in widths if width > 1)
    return max((width * count for width, count in counts.items()), default=0)
