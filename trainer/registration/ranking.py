"""In which order people come: by the rule that their programme states, and in words why somebody stands where."""

from datetime import UTC, datetime

from flask_babel import gettext as _
from sqlalchemy import func, select, update
from sqlalchemy.orm import load_only
from sqlalchemy.orm.attributes import set_committed_value

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.look import moment
from trainer.programmes.models import Ranking
from trainer.registration.models import Registration, State
from trainer.registration.scores import scores_of

LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
LONGEST_REASON = 500


def ordered(cohort, registrations, scores=None):
    """These registrations in the order of the programme's rule, the best placed first; `scores` where they are known.

    First come: since when they wait. Score: most points first, equal ones by time; who let an offer lapse and asked
    again stands behind the others. By hand: reserves by their rank, then the others by time.
    """
    return sorted(registrations, key=_place(cohort, registrations, scores))


def rerank(cohort):
    """Put the cohort's reserves in the order of the rule, and return how many stand elsewhere now.

    The ranks stay those that were given, gaps and all; only who has which changes. Holds the cohort until commit.
    """
    lock(cohort)
    reserves = db.session.scalars(_reserves(cohort)).all()
    return renumber(reserves, ordered(cohort, reserves))


def settle(cohort):
    """After somebody came to the reserves: let their points decide the place, where the programme ranks by score."""
    if cohort.programme.ranking == Ranking.SCORE:
        rerank(cohort)


def move(registration, place, reason, by):
    """Put a reserve at a place of the queue, counted from 1, for a reason that is shown as the reason.

    Raises Refused when the programme does not rank by hand, when the person is no reserve, without a reason, and
    when there is no such place.
    """
    cohort = registration.cohort
    lock(cohort).refuse_if_closed()
    refuse_by_hand(cohort.programme)
    reserves = db.session.scalars(_reserves(cohort)).all()
    if registration not in reserves:
        raise Refused(_("%(name)s is not on the reserve list.", name=registration.label))
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST_REASON:
        raise Refused(_("Give the reason for the move, in %(most)s characters at most.", most=LONGEST_REASON), "reason")
    if not 1 <= place <= len(reserves):
        raise Refused(_("Choose a place from 1 to %(last)s.", last=len(reserves)), "place")
    before = reserves.index(registration) + 1
    others = [one for one in reserves if one is not registration]
    renumber(reserves, [*others[: place - 1], registration, *others[place - 1 :]])
    if before != place:
        journal.record(by, "moved_reserve", registration, reason=reason, changes={"rank": [str(before), str(place)]})


def refuse_by_hand(programme):
    """Refuse to move anybody by hand where the rule leaves nothing to decide."""
    if programme.ranking == Ranking.FIRST_COME:
        raise Refused(_("This programme takes people in the order of their applications; nobody is moved by hand."))
    if programme.ranking == Ranking.SCORE:
        raise Refused(_("This programme ranks by points: change the points that were given, not the place."))


def renumber(standing, wanted):
    """Give the ranks of the reserves `standing` (by rank) to the same people in another order.

    Ranks are unique in a cohort, so everybody who moves first steps aside to a negative one.
    """
    ranks = [one.rank for one in standing]
    moving = [(one, rank) for one, rank in zip(wanted, ranks, strict=True) if one.rank != rank]
    if moving:
        for sign in (-1, 1):
            numbers = [{"id": one.id, "rank": sign * rank} for one, rank in moving]
            db.session.execute(update(Registration), numbers)
        for one, rank in moving:
            set_committed_value(one, "rank", rank)
    return len(moving)


def explained(cohort, registrations, scores=None):
    """{registration id: the sentence that says why somebody stands where they stand} by the programme's rule."""
    rule = cohort.programme.ranking
    if rule == Ranking.SCORE:
        said = _by_score(registrations, scores or scores_of(cohort, registrations))
    else:
        said = (_by_hand if rule == Ranking.BY_HAND else _first_come)(registrations)
    return said | {one.id: _asked_again(one) for one in registrations if one.asked_again_at}


def _first_come(registrations):
    return {one.id: _("Applied %(moment)s; who applied earlier comes first.", moment=moment(one.created_at))
            for one in registrations}  # fmt: skip


def _by_score(registrations, scores):
    return {
        one.id: _("%(points)s of %(most)s points; equal points by the time of application, %(moment)s.",
                  points=scores[one.id].total, most=scores[one.id].most, moment=moment(one.created_at))
        for one in registrations
    }  # fmt: skip


def _by_hand(registrations):
    reasons = reasons_of(registrations)
    return {
        one.id: _("Put there by the organiser: %(reason)s", reason=reasons[one.id]) if one.id in reasons
        else _("In the order of the applications, as long as the organiser puts nobody elsewhere for a reason.")
        for one in registrations
    }  # fmt: skip


def _asked_again(one):
    return _("Let an offer lapse and asked again %(moment)s: behind those who waited then.",
             moment=moment(one.asked_again_at))  # fmt: skip


def reasons_of(registrations):
    """{registration id: the reason of the last move by hand} of those who were moved."""
    ids = [one.id for one in registrations]
    Entry = journal.Entry
    last = select(func.max(Entry.id)).where(Entry.registration_id.in_(ids), Entry.act == "moved_reserve")
    rows = select(Entry.registration_id, Entry.facts).where(Entry.id.in_(last.group_by(Entry.registration_id)))
    return {found: facts["reason"] for found, facts in db.session.execute(rows)} if ids else {}


def _place(cohort, registrations, scores):
    rule = cohort.programme.ranking
    if rule == Ranking.SCORE:
        scores = scores or scores_of(cohort, registrations)
        return lambda one: (one.asked_again_at or LONG_AGO, -scores[one.id].total, one.created_at, one.id)
    if rule == Ranking.BY_HAND:
        return lambda one: (one.rank is None, one.rank or 0, _since(one), one.id)
    return lambda one: (_since(one), one.id)


def _since(one):
    """Since when somebody waits."""
    return one.asked_again_at or one.created_at


def _reserves(cohort):
    """The reserves by rank, as they are in the database now, with what the rules look at."""
    columns = [Registration.rank, Registration.created_at, Registration.asked_again_at, Registration.state,
               Registration.organisation_id, Registration.province]  # fmt: skip
    return (
        select(Registration)
        .where(Registration.cohort_id == cohort.id, Registration.state == State.RESERVE)
        .order_by(Registration.rank)
        .options(load_only(*columns))
        .execution_options(populate_existing=True)
    )
