"""The conflict list: what devices said that a rule refused or two doors said twice, for an organiser to decide."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.attendance.queries import slots_of
from trainer.database import db
from trainer.door import conflicts, queries
from trainer.door.blueprint import COHORT, TAB, at, door
from trainer.door.clock import from_ms
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration.ticked import is_id

CONFLICTS = f"{COHORT}/conflicts"
A_PAGE = 50
FILTERS = ("q", "result", "slot", "device", "there")


@door.route(CONFLICTS)
@open_to(*STAFF)
def conflict_list(slug, number):
    """What waits for a decision, or with ?decided=1 what was decided; the filters stand in the address."""
    cohort = db.one_or_404(cohort_at(slug, number))
    decided = bool(request.args.get("decided"))
    page = db.paginate(queries.sought(cohort, decided, **filters()), per_page=A_PAGE, max_per_page=A_PAGE)
    return render_template(
        "door/conflicts.html", cohort=cohort, page=page, filters=filters(), decided=decided, tab=TAB, from_ms=from_ms,
        counts=dict(db.session.execute(queries.counted_by_result(cohort)).all()),
        slots=db.session.scalars(slots_of(cohort)).all(), devices=db.session.scalars(queries.devices_of(cohort)).all(),
        recorded=by_pair(queries.recorded_for(page.items)), annulled=by_pair(queries.annulled_for(page.items)),
        deciders={each.id: each.label for each in db.session.scalars(queries.deciders_of(page.items))},
    )  # fmt: skip


@door.route(f"{CONFLICTS}/resolutions", methods=["POST"])
@open_to(*STAFF)
def resolve_conflicts(slug, number):
    """Count or dismiss (`resolution`) the scans ticked, or with `everything` all that the filters find."""
    cohort = db.one_or_404(cohort_at(slug, number))
    resolution = conflicts.resolution_called(request.form.get("resolution", ""))
    done = conflicts.resolve(cohort, ticked(cohort), resolution, journal.actor(), request.form.get("note", "")[:500])
    db.session.commit()
    said = {
        conflicts.Resolution.COUNTED: ngettext("%(num)d scan was counted.", "%(num)d scans were counted.", done),
        conflicts.Resolution.DISMISSED: ngettext("%(num)d scan was dismissed.", "%(num)d scans were dismissed.", done),
    }
    flash(said[resolution], "success" if done else "info")
    kept = {name: value for name, value in filters().items() if value}
    return redirect(url_for(".conflict_list", **at(cohort), **kept), 303)


def filters():
    """What the reader asked for: texts all."""
    return {name: request.values.get(name, "")[:200] for name in FILTERS}


def ticked(cohort):
    """The scans that were ticked, or all that the filters find. Raises Refused when there are none."""
    wanted = queries.sought(cohort, **filters())
    if not request.form.get("everything"):
        ids = [int(one) for one in request.form.getlist("scans") if is_id(one)]
        wanted = queries.disputed(cohort).where(queries.Scan.id.in_(ids))
    found = db.session.scalars(wanted).all()
    if not found:
        raise Refused(_("Tick at least one scan that still waits."))
    return found


def by_pair(rows):
    """{(slot id, registration id): row}."""
    return {row[:2]: row for row in db.session.execute(rows)}
