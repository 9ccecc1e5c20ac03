"""What visitors see: the front page, and a cohort in public."""

from flask import render_template
from sqlalchemy import select

from trainer.access import EVERYONE, open_to
from trainer.applications import opening
from trainer.database import db
from trainer.home import numbers
from trainer.home.blueprint import home
from trainer.look import today
from trainer.programmes import queries
from trainer.programmes.models import Phase
from trainer.programmes.terms import attendance, eligibility, ranking
from trainer.registration import seat_words, seats
from trainer.registration.announcements import newest_numbers
from trainer.registration.reservations import Reservation
from trainer.schedule.public_views import visible_cohort


@home.route("/")
@open_to(EVERYONE)
def front():
    """Which cohorts come next, when and where; doors to one's own page and to verification."""
    cohorts = [c for c in db.session.scalars(queries.cohorts()) if c.in_public(today())]
    coming = [c for c in reversed(cohorts) if c.phase(today()) in (Phase.ANNOUNCED, Phase.RUNNING)]
    past = [c for c in cohorts if c not in coming]
    return render_template(
        "home/front.html", coming=coming, past=past[:6], figures=numbers.figures(coming), lists=newest_numbers(coming),
        intakes=opening.open_ones(coming), seatings=seatings(coming), called=seat_words.called,
    )  # fmt: skip


def seatings(cohorts):
    """{cohort id: seating.Seating} of those among these cohorts that keep seats for some."""
    keeping = select(Reservation.cohort_id).where(Reservation.cohort_id.in_([one.id for one in cohorts])).distinct()
    ids = set(db.session.scalars(keeping))
    return {one.id: seats.seating_of(one, whole=False) for one in cohorts if one.id in ids}


@home.route("/cohorts/<slug>/<int:number>")
@open_to(EVERYONE)
def public_cohort(slug, number):
    """What, when, where, for whom, and how to apply; one never announced is shown to staff and its own people only."""
    found = visible_cohort(slug, number)
    programme = found.programme
    return render_template(
        "home/public_cohort.html", cohort=found, phase=found.phase(today()), rules=[*eligibility(programme)],
        needed=attendance(programme),
        intake=opening.open_ones([found]).get(found.id), closed=opening.sentence(found), ranking=ranking(programme),
        seating=seats.seating_of(found), called=seat_words.called, announced=newest_numbers([found]).get(found.id),
    )  # fmt: skip

