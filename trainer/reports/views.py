"""The report tab: a cohort at a glance, and the closing workbook."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from trainer import paper
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.reports import sheets
from trainer.reports.closing import Closing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

reports = Blueprint("reports", __name__)


def init_app(app):
    """Add the pages."""
    app.register_blueprint(reports)


@reports.route("/desk/cohorts/<slug>/<int:number>/report")
@open_to(*STAFF)
def closing(slug, number):
    """What there is to report when a cohort is over, as far as it is known now."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return render_template("reports/closing.html", cohort=cohort, closing=Closing.of(cohort), sheets=sheets)


@reports.route("/desk/cohorts/<slug>/<int:number>/report.xlsx")
@open_to(*STAFF)
def workbook(slug, number):
    """The closing workbook."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = Closing.of(cohort)
    if not found.rows:
        raise Refused(_("Nobody holds a seat in this cohort, so there is nothing to report."))
    name = _("closing report %(programme)s %(number)s", programme=cohort.programme.slug, number=cohort.number)
    return paper.show(sheets.workbook(found), f"{name}.xlsx", XLSX, as_attachment=True)
