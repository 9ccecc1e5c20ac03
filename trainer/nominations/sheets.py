"""The log of substitutions, and the links of a cohort, as workbooks."""

from flask_babel import gettext as _

from trainer import workbook
from trainer.look import local, province, region
from trainer.nominations.posting import address
from trainer.nominations.words import owner
from trainer.thai import dates
from trainer.wording import words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def log(cohort, substitutions):
    """The bytes of the log: who left, who came, why, when, by whom."""
    header = (_("No."), _("Organisation"), _("Province"), _("Who left"), _("Who came"), _("Reason"), _("When"),
              _("By"))  # fmt: skip
    rows = [
        [number, one.left.organisation_label, province(one.left.province), one.left.label, one.came.label, one.reason,
         when(one.at), one.who]
        for number, one in enumerate(substitutions, 1)
    ]  # fmt: skip
    heading = (_("Log of substitutions"), cohort.label)
    return workbook.write([workbook.Page(_("Substitutions"), header, rows, heading, widths={5: 45})])


def links(cohort, found, used, standings):
    """The bytes of the list of links, each with its address; `used` and `standings` are by the link's id."""
    header = (_("No."), _("Link of"), _("Province"), _("Region"), _("Contact's name"), _("Contact's e-mail"),
              _("Limit"), _("People nominated"), _("Can be used until"), _("State"), _("Mail"),
              _("Address of the link"))  # fmt: skip
    rows = []
    for number, one in enumerate(found, 1):
        code = one.province or one.organisation.province
        mailed = str(words(one.message.standing, "message")) if one.message else ""
        rows.append([number, owner(one), province(code), region(code), one.contact_name, one.contact_email or "",
                     one.most, used.get(one.id, 0), dates.short_date(one.expires_on),
                     str(words(standings[one.id], "link_standing")), mailed, address(one)])  # fmt: skip
    heading = (_("Nomination links"), cohort.label)
    return workbook.write([workbook.Page(_("Nomination links"), header, rows, heading, widths={1: 45, 11: 60})])


def when(moment):
    """A moment as Bangkok's day and time of day."""
    here = local(moment)
    return f"{dates.short_date(here.date())} {dates.clock(here.time())}"
