"""What ranking answers to others: another rule changes places, and the record of somebody shows the points."""

from sqlalchemy import exists, select

from trainer.database import db
from trainer.look import today
from trainer.programmes.models import Cohort
from trainer.programmes.signals import programme_changed
from trainer.registration import ranking
from trainer.registration.models import Registration, State
from trainer.registration.record_blocks import Block
from trainer.registration.scores import score_of
from trainer.registration.signals import record_shown


def init_app():
    """Listen to what programmes tell."""
    programme_changed.connect(rank_anew)
    record_shown.connect(show_points)


def show_points(registration):
    """The card of somebody's points, where the programme ranks by score and has criteria."""
    score = score_of(registration)
    return Block("registration/marks_card.html", {"score": score}) if score and score.parts else None


def rank_anew(programme, changes):
    """Put the reserves of each cohort to come in the order of the new rule; by hand, they stay as they stand."""
    if "ranking" not in changes:
        return
    waiting = exists().where(Registration.cohort_id == Cohort.id, Registration.state == State.RESERVE)
    coming = Cohort.starts_on > today(), Cohort.closed_at.is_(None)
    for cohort in db.session.scalars(select(Cohort).where(Cohort.programme_id == programme.id, *coming, waiting)):
        ranking.rerank(cohort)
