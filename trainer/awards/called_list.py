"""Reads a list of certificate numbers as somebody types or pastes it: which awards are meant, and what is wrong.

On a line stand one or more numbers, between commas or semicolons. A number is written whole, in any digits, or as the
running number alone; 5-9 are five running numbers. Of a line pasted from a spreadsheet the cell with the number counts.
"""

import re
from dataclasses import dataclass, field

from flask_babel import gettext as _

from trainer.thai.numerals import arabic_digits
from trainer.thai.text import key

RANGE = re.compile(r"(\d{1,6})[-–—](\d{1,6})")
MOST = 10  # errors that are told at once


@dataclass
class Known:
    """What numbers can mean: valid certificates, and those that were revoked, for one kind of recipient."""

    valid: list
    revoked: list = field(default_factory=list)

    def __post_init__(self):
        self.whole = {written(one.number): one for one in self.valid}
        self.gone = {written(one.number) for one in self.revoked}
        self.serials = {}
        for one in self.valid:
            self.serials.setdefault(one.serial, []).append(one)

    def meant(self, text):
        """The certificates that a piece of a list means. Raises ValueError with a sentence."""
        if text in self.whole:
            return [self.whole[text]]
        if found := RANGE.fullmatch(text):
            return self.between(int(found[1]), int(found[2]))
        if text.isdecimal() and len(text) < 7:
            return [self.numbered(int(text))]
        raise ValueError(self.unknown(text))

    def between(self, first, last):
        """The certificates with these running numbers, both ends included."""
        found = [serial for serial in sorted(self.serials) if first <= serial <= last]
        if not found:
            raise ValueError(_("no valid certificate has a number from %(first)s to %(last)s", first=first, last=last))
        return [self.numbered(serial) for serial in found]

    def numbered(self, serial):
        """The one certificate with this running number."""
        found = self.serials.get(serial, [])
        if not found:
            raise ValueError(self.unknown(str(serial)))
        if len(found) > 1:
            numbers = ", ".join(one.number for one in found)
            raise ValueError(_("“%(text)s” may mean %(numbers)s; write the whole number", text=serial, numbers=numbers))
        return found[0]

    def unknown(self, text):
        if text in self.gone:
            return _("certificate “%(text)s” was revoked", text=text)
        return _("no valid certificate has the number “%(text)s”", text=text)


def read(text, known):
    """(ids of awards in the order of the list, sentences about what is wrong)."""
    seen, errors = {}, []
    for number, line in enumerate(text.splitlines(), 1):
        for piece in pieces(line, known):
            try:
                for one in known.meant(piece):
                    if one.award_id in seen:
                        said = _("%(number)s stands in line %(first)s already", number=one.number,
                                 first=seen[one.award_id])  # fmt: skip
                        raise ValueError(said)
                    seen[one.award_id] = number
            except ValueError as error:
                errors.append(_("Line %(line)s: %(said)s.", line=number, said=error))
    return list(seen), shortened(errors)


def pieces(line, known):
    """The numbers of a line, as `written`; of spreadsheet cells only those that mean something, where any does."""
    cells = [written(cell) for part in re.split(r"[,;]", line) for cell in part.split("\t")]
    filled = [cell for cell in cells if cell]
    if "\t" not in line:
        return filled
    return [cell for cell in filled if cell in known.whole or cell in known.gone] or filled[:1]


def written(text):
    """A number as it is compared: Arabic digits, no spaces."""
    return "".join(key(arabic_digits(text)).split())


def shortened(errors):
    """The first of many errors, and how many there are besides."""
    more = len(errors) - MOST
    return errors if more <= 0 else [*errors[:MOST], _("and %(count)s more", count=more)]
