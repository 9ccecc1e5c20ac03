"""Deciding about many people of the review desk at once, and taking such a decision back."""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer import jobs, journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.people.models import Account
from trainer.programmes.models import Cohort
from trainer.registration import desk, giving, queries, ranking, seats, turns
from trainer.registration.models import Registration, State

CHUNK = 200  # people turned down in one transaction of the worker
AT_ONCE = 900  # ids in one statement; databases take no end of them
UNDONE = "taken_back"
LARGE = 500  # people whom a request decides about; more are turned down by the worker
MOST = 2_000  # people who are decided about at once in any other way
WAITING = (State.APPLIED, State.RESERVE)


def everyone(cohort, filters, expected):
    """Everybody whom the filters find, on all pages, as they stand now; the cohort is held.

    Raises Refused when that is another number of people than was shown: nobody decides about whom they did not see.
    """
    lock(cohort)
    ids = desk.everyone(cohort, filters)
    if len(ids) != expected:
        raise Refused(
            _("%(now)s people are found now, not %(shown)s as the page said. Look at the list again.",
              now=f"{len(ids):,}", shown=f"{expected:,}")
        )  # fmt: skip
    return people(cohort, ids)


def people(cohort, ids):
    """These people of the cohort, in the order in which they registered; ids of other cohorts find nobody."""
    found = []
    for begin in range(0, len(ids), AT_ONCE):
        found += db.session.scalars(queries.chosen(cohort, ids[begin : begin + AT_ONCE])).all()
    return sorted(found, key=lambda one: one.id)


def turn_down(cohort, registrations, reason, by):
    """Turn all of them down for one reason; returns the journal's entry of the whole act, by which it is undone."""
    before = standing(registrations)
    for one in registrations:
        one.decline(reason, by)
    return journal.record(by, "declined_many", cohort, count=len(before), reason=reason.strip(), before=before)


def order_turning_down(cohort, registrations, reason, by):
    """Have the worker turn all of them down, some at a time, so that nobody else waits for it meanwhile.

    Whoever is decided about otherwise before their turn comes is left alone. Raises Refused without a reason, and for
    whoever does not wait for a decision. Returns the entry of the whole act, by which it is undone.
    """
    cohort.refuse_if_closed()
    if not reason.strip():
        raise Refused(_("Turning someone down needs a reason."), "reason")
    for one in registrations:
        if one.state not in WAITING:
            raise Refused(_("%(name)s does not wait for a decision.", name=one.label))
    before = standing(registrations)
    ids = [one.id for one in registrations]
    jobs.enqueue("turn_down", by=by, cohort_id=cohort.id, people=ids, reason=reason.strip())
    return journal.record(by, "declined_many", cohort, count=len(before), reason=reason.strip(), before=before)


@jobs.kind("turn_down")
def carry_out(job):
    """Turn down those of a job who still wait, a chunk in a transaction; done twice, it finds nobody left."""
    ids, by = job.arguments["people"], db.session.get(Account, job.account_id) if job.account_id else None
    for begin in range(0, len(ids), CHUNK):
        cohort = lock(db.session.get(Cohort, job.cohort_id))
        for one in people(cohort, ids[begin : begin + CHUNK]):
            if one.state in WAITING:
                one.decline(job.arguments["reason"], by)
        job.step(min(begin + CHUNK, len(ids)), len(ids))


def refuse_too_many(registrations):
    """Refuse to decide at once about more people than anybody would wait for."""
    if len(registrations) > MOST:
        raise Refused(
            _("At most %(most)s people can be decided about at once, and %(count)s are meant. Narrow the list down.",
              most=f"{MOST:,}", count=f"{len(registrations):,}")
        )  # fmt: skip


def put_on_reserve(cohort, registrations, by):
    """Rank all of them behind the last reserve, by the programme's rule. Raises Refused for whoever does not wait for
    a decision, or does not meet the terms. Returns the entry of the whole act."""
    for one in registrations:
        if one.state != State.APPLIED:
            raise Refused(_("%(name)s does not wait for a decision.", name=one.label))
        turns.refuse_if_hopeless(one)
    before = standing(registrations)
    for place, one in enumerate(ranking.ordered(cohort, registrations), seats.next_rank(cohort)):
        giving.rank(one, place, by)
    db.session.flush()
    return journal.record(by, "reserved_many", cohort, count=len(before), before=before)


def take_up_again(cohort, registrations, by):
    """Let all of them wait for a decision again. Returns the entry of the whole act."""
    before = standing(registrations)
    for one in registrations:
        one.reconsider(by)
    return journal.record(by, "reconsidered_many", cohort, count=len(before), before=before)


AFTER = {"declined_many": State.DECLINED, "reserved_many": State.RESERVE, "reconsidered_many": State.APPLIED}


def take_back(cohort, entry_id, by):
    """Put everybody back to where they stood before an act on many, as far as they still stand where it put them.

    Whoever was a reserve gets the old rank, or the last one where somebody else has it by now. Returns how many were
    put back. Raises Refused when there is no such act, or it was taken back before.
    """
    lock(cohort).refuse_if_closed()
    entry = db.session.scalar(journal.entries_of(cohort).where(journal.Entry.id == entry_id))
    if entry is None or entry.act not in AFTER or undone(cohort, entry_id):
        raise Refused(_("This cannot be taken back any more."))
    before = {int(one): stood for one, stood in entry.facts["before"].items()}
    moved = [one for one in people(cohort, list(before)) if one.state == AFTER[entry.act]]
    taken = ranks_of(cohort, moved)
    for one in moved:
        put_back(one, *before[one.id], taken, by)
    db.session.flush()
    journal.record(by, UNDONE, cohort, count=len(moved), entry=entry_id)
    return len(moved)


def put_back(registration, state, rank, taken, by):
    """Give one registration the state it had, and the rank where nobody has it; `taken` are the ranks in use."""
    if rank is not None and rank in taken:
        rank = max(taken) + 1
    if rank is not None:
        taken.add(rank)
    changes = {"state": [str(registration.state), state]}
    registration.state, registration.rank = State(state), rank
    journal.record(by, "changed", registration, changes=changes)


def undone(cohort, entry_id):
    """Whether an act on many was taken back before."""
    back = journal.entries_of(cohort).where(journal.Entry.act == UNDONE)
    return any(entry.facts["entry"] == entry_id for entry in db.session.scalars(back))


def ranks_of(cohort, moved):
    """The ranks that others than these hold: a set."""
    ids = {one.id for one in moved}
    held = select(Registration.id, Registration.rank).where(
        Registration.cohort_id == cohort.id, Registration.rank.is_not(None)
    )
    return {rank for one, rank in db.session.execute(held) if one not in ids}


def standing(registrations):
    """{id: [state, rank]} of these people, as the journal keeps it."""
    return {str(one.id): [str(one.state), one.rank] for one in registrations}
