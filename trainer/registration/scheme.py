"""The criteria of a programme: which of them counts for a cohort, and how they are added, changed and dropped."""

from datetime import datetime, time

from flask_babel import gettext as _
from sqlalchemy import exists, func, or_, select, update

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.look import today
from trainer.programmes.models import Cohort, Ranking
from trainer.registration.criteria import Criterion, Mark, Measure
from trainer.registration.models import Registration, State
from trainer.settings import BANGKOK

MOST_CRITERIA = 20
DECIDED = (State.ACCEPTED, State.OFFERED, State.RESERVE)


def in_force(programme):
    """The criteria that count for cohorts to come, in order, as a select."""
    return (
        select(Criterion)
        .where(Criterion.programme_id == programme.id, Criterion.retired_at.is_(None))
        .order_by(Criterion.position, Criterion.id)
    )


def criteria_of(cohort):
    """The criteria that count for a cohort, in order: those in force, and once it has begun those of its first day."""
    if cohort.starts_on is None or today() < cohort.starts_on:
        return db.session.scalars(in_force(cohort.programme)).all()
    begun = datetime.combine(cohort.starts_on, time(), BANGKOK)
    used = exists().where(Mark.criterion_id == Criterion.id, Mark.registration_id == Registration.id,
                          Registration.cohort_id == cohort.id)  # fmt: skip
    counted = or_(Criterion.created_at < begun, used)
    not_yet_retired = or_(Criterion.retired_at.is_(None), Criterion.retired_at >= begun)
    found = select(Criterion).where(Criterion.programme_id == cohort.programme_id, counted, not_yet_retired)
    return db.session.scalars(found.order_by(Criterion.position, Criterion.id)).all()


def add(programme, by, **facts):
    """Add a criterion (name, name_en, most, measure) as the last one. Refused while points decide about seats."""
    lock(programme)
    refuse_falsifying(programme)
    standing = db.session.scalars(in_force(programme)).all()
    if len(standing) >= MOST_CRITERIA:
        raise Refused(_("%(most)s criteria are enough for anybody to understand.", most=MOST_CRITERIA))
    refuse_twice(standing, facts)
    made = Criterion(programme_id=programme.id, position=next_position(standing), **facts)
    db.session.add(made)
    db.session.flush()
    journal.record(by, "added_criterion", programme, changes={"criterion": ["", described(made)]})
    return made


def correct(criterion, by, **facts):
    """Change a criterion. Other words are a correction; other points are another criterion, which takes its place.

    Raises Refused while points decide about seats, and where more points were given than it would be worth.
    """
    programme = lock(criterion.programme)
    refuse_gone(criterion)
    others = [one for one in db.session.scalars(in_force(programme)) if one is not criterion]
    refuse_twice(others, facts)
    before = described(criterion)
    if (facts["most"], facts["measure"]) == (criterion.most, criterion.measure):
        for name in ("name", "name_en"):
            setattr(criterion, name, facts[name])
        changed = criterion
    else:
        refuse_falsifying(programme)
        changed = replace(criterion, facts)
    if described(changed) != before:
        journal.record(by, "changed_criterion", programme, changes={"criterion": [before, described(changed)]})
    return changed


def replace(criterion, facts):
    """Retire a criterion for one that is worth something else; points given in cohorts to come go along."""
    waiting = _marks_to_come(criterion)
    highest = db.session.scalar(select(func.max(Mark.points)).where(waiting))
    if highest is not None and facts["measure"] == Measure.BY_HAND and highest > facts["most"]:
        raise Refused(_("Somebody has %(points)s points for it already. Lower these first.", points=highest), "most")
    criterion.retired_at = now()
    made = Criterion(programme_id=criterion.programme_id, position=criterion.position, **facts)
    db.session.add(made)
    db.session.flush()
    if facts["measure"] == Measure.BY_HAND:
        carried = update(Mark).where(waiting).values(criterion_id=made.id)
        db.session.execute(carried, execution_options={"synchronize_session": False})
        db.session.expire_all()
    return made


def move(criterion, by, up):
    """Let a criterion change places with its neighbour; the first cannot go up nor the last down."""
    programme = lock(criterion.programme)
    refuse_gone(criterion)
    standing = db.session.scalars(in_force(programme)).all()
    place = standing.index(criterion)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(standing):
        return
    standing[place], standing[other] = standing[other], standing[place]
    for position, one in enumerate(standing, 1):
        one.position = position
    journal.record(by, "moved_criterion", programme, changes={"criterion": [criterion.name, str(other + 1)]})


def remove(criterion, by):
    """Drop a criterion for cohorts to come; those that have begun keep it. Refused while points decide about seats."""
    programme = lock(criterion.programme)
    refuse_gone(criterion)
    refuse_falsifying(programme)
    criterion.retired_at = now()
    journal.record(by, "removed_criterion", programme, changes={"criterion": [described(criterion), ""]})


def refuse_gone(criterion):
    """Refuse to touch what somebody else has dropped or replaced meanwhile."""
    if criterion.retired_at:
        raise Refused(_("This criterion was dropped or replaced meanwhile. Look at the list again."))


def refuse_twice(others, facts):
    """Refuse a second criterion of the same name, which nobody could tell apart."""
    if any(one.name == facts["name"] for one in others):
        raise Refused(_("There is a criterion of this name already."), "name")


def refuse_falsifying(programme):
    """Refuse what would change scores by which seats were given, in a cohort that has not begun yet."""
    decided = programme.ranking == Ranking.SCORE and db.session.scalars(_decided(programme)).first()
    if decided:
        raise Refused(
            _("Seats of cohort %(number)s were given by these points already: other criteria would make them wrong "
              "afterwards. They can change once that cohort has begun.", number=decided)
        )  # fmt: skip


def _decided(programme):
    """The numbers of the programme's cohorts to come in which somebody has a seat, an offer or a rank."""
    return (
        select(Cohort.number)
        .where(Cohort.programme_id == programme.id, Cohort.starts_on > today(), Cohort.closed_at.is_(None))
        .where(exists().where(Registration.cohort_id == Cohort.id, Registration.state.in_(DECIDED)))
        .order_by(Cohort.number)
    )


def _marks_to_come(criterion):
    """The condition for points given for a criterion in cohorts that have not begun."""
    people = (
        select(Registration.id)
        .join(Registration.cohort)
        .where(or_(Cohort.starts_on.is_(None), Cohort.starts_on > today()))
    )
    return (Mark.criterion_id == criterion.id) & Mark.registration_id.in_(people)


def next_position(standing):
    return max((one.position for one in standing), default=0) + 1


def described(criterion):
    """A criterion as the journal tells it; a proper name, which stays Thai."""
    return f"{criterion.name[:200]} ({criterion.most})"
