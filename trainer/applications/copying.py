"""Taking over the questions that another cohort asks."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from trainer import journal
from trainer.applications import asking, wordings
from trainer.applications.composing import hold, refuse_too_many
from trainer.applications.models import Question
from trainer.database import db
from trainer.programmes.models import Cohort

COPIED = (*wordings.MEANING, "help", "help_en", "required", "sensitive", "qualifying")


def copy(cohort, other, by):
    """Add the questions that another cohort asks; those that are asked here already are left out. Returns how many."""
    held = hold(cohort)
    known, copies = {one.label: one for one in held}, {}
    for one in asking.questions_of(other):
        if one.label in known:
            copies[one.id] = known[one.label]
            continue
        refuse_too_many(held, one.kind)
        made = copied(one, cohort, len(held), copies.get(one.shown_if_id))
        held.append(made)
        copies[one.id] = made
    added = [one for one in held if one not in known.values()]
    if added:
        journal.record(by, "copied_questions", cohort, count=len(added), source=other.label)
    return len(added)


def copied(question, cohort, position, parent):
    """A copy for another cohort; its condition goes along where the question that it hangs on offers the options."""
    made = Question(cohort_id=cohort.id, position=position, **{name: getattr(question, name) for name in COPIED})
    left = wordings.those_left(question.shown_if_values, parent.options) if parent is not None else []
    made.shown_if_id, made.shown_if_values = (parent.id, left) if left else (None, [])
    db.session.add(made)
    db.session.flush()
    return made


def sources(cohort):
    """[(Cohort, number of its questions)] of the other cohorts that ask anything, those of this programme first."""
    counts = dict(db.session.execute(
        select(Question.cohort_id, func.count())
        .where(Question.retired_at.is_(None), Question.cohort_id != cohort.id)
        .group_by(Question.cohort_id)
    ).all())  # fmt: skip
    found = select(Cohort).where(Cohort.id.in_(counts)).options(joinedload(Cohort.programme)).order_by(Cohort.id.desc())
    cohorts = db.session.scalars(found).all() if counts else []
    cohorts = sorted(cohorts, key=lambda one: one.programme_id != cohort.programme_id)
    return [(one, counts[one.id]) for one in cohorts]
