"""Keeping the filters of the review desk under a name, renaming that, throwing it away and bringing it back."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.programmes.queries import cohort_at
from trainer.registration import desk_columns, finding, saved_views, undoing
from trainer.registration.blueprint import COHORT, registration

VIEWS = f"{COHORT}/views"
VIEW = f"{VIEWS}/<int:view_id>"


@registration.route(VIEWS, methods=["POST"])
@open_to(*STAFF)
def keep_view(slug, number):
    """Keep the filters of the address under a name."""
    db.one_or_404(cohort_at(slug, number))
    view = saved_views.keep(request.form.get("name", ""), kept(), journal.actor(), "shared" in request.form)
    db.session.commit()
    flash(_("The view “%(name)s” is kept.", name=view.name), "success")
    return to_list(slug, number, view.filters)


@registration.route(VIEW, methods=["POST"])
@open_to(*STAFF)
def rename_view(slug, number, view_id):
    """Another name, shown to others or not."""
    view = db.one_or_404(saved_views.own(journal.actor(), view_id))
    saved_views.rename(view, request.form.get("name", ""), "shared" in request.form, journal.actor())
    db.session.commit()
    flash(_("The view “%(name)s” is kept.", name=view.name), "success")
    return to_list(slug, number, view.filters)


@registration.route(f"{VIEW}/removal", methods=["POST"])
@open_to(*STAFF)
def remove_view(slug, number, view_id):
    """Throw it away; the next page offers to bring it back."""
    view = db.one_or_404(saved_views.own(journal.actor(), view_id))
    facts = saved_views.remove(view, journal.actor())
    db.session.commit()
    back = url_for(".keep_view", slug=slug, number=number, **facts["filters"])
    shared = {"shared": "y"} if facts["shared"] else {}
    undoing.offer(_("The view “%(name)s” was removed.", name=facts["name"]), back, name=facts["name"], **shared)
    return to_list(slug, number, facts["filters"])


def kept():
    """What the address says of filters, order and columns, as far as it says anything."""
    columns = desk_columns.in_address(desk_columns.chosen(request.args))
    return finding.in_force(finding.asked(request.args)) | columns


def to_list(slug, number, filters):
    return redirect(url_for("registration.people", slug=slug, number=number, **filters), 303)
