"""The register of organisations as a workbook."""

from flask_babel import gettext as _

from trainer.look import province, region, short_date
from trainer.organisations.standing import standing
from trainer.wording import words
from trainer.workbook import Page, write

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_workbook(organisations, day):
    """The bytes of an .xlsx with these organisations and their standing on a day."""
    header = (_("No."), _("Organisation's name"), _("Kind"), _("Registration number"), _("Province"), _("Region"),
              _("Certified on"), _("Revoked on"), _("Standing"))  # fmt: skip
    rows = [line(number, each, day) for number, each in enumerate(organisations, 1)]
    heading = (_("Register of organisations"), _("As of %(day)s", day=short_date(day)))
    return write([Page(_("Organisations"), header, rows, heading, widths={1: 45, 2: 28})])


def line(number, organisation, day):
    """One row of the register; of several certifications the last one."""
    last = organisation.certifications[-1] if organisation.certifications else None
    return (
        number, organisation.name, str(words(organisation.kind, "kind")), organisation.registration_no or "",
        province(organisation.province), region(organisation.province), last and short_date(last.certified_on),
        last and last.revoked_on and short_date(last.revoked_on), str(words(standing(organisation, day), "standing")),
    )  # fmt: skip
