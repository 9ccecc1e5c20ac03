"""The attendance of a cohort as a workbook: a table to be printed or counted on, and every presence with its time."""

from flask_babel import gettext as _
from flask_babel import pgettext

from trainer import workbook
from trainer.attendance.devices import device_names
from trainer.attendance.marks import Said
from trainer.attendance.models import Presence
from trainer.attendance.queries import IN_ORDER, presences_of
from trainer.attendance.windows import closed_at
from trainer.database import db, now
from trainer.look import clock, province, short_date
from trainer.people.models import Account
from trainer.wording import words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRESENT, ABSENT = "✓", "–"


def register(cohort, matrix):
    """The bytes of an .xlsx with two sheets, from a Matrix in detail."""
    return workbook.write([table(cohort, matrix), times(cohort, matrix)])


def table(cohort, matrix):
    """One row a person: a sign for each slot, what that comes to, and whether the terms are met."""
    slots, closed = matrix.slots, closed_at(now(), matrix.slots, cohort.programme)
    ends = (_("Total (%(unit)s)", unit=words(matrix.unit, "unit")), _("Percent"), _("Terms met"))
    return workbook.Page(
        title=_("Attendance"),
        heading=(cohort.programme.name, _("Attendance of cohort %(number)s", number=cohort.number), legend()),
        header=(_("No."), _("Name and surname"), _("Organisation"), _("Province"), *map(heading, slots), *ends),
        rows=[row(matrix, line, closed) for line in matrix.lines],
        totals=(None, _("Present"), None, None, *map(matrix.there, slots), None, None, met(matrix)),
        widths={0: 6, **{4 + column: 11 for column in range(len(slots) + len(ends))}},
    )


def legend():
    """What the signs mean, in one line."""
    said = {PRESENT: "present", **{sign(code): code for code in (Said.LATE, Said.LEFT, Said.EXCUSED)}, ABSENT: "absent"}
    return " · ".join(f"{each} {words(code, 'said')}" for each, code in said.items())


def sign(said):
    """The sign for what is said of a person at a slot."""
    signs = {
        Said.LATE: pgettext("sign in a table: late", "L"),
        Said.LEFT: pgettext("sign in a table: left early", "O"),
        Said.EXCUSED: pgettext("sign in a table: excused", "E"),
    }
    return signs.get(said, PRESENT)


def heading(slot):
    """The head of a slot's column."""
    return slot.label if slot.counts else f"{slot.label} ({_('does not count')})"


def row(matrix, line, closed):
    """One person; a slot that is still to come, or asks other groups, has no sign."""
    place = province(line.province) if line.province else None
    verdict = matrix.verdicts[line.id]
    signs = [cell(matrix.mark(line, slot), slot.id in closed and slot.asks(line.group)) for slot in matrix.slots]
    ends = verdict.done, verdict.percent, _("met") if verdict.met else _("not met")
    return (line.number, line.name, line.organisation, place, *signs, *ends)


def cell(mark, over):
    """The sign of a Mark, or of none at a slot that is over or not."""
    return sign(mark.said) if mark else ABSENT if over else None


def met(matrix):
    """How many of those who hold a seat meet the terms."""
    return sum(matrix.verdicts[line.id].met for line in matrix.everybody)


def times(cohort, matrix):
    """One row a presence: who, at what, since when it is recorded, how and by whom or which device."""
    people, slots = {line.id: line for line in matrix.lines}, {slot.id: slot for slot in matrix.slots}
    devices = device_names(cohort)
    found = [one for one in db.session.execute(presences(cohort)) if one.registration_id in people]
    return workbook.Page(
        title=_("Times"),
        heading=(cohort.programme.name, _("Times of cohort %(number)s", number=cohort.number)),
        header=(_("No."), _("Name and surname"), _("Sign-in"), _("Recorded on"), _("Recorded at"), _("How"),
                _("Device or person"), _("Left at"), _("Reason")),
        rows=[presence(one, people[one.registration_id], slots[one.slot_id], devices) for one in found],
        widths={0: 6, 2: 34, 3: 16, 4: 12, 7: 12},
    )  # fmt: skip


def presences(cohort):
    """The presences of a cohort, slot by slot as they came, with the name of the account that recorded each."""
    columns = (
        Presence.slot_id, Presence.registration_id, Presence.at, Presence.way, Presence.device_id, Presence.left_at,
        Presence.left_reason, Account.name, Account.email,
    )  # fmt: skip
    joined = presences_of(cohort).outerjoin(Account, Account.id == Presence.account_id)
    return joined.with_only_columns(*columns).order_by(*IN_ORDER, Presence.at, Presence.id)


def presence(one, line, slot, devices):
    """One row about one presence."""
    by = devices.get(one.device_id) or one.name or one.email
    left = clock(one.left_at) if one.left_at else None
    return (
        line.number, line.name, slot.label, short_date(one.at), clock(one.at), str(words(one.way, "way")), by, left,
        one.left_reason or None,
    )  # fmt: skip
