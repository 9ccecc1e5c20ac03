"""How people enter a date: three selects, วัน / เดือน / พ.ศ. No browser's own date picker knows the Buddhist era."""

from datetime import date

from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import Field
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from trainer.look import current, today
from trainer.thai import dates

BUDDHIST_OFFSET = 543
AROUND_NOW = (-5, 5)
GROUP = Markup('<div class="date-selects" role="group" aria-label="{}">{}</div>')
SELECT = Markup('<select class="form-select{}" id="{}" name="{}" aria-label="{}"{}>{}</select>')
DESCRIBED, CHOSEN = Markup(' aria-describedby="{}"'), Markup(" selected")
OPTION = Markup('<option value="{}"{}>{}</option>')


class DateSelects:
    """Draws the field: three selects of one name in a group that the field's label names."""

    def __call__(self, field, **attributes):
        wrong = " is-invalid" if field.errors else ""
        described = attributes.get("aria-describedby")
        drawn = [self._select(field, number, part, wrong, described) for number, part in enumerate(field.parts())]
        return GROUP.format(field.label.text, Markup("").join(drawn))

    def _select(self, field, number, part, wrong, described):
        words, chosen, options = part
        options = [("", words), *options]
        lines = [OPTION.format(value, CHOSEN if value == chosen else "", text) for value, text in options]
        return SELECT.format(
            wrong, f"{field.id}-{number}" if number else field.id, field.name, f"{field.label.text}: {words}",
            DESCRIBED.format(described) if described else "", Markup("").join(lines),
        )  # fmt: skip


class ThaiDateField(Field):
    """A day (`data` is a `datetime.date`, or None where nothing was chosen).

    The three selects have one name and come as day, month, year; a single text, such as 29 ม.ค. 2563, is read too.
    Years of 2400 and more are B.E. and lose their 543 before the day is built, so that 29/2/2563 exists.
    `years` is the first and last year on offer, counted from this one; the year already chosen is always there.
    """

    widget = DateSelects()

    def __init__(self, label=None, validators=None, required=False, years=AROUND_NOW, **facts):
        super().__init__(label, validators, **facts)
        self.years = years
        self.must = required
        if required:
            self.flags.required = True

    def process(self, formdata, data=unset_value, extra_filters=None):
        self.written = None
        super().process(formdata, data, extra_filters)

    def process_formdata(self, valuelist):
        """Read what was sent. Raises ValueError with a sentence that names what is wrong."""
        self.written = [value.strip() for value in valuelist]
        self.data = None
        if len(self.written) == 1 and self.written[0]:
            self.data = read_text(self.written[0])
        elif any(self.written):
            self.data = read_parts(*(self.written + ["", "", ""])[:3])

    def pre_validate(self, form):
        if self.must and self.data is None and not self.process_errors:
            raise StopValidation(_("Choose day, month and year."))

    def parts(self):
        """The three selects as (words, chosen value, [(value, text)])."""
        day, month, year = self._chosen()
        era = _("Year B.E.") if current() == "th" else _("Year")
        return [
            (_("Day"), day, [(str(number), str(number)) for number in range(1, 32)]),
            (_("Month"), month, [(str(number), name) for number, name in enumerate(dates.MONTHS[current()], 1)]),
            (era, year, [(str(number), str(shown_year(number))) for number in self._years(year)]),
        ]

    def _chosen(self):
        """What stands in the selects: what was sent, else the day that the record has; years Gregorian."""
        if self.written and len(self.written) == 3:
            day, month, year = self.written
            return day, month, str(gregorian(int(year))) if year.isdecimal() else ""
        return (str(self.data.day), str(self.data.month), str(self.data.year)) if self.data else ("", "", "")

    def _years(self, chosen):
        first, last = (today().year + distance for distance in self.years)
        offered = list(range(first, last + 1))
        return sorted({*offered, int(chosen)}) if chosen and 1800 < int(chosen) < 2400 else offered


def gregorian(year):
    """The Gregorian year of one that may be B.E. (2400 or more)."""
    return year - BUDDHIST_OFFSET if year >= 2400 else year


def shown_year(year):
    """A Gregorian year as the reader of this page counts it."""
    return year + BUDDHIST_OFFSET if current() == "th" else year


def read_parts(day, month, year):
    """The date of three texts. Raises ValueError naming the part that is missing, or the day that does not exist."""
    parts = ((day, _("the day")), (month, _("the month")), (year, _("the year")))
    missing = [words for value, words in parts if not value]
    if missing:
        raise ValueError(_("Please choose %(missing)s too.", missing=", ".join(missing)))
    try:
        return date(gregorian(int(year)), int(month), int(day))
    except ValueError:
        raise ValueError(_("There is no %(day)s.", day=_spoken(day, month, year))) from None


def _spoken(day, month, year):
    """The parts as people say them, e.g. 31 กุมภาพันธ์ 2563; as they are where they are no numbers."""
    try:
        name = dates.MONTHS[current()][int(month) - 1]
        return f"{int(day)} {name} {shown_year(gregorian(int(year)))}"
    except (ValueError, IndexError):
        return f"{day}/{month}/{year}"


def read_text(text):
    """The date that one text says. Raises ValueError where it cannot be read or the day does not exist."""
    try:
        return dates.parse_date(text).date
    except dates.DateProblem as problem:
        if problem.code == "date_impossible":
            raise ValueError(_("There is no %(day)s.", day=text)) from None
        raise ValueError(_("“%(text)s” cannot be read as a date. Write e.g. 29 ม.ค. 2563.", text=text)) from None
