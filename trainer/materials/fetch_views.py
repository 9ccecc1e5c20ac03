"""Who has fetched what, for organisers: of one material as a page, of the whole cohort as xlsx."""

from flask import render_template
from flask_babel import gettext as _

from trainer import paper
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.look import moment
from trainer.materials import fetches, queries
from trainer.materials.blueprint import TAB, materials
from trainer.materials.desk_views import PAGE
from trainer.materials.edit_views import ONE, material_of
from trainer.materials.particulars import called
from trainer.programmes.queries import cohort_at
from trainer.wording import words
from trainer.workbook.writing import Page, write

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@materials.route(f"{ONE}/fetches")
@open_to(*STAFF)
def fetched(slug, number, material_id):
    """Which participants have one material, and which have not."""
    material = material_of(slug, number, material_id)
    page = db.paginate(fetches.readers(material.cohort), per_page=100, max_per_page=100)
    return render_template(
        "materials/fetched.html", tab=TAB, cohort=material.cohort, material=material, page=page,
        fetches=fetches.by_person(material.cohort, [material.id]), seats=fetches.seats(material.cohort),
        fetched=fetches.counts(material.cohort).get(material.id, (0, 0)),
    )  # fmt: skip


@materials.route(f"{PAGE}/fetches.xlsx")
@open_to(*STAFF)
def fetches_xlsx(slug, number):
    """Each material with its counts, and each participant with what they have."""
    cohort = db.one_or_404(cohort_at(slug, number))
    items = db.session.scalars(queries.materials_of(cohort)).all()
    pages = [summary(cohort, items), people(cohort, items)]
    return paper.show(write(pages), f"{_('Who has fetched what')} {slug}-{number}.xlsx", XLSX, as_attachment=True)


def summary(cohort, items):
    """The sheet with one row for each material."""
    counts, seats = fetches.counts(cohort), fetches.seats(cohort)
    header = (_("Material"), _("Belongs to"), _("For whom"), _("Version"), _("Participants who have it"), _("Of"),
              _("Fetches by others"))  # fmt: skip
    rows = [(one.title, called(one), words(one.audience, "material_audience"), one.newest.number, counts[one.id][0],
             seats, counts[one.id][1]) for one in items]  # fmt: skip
    return Page(_("Materials"), header, rows, heading=(_("Who has fetched what"), cohort.label))


def people(cohort, items):
    """The sheet with one row for each participant and a column for each material."""
    fetched = fetches.by_person(cohort, [one.id for one in items])
    rows = []
    for one in db.session.scalars(fetches.readers(cohort)):
        facts = [fetched.get(one.id, {}).get(item.id) for item in items]
        days = [moment(each[0]) if each else "" for each in facts]
        rows.append((one.person.full_name, one.organisation_label, *days))
    header = (_("Name"), _("Organisation"), *(one.title for one in items))
    return Page(_("Participants"), header, rows, heading=(_("Who has fetched what"), cohort.label))
