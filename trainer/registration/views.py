"""The People tab: everyone who is registered in a cohort, searched, filtered, and decided upon."""

from flask import render_template, request

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.programmes.queries import cohort_at
from trainer.registration import (  # noqa: F401  (the others add their pages, words and commands)
    announced_views,
    announcement_commands,
    announcement_views,
    appeal_views,
    appeals,
    bulk_views,
    commands,
    consent_views,
    criteria,
    criteria_views,
    desk,
    desk_columns,
    desk_counts,
    desk_page,
    desk_words,
    eligibility_words,
    finding,
    holders,
    intake,
    intake_views,
    list_numbers,
    logistics_views,
    marking_views,
    matching_views,
    name_list_views,
    offer_views,
    offers,
    purge_commands,
    ranking_views,
    ranking_watch,
    ranking_words,
    record_views,
    reservations,
    review_views,
    roster_views,
    saved_view_views,
    saved_views,
    scheme,
    scores,
    seat_commands,
    seat_views,
    seat_words,
    twin_views,
    twin_watch,
    twins,
    undoing,
    watch,
    words,
)  # fmt: skip
from trainer.registration.blueprint import COHORT, registration


def init_app(app):
    app.register_blueprint(registration)
    watch.init_app()
    ranking_watch.init_app()
    twin_watch.init_app()
    holders.init_app(app)
    app.jinja_env.globals |= {"score_of": scores.score_of, "criteria_of": scheme.criteria_of}
    app.cli.add_command(commands.roster)
    app.cli.add_command(announcement_commands.group)
    app.cli.add_command(seat_commands.seats)
    app.cli.add_command(seat_commands.waiting)
    app.cli.add_command(purge_commands.group)
    app.add_template_filter(eligibility_words.sentence, "shortcoming")
    app.jinja_env.filters |= {"numbered": list_numbers.numbered, "ranked": list_numbers.ranked}


@registration.route(f"{COHORT}/people")
@open_to(*STAFF)
def people(slug, number):
    """Everyone in the cohort; filters, order and columns stand in the address."""
    cohort = db.one_or_404(cohort_at(slug, number))
    filters, columns = finding.asked(request.args), desk_columns.chosen(request.args)
    asked, counts = finding.in_force(filters), desk_counts.counts_of(cohort)
    pairs = twins.pairs(cohort)
    page = desk.page_of(cohort, filters, pairs, total=None if asked.keys() - {"order"} else counts.total)
    return render_template(
        "registration/people.html", cohort=cohort, page=page, filters=filters, asked=asked, columns=columns,
        kept=asked | desk_columns.in_address(columns), counts=counts, seen=desk_page.seen(cohort, page, columns, pairs),
        shown=desk_page, undo=undoing.offered(), views=db.session.scalars(saved_views.seen_by(journal.actor())).all(),
    )  # fmt: skip
