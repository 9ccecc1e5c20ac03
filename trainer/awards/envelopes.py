"""Envelopes: labels to be stuck on, and the same as a workbook for whoever prints them elsewhere."""

from typing import NamedTuple

from flask_babel import force_locale
from flask_babel import gettext as _

from trainer import paper
from trainer.awards.recipients import Recipient, is_monk
from trainer.registration.fitting import size_for
from trainer.thai import names, places
from trainer.workbook.writing import Page

A_SHEET = 14  # 2 × 7 labels of 99.1 × 38.1 mm on A4
LABEL = (89, 11)  # mm that the name may take
LARGEST = 16.0  # points


class Label(NamedTuple):
    """What stands on one envelope: the greeting with the name, and the lines below; `size` of the name in points."""

    number: str
    greeting: str
    name: str
    position: str
    organisation: str
    address: str
    size: float = LARGEST


def labels(lines, kind):
    """A Label for each Line, in their order."""
    return [label(line, kind) for line in lines]


def label(line, kind):
    """The Label of one Line; monks are addressed with นมัสการ, organisations by their head."""
    name = f"ประธาน{line.name}" if kind == Recipient.ORGANISATION else line.name
    monk = kind != Recipient.ORGANISATION and is_monk(names.split(line.name).title)
    greeting = "นมัสการ" if monk else "เรียน"
    organisation = "" if kind == Recipient.ORGANISATION else line.organisation
    return Label(
        line.certificate.number, greeting, name, line.position, organisation, address(line.province),
        size_for([f"{greeting} {name}"], *LABEL, LARGEST),
    )  # fmt: skip


def address(province):
    """The province as an address says it; that is all that is asked of people."""
    found = places.PROVINCES.get(province)
    if not found:
        return ""
    return found.name_th if found.name_th.startswith("กรุงเทพ") else f"จังหวัด{found.name_th}"


def pdf(cohort, made):
    """The labels as a PDF. Printed in Thai, whatever language the organiser reads."""
    with force_locale("th"):
        return paper.pdf("print/envelope_labels.html", cohort=cohort, labels=made, a_sheet=A_SHEET)


def page(cohort, made):
    """One sheet of a workbook."""
    header = (_("No."), _("Number"), _("Salutation"), _("Name"), _("Position"), _("Organisation"), _("Address"))
    rows = [[place, one.number, one.greeting, one.name, one.position, one.organisation, one.address]
            for place, one in enumerate(made, 1)]
    return Page(_("Envelopes"), header, rows, heading=(_("Envelopes"), cohort.label))
