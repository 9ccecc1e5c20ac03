"""Who stands where and why: the reserves and the applications in the order of the programme's rule."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.paging import paged
from trainer.programmes.models import Ranking
from trainer.programmes.queries import cohort_at
from trainer.programmes.terms import ranking as rule_in_words
from trainer.registration import queries, ranking, scores
from trainer.registration.blueprint import COHORT, RECORD, registration
from trainer.registration.models import Registration, State

PER_PAGE = 50
SHOWN = (State.RESERVE, State.APPLIED)
LOOKED_AT = (Registration.id, Registration.rank, Registration.created_at, Registration.asked_again_at,
             Registration.organisation_id, Registration.province)  # fmt: skip


@registration.route(f"{COHORT}/ranking", endpoint="ranking")
@open_to(*STAFF)
def ranking_page(slug, number):
    """Reserves, or applications, in their order, each with the reason; by hand, each can be put elsewhere."""
    cohort = db.one_or_404(cohort_at(slug, number))
    counts = dict(db.session.execute(counted(cohort)).all())
    asked = request.args.get("show")
    show = asked if asked in SHOWN else State.RESERVE if counts.get(State.RESERVE) else State.APPLIED
    found, points = in_order(cohort, State(show))
    page = paged(found, PER_PAGE)
    people = people_of(cohort, page.items)
    points = points or points_of(cohort, people)
    return render_template(
        "registration/ranking.html", cohort=cohort, page=page, people=people, show=show, counts=counts, points=points,
        why=ranking.explained(cohort, people, points), tab="registration.people", rule=rule_in_words(cohort.programme),
        movable=cohort.programme.ranking == Ranking.BY_HAND and show == State.RESERVE and not cohort.closed_at,
    )  # fmt: skip


@registration.route(f"{RECORD}/place", methods=["POST"])
@open_to(*STAFF)
def reserve_place(registration_id):
    """Put a reserve elsewhere in the queue, for a reason."""
    found = db.one_or_404(queries.registration_at(registration_id))
    ranking.move(found, wanted_place(found), request.form.get("reason", ""), by=journal.actor())
    db.session.commit()
    flash(_("%(name)s stands elsewhere on the reserve list now.", name=found.label), "success")
    at = {"slug": found.cohort.programme.slug, "number": found.cohort.number}
    return redirect(request.referrer or url_for("registration.ranking", **at), 303)


def wanted_place(found):
    """The place that was typed, or the neighbouring one that a button names."""
    step = {"up": -1, "down": 1}.get(request.form.get("to"))
    if step:
        return queries.reserve_positions(found.cohort, [found]).get(found.id, 0) + step
    place = request.form.get("place", type=int)
    if place is None:
        raise Refused(_("Say at which place of the reserve list."), "place")
    return place


def in_order(cohort, state):
    """The ids of everybody in a state, in order, and the scores of all where the order was made of them.

    Reserves stand as they are ranked, which is what seats go by.
    """
    rows = select(*LOOKED_AT).where(Registration.cohort_id == cohort.id, Registration.state == state)
    found = db.session.execute(rows.order_by(Registration.rank, Registration.id)).all()
    if state == State.RESERVE:
        return [one.id for one in found], {}
    points = points_of(cohort, found)
    return [one.id for one in ranking.ordered(cohort, found, points)], points


def points_of(cohort, registrations):
    return scores.scores_of(cohort, registrations) if cohort.programme.ranking == Ranking.SCORE else {}


def people_of(cohort, ids):
    """These people in the order of their ids as given."""
    found = {one.id: one for one in db.session.scalars(queries.chosen(cohort, ids))}
    return [found[each] for each in ids if each in found]


def counted(cohort):
    """Rows (state, number) of those who wait."""
    return (
        select(Registration.state, func.count())
        .where(Registration.cohort_id == cohort.id, Registration.state.in_(SHOWN))
        .group_by(Registration.state)
    )
