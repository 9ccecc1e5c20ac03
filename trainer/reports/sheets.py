"""The closing workbook: headings in the language of whoever asks for it, names and numbers as they are stored.

Digits are Arabic throughout, for a workbook is counted on; dates are B.E. in Thai.
"""

from flask_babel import gettext as _

from trainer.attendance.register import cell, legend
from trainer.attendance.register import heading as head_of
from trainer.attendance.windows import closed_at
from trainer.awards.judging import verdict
from trainer.awards.words import fraction, missing
from trainer.database import now
from trainer.look import (
    current,
    date_range,
    long_date,
    province,
    region,
    short_date,
    today,
)
from trainer.reports.closing import province_of
from trainer.thai import phones
from trainer.wording import words
from trainer.workbook import Page, write


def workbook(closing):
    """The bytes of an .xlsx with four sheets: people, attendance, certificates, totals by region."""
    return write([people(closing), attendance(closing), certificates(closing), totals(closing)])


def heading(closing, said):
    """The lines above each table: the programme, the cohort, what the table shows and when it was drawn up."""
    cohort = closing.cohort
    called, drawn_up = _("cohort %(number)s", number=cohort.number), _("as of %(day)s", day=long_date(today()))
    when = date_range(cohort.starts_on, cohort.ends_on) if cohort.starts_on else ""
    return (
        cohort.programme.name,
        " · ".join(filter(None, (called, when, cohort.venue))),
        f"{said} · {drawn_up}",
    )


def people(closing):
    """Those who hold a seat, with how to reach them. Food and other needs are no business of a report."""
    header = (_("No."), _("Name"), _("Position"), _("Organisation"), _("Registration number"), _("Province"),
              _("Region"), _("Telephone"), _("E-mail"))  # fmt: skip
    return Page(
        title=_("Participants"),
        heading=heading(closing, _("Participants: %(count)s", count=closing.accepted)),
        header=header,
        rows=[person(number, row.registration) for number, row in closing.numbered],
        widths={0: 6},
    )


def person(number, registration):
    """One row about one participant."""
    organisation, told = registration.organisation, registration.person
    return (
        number, registration.label, registration.position, registration.organisation_label,
        organisation.registration_no if organisation else None, province(province_of(registration)),
        region(province_of(registration)), told.phone and phones.display(told.phone), told.email,
    )  # fmt: skip


def attendance(closing):
    """People × slots, with what that comes to at the side and sums below."""
    slots, closed = closing.slots, closed_at(now(), closing.slots, closing.cohort.programme)
    rows = [
        (number, row.registration.label, row.registration.organisation_label,
         *(cell(closing.mark(row, slot), slot.id in closed) for slot in slots), verdict(row.account).done,
         row.account.percent)
        for number, row in closing.numbered
    ]  # fmt: skip
    return Page(
        title=_("Attendance"),
        heading=(*heading(closing, _("Attendance: %(count)s sign-ins", count=len(slots))), legend()),
        header=(_("No."), _("Name"), _("Organisation"), *map(head_of, slots),
                _("Total (%(unit)s)", unit=words(closing.unit, "unit")), _("Percent")),
        rows=rows,
        totals=(None, _("Present"), None, *map(closing.there, slots), None, None),
        widths={0: 6, **{3 + column: 11 for column in range(len(slots) + 2)}},
    )  # fmt: skip


def certificates(closing):
    """Who was given which certificate, and what the others lack."""
    rows = [award(number, row) for number, row in closing.numbered]
    said = _("Certificates issued: %(count)s of %(people)s", count=len(closing.awarded), people=closing.accepted)
    return Page(
        title=_("Certificates"),
        heading=heading(closing, said),
        header=(_("No."), _("Name"), _("Organisation"), _("Attended"), _("Result"), _("Certificate number"),
                _("Issued on"), _("Remark")),
        rows=rows,
        totals=(None, _("Certificates issued"), None, None, None, len(closing.awarded), None, None),
        widths={0: 6, 3: 11, 7: 45},
    )  # fmt: skip


def award(number, row):
    """One row about one participant's award."""
    person, given = row.registration, row.certificate
    exception = _("By exception: %(reason)s", reason=row.award.override_reason) if row.by_exception else ""
    revoked = row.revoked and _("Revoked: %(number)s", number=row.revoked.number) or ""
    remark = " · ".join(filter(None, (missing(row.shortfalls), exception, revoked)))
    return (
        number, person.label, person.organisation_label, fraction(row.account), words(row.state, "award"),
        given and given.number, given and short_date(given.issued_at), remark or None,
    )  # fmt: skip


def totals(closing):
    """People, organisations and certificates by province, each region summed up below its provinces."""
    rows = []
    for area, whole, provinces in closing.by_region:
        called = called_region(area)
        rows += [(called, called_province(one), *figures(closing, part)) for one, part in provinces]
        rows.append((called, _("together") if provinces else None, *figures(closing, whole)))
    return Page(
        title=_("Totals by region"),
        heading=heading(closing, _("Participants by region and province")),
        header=(_("Region"), _("Province"), _("Participants"), _("Percent"), _("Organisations"), _("Certificates")),
        rows=rows,
        totals=(_("All"), None, closing.accepted, 100 if closing.accepted else 0, organisations(closing),
                len(closing.awarded)),
        widths={0: 26, 1: 26, 2: 14, 3: 12, 4: 14, 5: 14},
        landscape=True,
    )  # fmt: skip


def figures(closing, part):
    """The numbers of a Share as cells."""
    return part.people, closing.percent(part.people), part.organisations, part.awarded


def organisations(closing):
    """How many different organisations sent people."""
    return len({row.registration.organisation_label for row in closing.rows} - {""})


def called_region(area):
    """A region's name in the reader's language; None: unknown."""
    if area is None:
        return _("Province unknown")
    return area.name_en if current() == "en" else f"ภาค{area.name_th}"


def called_province(one):
    """A province's name in the reader's language."""
    return one.name_en if current() == "en" else one.name_th
