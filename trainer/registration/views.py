"""The People tab: everyone who is registered in a cohort, searched, filtered, and decided upon."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration import (  # noqa: F401  (the others add their pages, words and commands)
    admission,
    announced_views,
    announcement_commands,
    announcement_views,
    appeal_views,
    appeals,
    commands,
    consent_views,
    criteria,
    criteria_views,
    intake,
    intake_views,
    logistics_views,
    marking_views,
    matching_views,
    name_list_views,
    offer_views,
    offers,
    queries,
    ranking_views,
    ranking_watch,
    ranking_words,
    record_views,
    reservations,
    review_views,
    roster_views,
    saved_view_views,
    saved_views,
    seat_commands,
    seat_views,
    twin_views,
    twins,
    watch,
    words,
)  # fmt: skip
from trainer.registration.blueprint import COHORT, registration
from trainer.registration.models import State
from trainer.thai import places


def init_app(app):
    app.register_blueprint(registration)
    watch.init_app()
    ranking_watch.init_app()
    app.cli.add_command(commands.roster)
    app.cli.add_command(announcement_commands.group)


@registration.route(f"{COHORT}/people")
@open_to(*STAFF)
def people(slug, number):
    """Everyone in the cohort; the filters stand in the address."""
    cohort = db.one_or_404(cohort_at(slug, number))
    filters = {name: request.args.get(name, "") for name in ("q", "state", "region", "doubt", "order")}
    page = db.paginate(queries.sought(cohort, **filters), per_page=50, max_per_page=50)
    counts = dict(db.session.execute(queries.states_of(cohort)).all())
    return render_template(
        "registration/people.html", cohort=cohort, page=page, filters=filters, counts=counts, State=State,
        regions=places.regions(), drafts=db.session.scalars(queries.unfinished_drafts(cohort)).all(),
        positions=queries.reserve_positions(cohort, page.items),
    )  # fmt: skip


@registration.route(f"{COHORT}/acceptances", methods=["POST"])
@open_to(*STAFF)
def accept_many(slug, number):
    """Give seats to the people ticked: reserves in their turn, then the others as they registered."""
    cohort, chosen = ticked(slug, number)
    accepted, reserves = admission.accept_in_order(cohort, chosen, by=journal.actor())
    db.session.commit()
    said = _("%(seats)s got a seat, %(reserves)s became reserves.", seats=len(accepted), reserves=len(reserves))
    seated = len(chosen) - len(accepted) - len(reserves)
    if seated:
        said += " " + ngettext("%(num)d had a seat already.", "%(num)d had a seat already.", seated)
    flash(said, "success" if accepted or reserves else "info")
    return back_to(cohort)


@registration.route(f"{COHORT}/refusals", methods=["POST"])
@open_to(*STAFF)
def decline_many(slug, number):
    """Turn down the people ticked, all for the reason given."""
    cohort, chosen = ticked(slug, number)
    for one in chosen:
        one.decline(request.form.get("reason", ""), by=journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d person was turned down.", "%(num)d people were turned down.", len(chosen)), "success")
    return back_to(cohort)


@registration.route(f"{COHORT}/promotions", methods=["POST"])
@open_to(*STAFF)
def promote(slug, number):
    """Let the first reserves move up into the free seats."""
    cohort = db.one_or_404(cohort_at(slug, number))
    moved = admission.promote(cohort, by=journal.actor())
    db.session.commit()
    flash(_("Moved up: %(names)s", names=", ".join(one.label for one in moved)), "success")
    return back_to(cohort)


def ticked(slug, number):
    """The cohort, held, and those of its people who were ticked as they stand now, in the order of registering."""
    cohort = lock(db.one_or_404(cohort_at(slug, number)))
    ids = request.form.getlist("people", type=int)
    if not ids:
        raise Refused(_("Tick at least one person first."))
    return cohort, db.session.scalars(queries.chosen(cohort, ids)).all()


def back_to(cohort):
    """To the list the person came from, filters and all."""
    fallback = url_for("registration.people", slug=cohort.programme.slug, number=cohort.number)
    back = request.referrer or ""
    return redirect(back if back.startswith(request.host_url) and "/people" in back else fallback, 303)
