"""A row of an import as the review page shows it: what was written, and beside it how it is understood."""

import re
from dataclasses import dataclass

from flask_babel import gettext as _

from trainer.look import province
from trainer.organisations.matching import number_text
from trainer.registration.lodging import Stay
from trainer.registration.problems import FIELD_WORDS
from trainer.thai import numerals, phones, text
from trainer.wording import words
from trainer.workbook import as_written

CORRECTABLE = (
    "name", "position", "organisation", "registration_no", "province", "phone", "email", "food", "lodging", "needs",
    "publication",
)  # fmt: skip
PARTS = {"name": ("title", "name", "first_name", "last_name"), "phone": ("phone", "other_phone")}


@dataclass(frozen=True)
class Line:
    """One field of a row, e.g. Telephone: written 812345678, understood 081-234-5678."""

    field: str
    written: str
    understood: str
    corrected: bool = False  # by hand, on this page
    worst: str = ""  # "blocking", "notice" or nothing

    @property
    def label(self):
        return FIELD_WORDS[self.field]

    @property
    def differs(self):
        """Whether more than the digits' script and the dashes between them were changed."""
        return plain(self.written) != plain(self.understood)


def plain(written):
    cleaned = numerals.arabic_digits(text.clean(written))
    return re.sub(r"[\s.-]", "", cleaned) if re.fullmatch(r"[\d\s./-]+", cleaned) else cleaned


def lines(checked):
    """The Lines of a roster.CheckedRow: every field that was written, understood or is complained of."""
    found = [line_of(checked, field) for field in CORRECTABLE]
    return [line for line in found if line.written or line.understood or line.worst]


def line_of(checked, field):
    about = [problem for problem in checked.problems if problem.field == field]
    worst = "blocking" if any(problem.blocking for problem in about) else "notice" if about else ""
    understood = understood_of(checked, field)
    return Line(field, written_of(checked, field), understood, field in checked.decision.corrections, worst)


def written_of(checked, field):
    """What the sheet says, however many columns it stands in."""
    return " ".join(filter(None, (as_written(checked.raw.get(part)) for part in PARTS.get(field, (field,)))))


def understood_of(checked, field):
    """What would be kept, as it is shown everywhere else."""
    if field == "organisation":
        return checked.organisation.name if checked.organisation else checked.organisation_name
    if field == "registration_no":
        own = checked.organisation and number_text(checked.organisation.registration_no)
        return own or ("" if checked.organisation else checked.registration_no or "")
    if field == "province":
        return province(checked.province) if checked.province else ""
    if field == "phone":
        return phones.display(checked.phone, checked.extension) if checked.phone else ""
    if field == "publication":
        return "" if checked.publication is None else _("Yes") if checked.publication else _("No")
    if field == "lodging":
        return "" if checked.lodging == Stay.UNKNOWN else str(words(checked.lodging, "lodging"))
    return getattr(checked, field) or ""


def entry_of(checked, field):
    """What the field of the row's form holds: a correction, the name as understood, else what was written."""
    if field in checked.decision.corrections:
        return checked.decision.corrections[field]
    return checked.name if field == "name" and checked.name else written_of(checked, field)


def corrections(checked, sent):
    """{field: text} of what a person changed in the row's form; fields that were sent back untouched are none."""
    entries = {field: sent[field].strip()[:500] for field in CORRECTABLE if field in sent}
    return {field: entry for field, entry in entries.items() if entry != one_line(entry_of(checked, field))}


def one_line(written):
    """A text as an <input> sends it back: without line breaks."""
    return written.replace("\r", "").replace("\n", "").strip()[:500]
