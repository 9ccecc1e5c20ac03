"""The attendance tab: a matrix of people × slots, written cell by cell or all at once, and its workbook."""

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.attendance import (  # noqa: F401  (some add their pages, words and rules)
    checkin,
    difference_views,
    merged,
    paper_views,
    person_views,
    queries,
    rehearsal_views,
    slot_views,
    slots,
    was_there,
    words,
)
from trainer.attendance.blueprint import attendance
from trainer.attendance.matrix import Matrix, changes
from trainer.attendance.models import Way
from trainer.attendance.register import XLSX, register
from trainer.attendance.sheets import sheets_ordered
from trainer.attendance.verdicts import verdict_on
from trainer.database import db, now
from trainer.programmes.queries import cohort_at
from trainer.programmes.signals import programme_changed
from trainer.registration.signals import merging
from trainer.schedule.signals import agenda_changed, sessions_leaving

FILTERS = ("q", "missing", "slot", "page")
PEOPLE_A_PAGE = 150


def init_app(app):
    """Add the pages, and let slots follow every change of agenda and programme in that change's own transaction."""
    app.register_blueprint(attendance)
    app.add_template_filter(words.told)
    agenda_changed.connect(slots.hear)
    sessions_leaving.connect(slots.let_go)
    programme_changed.connect(slots.follow_programme)
    merging.connect(merged.move_presences)


@attendance.route("/desk/cohorts/<slug>/<int:number>/attendance")
@open_to(*STAFF)
def matrix(slug, number):
    """Who was where: a grid to look at and to tick; on a phone one slot at a time."""
    cohort = db.one_or_404(cohort_at(slug, number))
    grid = Matrix.of(cohort, called=request.args.get("q", ""), missing_at=request.args.get("missing", type=int))
    grid = grid.paged(PEOPLE_A_PAGE)
    chosen = grid.slot(request.args.get("slot", type=int)) or slots.slot_now(grid.slots, now())
    job = db.session.scalar(sheets_ordered(cohort, request.args.get("sheets", type=int)))
    return render_template("attendance/matrix.html", cohort=cohort, grid=grid, chosen=chosen, job=job)


@attendance.route("/desk/cohorts/<slug>/<int:number>/attendance", methods=["POST"])
@open_to(*STAFF)
def save_matrix(slug, number):
    """Write the ticks that were changed on the page; what others ticked meanwhile stays."""
    cohort = db.one_or_404(cohort_at(slug, number))
    added, removed = changes(request.form.getlist("present"), request.form.get("shown", ""))
    written = 0
    for slot in db.session.scalars(queries.slots_of(cohort)):
        written += len(checkin.mark_present(slot, added.get(slot.id, ()), journal.actor(), Way.MATRIX))
        written += len(checkin.annul(slot, removed.get(slot.id, ()), journal.actor(), _("Corrected in the table")))
    db.session.commit()
    flash(ngettext("%(num)s change was saved.", "%(num)s changes were saved.", written), "success")
    filters = {name: request.args[name] for name in FILTERS if request.args.get(name)}
    return redirect(url_for(".matrix", slug=slug, number=number, **filters), 303)


@attendance.route(
    "/desk/cohorts/<slug>/<int:number>/attendance/<int:slot_id>/presences/<int:registration_id>",
    methods=["PUT", "DELETE"],
)
@open_to(*STAFF)
def presence(slug, number, slot_id, registration_id):
    """Say that one person was at one slot (PUT) or was not (DELETE); answers with the new counts."""
    cohort = db.one_or_404(cohort_at(slug, number))
    slot = db.one_or_404(queries.slot_of(cohort, slot_id))
    person = db.one_or_404(queries.registration_of(cohort, registration_id))
    if request.method == "PUT":
        checkin.mark_present(slot, [person.id], journal.actor(), Way.MATRIX)
    else:
        checkin.annul(slot, [person.id], journal.actor(), _("Corrected in the table"))
    db.session.commit()
    there = db.session.scalar(queries.there(slot))
    return jsonify(present=request.method == "PUT", attended=verdict_on(person).done, there=there)


@attendance.route("/desk/cohorts/<slug>/<int:number>/attendance.xlsx")
@open_to(*STAFF)
def workbook(slug, number):
    """The whole matrix as a workbook to be printed or counted on."""
    cohort = db.one_or_404(cohort_at(slug, number))
    name = _("attendance %(programme)s %(number)s", programme=cohort.programme.slug, number=cohort.number)
    return paper.show(register(cohort, Matrix.of(cohort).detailed()), f"{name}.xlsx", XLSX, as_attachment=True)
