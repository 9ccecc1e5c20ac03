"""Slots follow the agenda: what a change of it does to them, and which of them is now.

Nothing is lost on the way: where attendance is recorded, a slot neither goes nor, if it is a session's, changes its
time. A half-day keeps its day and its half, so that its hours may follow the agenda even then.
"""

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import delete, func, select, union

from trainer import journal
from trainer.attendance.asked import asked_of, key_of
from trainer.attendance.models import Annulment, Excuse, Presence, Signature, Slot
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort, Signed
from trainer.upsert import insert_missing


def hear(cohort, by=None):
    """Follow the agenda, and say in a sentence what became of the times to sign in; None where nothing did."""
    added, removed, moved = map(len, follow_agenda(cohort, by))
    said = [
        ngettext("1 time to sign in moved along.", "%(num)s times to sign in moved along.", moved) if moved else "",
        ngettext("1 time to sign in is new.", "%(num)s times to sign in are new.", added) if added else "",
        ngettext("1 time to sign in is gone.", "%(num)s times to sign in are gone.", removed) if removed else "",
    ]
    return " ".join(filter(None, said)) or None


def follow_agenda(cohort, by=None):
    """Bring the slots in line with the agenda; return (added, removed, moved) as the journal calls them, in order.

    Raises Refused, naming the slot, when one would vanish at which attendance is recorded, or a session's would move.
    """
    standing = _held(Slot.cohort_id == cohort.id)
    wanted = asked_of(cohort, signed_for(cohort, standing.values()))
    added = [one for key, one in wanted.items() if key not in standing]
    removed = [slot for key, slot in standing.items() if key not in wanted]
    shifted = [slot for key, slot in standing.items() if key in wanted and moves(slot, wanted[key])]
    moved = [slot for slot in shifted if slot.session_id]
    _refuse_if_recorded(removed, _cannot_go)
    _refuse_if_recorded(moved, _cannot_move)
    told = {"added": [one.journal_label for one in added], "removed": [slot.journal_label for slot in removed]}
    _drop(removed)
    for key in wanted.keys() & standing.keys():
        standing[key].take_time(**wanted[key].columns)
    if added:
        insert_missing(Slot, [{"cohort_id": cohort.id, **one.columns} for one in added])
    if added or removed or moved:
        journal.record(by, "half_days_followed", cohort, **told, moved=[slot.journal_label for slot in moved])
    return told["added"], told["removed"], [slot.journal_label for slot in shifted]


def signed_for(cohort, standing):
    """What a cohort's people sign in for (Signed): what the programme says; what was signed for once stays so."""
    kinds = {Signed.SESSIONS if slot.session_id else Signed.HALF_DAYS for slot in standing}
    other = kinds - {cohort.programme.signed_for}
    return other.pop() if other and recorded(standing) else Signed(cohort.programme.signed_for)


def moves(slot, asked):
    """Whether a slot would be at another time."""
    return (slot.starts_at, slot.ends_at) != (asked.starts_at, asked.ends_at)


def let_go(cohort, sessions, by=None):
    """Remove the slots of sessions that leave the agenda. Raises Refused where attendance is recorded at one."""
    leaving = _held(Slot.session_id.in_([one.id for one in sessions])).values()
    _refuse_if_recorded(leaving, _cannot_go)
    if leaving:
        journal.record(by, "half_days_followed", cohort, removed=[slot.journal_label for slot in leaving])
        _drop(leaving)


def follow_programme(programme, changes):
    """Make the slots of open cohorts anew when people sign in for something else; a closed cohort keeps its own.

    Raises Refused, naming the cohort, where people have signed in already.
    """
    if "signed_for" not in changes:
        return
    open_ones = select(Cohort).where(Cohort.programme_id == programme.id, Cohort.closed_at.is_(None))
    for cohort in db.session.scalars(open_ones.order_by(Cohort.number)):
        if recorded(_held(Slot.cohort_id == cohort.id).values()):
            raise Refused(
                _("People have signed in to cohort %(number)s already, so it cannot change what they sign in for. "
                  "Close that cohort first: a closed one keeps what it has.", number=cohort.number), "signed_for"
            )  # fmt: skip
        follow_agenda(cohort, journal.actor())


def recorded(slots):
    """{slot id: how many people something is recorded about}: present, excused, or signed on paper."""
    ids = [slot.id for slot in slots]
    kept = union(*(
        select(table.slot_id, table.registration_id).where(table.slot_id.in_(ids))
        for table in (Presence, Excuse, Signature)
    )).subquery()  # fmt: skip
    return dict(db.session.execute(select(kept.c.slot_id, func.count()).group_by(kept.c.slot_id)).all()) if ids else {}


def slot_now(slots, moment):
    """Of slots in order, the one that people sign for at a moment: what is on or comes next, else the last.

    None when there are no slots at all.
    """
    coming = [slot for slot in slots if slot.ends_at > moment]
    return coming[0] if coming else slots[-1] if slots else None


def slots_now(slots, moment):
    """The slot that `slot_now` gives and those of these slots that run beside it, as sessions for other groups do."""
    first = slot_now(slots, moment)
    return [one for one in slots if first and one.starts_at < first.ends_at and first.starts_at < one.ends_at]


def _held(condition):
    """The slots {key: slot} of a condition in order, held until commit: nobody signs in at one that is about to go."""
    rows = db.session.scalars(select(Slot).where(condition).order_by(Slot.starts_at, Slot.id).with_for_update(of=Slot))
    return {key_of(slot): slot for slot in rows}


def _drop(slots):
    """Delete slots at which nothing is recorded, with what was taken back there."""
    if slots:
        db.session.execute(delete(Annulment).where(Annulment.slot_id.in_([slot.id for slot in slots])))
    for slot in slots:
        db.session.delete(slot)
    db.session.flush()


def _refuse_if_recorded(slots, sentence):
    people = recorded(slots)
    for slot in slots:
        if slot.id in people:
            raise Refused(sentence(slot, people[slot.id]))


def _cannot_go(slot, count):
    if slot.session_id:
        return _("%(slot)s stays on the agenda as a session: attendance is recorded there for %(count)s people. "
                 "Take that back first.", slot=slot.label, count=count)  # fmt: skip
    return _("The agenda would leave nothing in the half-day %(slot)s, but attendance is recorded there for %(count)s "
             "people. Keep a session in it, or take that back first.", slot=slot.label, count=count)  # fmt: skip


def _cannot_move(slot, count):
    return _("%(slot)s keeps its time: people sign in for it, and %(count)s are recorded already. Take that back "
             "first, or plan another session.", slot=slot.label, count=count)  # fmt: skip
