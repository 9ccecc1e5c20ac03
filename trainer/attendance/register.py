"""The matrix as a workbook, to be printed or counted on."""

from flask_babel import gettext as _

from trainer import workbook
from trainer.look import province, short_date
from trainer.wording import words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRESENT = "✓"


def register(cohort, matrix):
    """The bytes of an .xlsx: one row a person with ✓ for each half-day, sums at the side and below."""
    page = workbook.Page(
        title=_("Attendance"),
        heading=(cohort.programme.name, _("Attendance of cohort %(number)s", number=cohort.number)),
        header=(
            _("No."),
            _("Name and surname"),
            _("Organisation"),
            _("Province"),
            *map(_head, matrix.slots),
            _("Total"),
        ),
        rows=[_row(matrix, line) for line in matrix.lines],
        totals=(None, _("Present"), None, None, *map(matrix.there, matrix.slots), None),
        widths={0: 6, **{4 + column: 11 for column in range(len(matrix.slots) + 1)}},
    )
    return workbook.write([page])


def _head(slot):
    return f"{short_date(slot.day)} {words(slot.half, 'half')}"


def _row(matrix, line):
    ticks = [PRESENT if matrix.was_at(line, slot) else None for slot in matrix.slots]
    place = province(line.province) if line.province else None
    return (line.number, line.name, line.organisation, place, *ticks, matrix.attended(line))
