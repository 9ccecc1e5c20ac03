"""Signing people in at a half-day, and taking it back.

One person has at most one presence at a slot: the database sees to it, however many doors, pages and papers say so
at the same time. Taking back leaves an Annulment, which also beats what a device without a network said before and
brings later (see `door/sync.py`). Whoever writes either of somebody holds that registration until commit.
"""

from flask_babel import gettext as _
from sqlalchemy import delete, select, update
from sqlalchemy.orm import joinedload

from trainer import journal
from trainer.attendance import tombstones
from trainer.attendance.models import Annulment, Presence
from trainer.database import db, now
from trainer.errors import Refused
from trainer.look import clock
from trainer.registration.models import Registration, State
from trainer.upsert import insert_missing
from trainer.wording import words

NAMES_TOLD = 20


class TakenBackError(Refused):
    """The presence that is said now was taken back at `since`, which is later than its moment."""

    def __init__(self, since):
        super().__init__(_("This was taken back at %(time)s. Sign in again.", time=clock(since)))
        self.since = since


def mark_present(slot, registration_ids, by, way, at=None, reason="", unless_annulled=False, **columns):
    """Record that these people were at a slot, and return the ids of those who were not recorded there before.

    `way` is a Way; `at` an aware moment, by default now, or {registration id: moment}; a `reason` stands in the
    journal; `columns` are further ones of a Presence. Whoever says it now is believed; but with `unless_annulled`, for
    one person only, TakenBackError is raised where it was taken back since its moment. Saying it again changes nothing
    that is shown, but an annulment of an earlier moment that comes later no longer takes it away. Raises Refused when
    one of them holds no seat in the slot's cohort, or when the slot's day is still to come; then nobody is marked.
    """
    if registration_ids and not slot.begun:
        raise Refused(_("%(slot)s is still to come: people can be signed in from that day on.", slot=slot.label))
    slot.cohort.refuse_if_closed()
    people = _seated(slot, registration_ids)
    account_id, moment = by.id if by else None, now()
    moments = at if isinstance(at, dict) else dict.fromkeys(people, at or moment)
    rows = [
        {"slot_id": slot.id, "registration_id": each, "at": moments[each], "way": way, "account_id": account_id,
         "vouched_at": moment} | columns
        for each in sorted(people)
    ]  # fmt: skip
    marked = _inserted(rows, unless_annulled) if rows else []
    _vouch_again(slot, people.keys() - set(marked), moment)
    told = {"way": way} | ({"reason": reason} if reason else {})
    _write_down(by, "marked_present", slot, [people[each] for each in sorted(marked)], **told)
    return list(marked)


def annul(slot, registration_ids, by, reason):
    """Take presences at a slot back, for a reason, and return the ids of those who had one.

    What was said of these people up to now no longer counts, even where it is not known here yet. Raises Refused
    without a reason, or when somebody is not registered in the slot's cohort.
    """
    slot.cohort.refuse_if_closed()
    if not reason.strip():
        raise Refused(_("Please say why the presence is taken back."), place="reason")
    people, moment = _registered(slot, registration_ids), now()
    tombstones.bury(slot.id, people, moment, reason.strip())
    taken = db.session.scalars(
        delete(Presence)
        .where(Presence.slot_id == slot.id, Presence.registration_id.in_(people))
        .returning(Presence.registration_id)
        .execution_options(synchronize_session="fetch")
    ).all()
    _write_down(by, "presence_annulled", slot, [people[each] for each in sorted(taken)], reason=reason.strip())
    return list(taken)


def _inserted(rows, unless_annulled):
    """The ids of those who were not recorded yet. An annulment is asked for in the same statement."""
    if not unless_annulled:
        return insert_missing(Presence, rows, Presence.registration_id)
    [row] = rows
    since = select(Annulment.at).where(
        Annulment.slot_id == row["slot_id"], Annulment.registration_id == row["registration_id"],
        Annulment.at >= row["at"],
    )  # fmt: skip
    found = insert_missing(Presence, row, (Presence.registration_id, since.scalar_subquery()))
    for _number, annulled in found:
        if annulled is not None:
            raise TakenBackError(annulled)
    return [number for number, _annulled in found]


def _seated(slot, registration_ids):
    """The registrations by id, held so that none loses its seat meanwhile; refuses by name who has none."""
    people = _registered(slot, registration_ids)
    without = [each for each in people.values() if each.state != State.ACCEPTED]
    if without:
        told = ", ".join(f"{each.label} ({words(each.state, 'state')})" for each in without[:NAMES_TOLD])
        raise Refused(_("Only those who hold a seat can be signed in, and these do not: %(names)s.", names=told))
    return people


def _registered(slot, registration_ids):
    """The registrations by id; a number that is not of this cohort is refused without telling whose it is."""
    wanted = set(registration_ids)
    rows = db.session.scalars(
        select(Registration)
        .where(Registration.id.in_(wanted), Registration.cohort_id == slot.cohort_id)
        .options(joinedload(Registration.person, innerjoin=True))
        .order_by(Registration.id)
        .with_for_update(key_share=True, of=Registration)
    )
    people = {each.id: each for each in rows}
    if len(people) < len(wanted):
        raise Refused(_("One of those chosen is not registered in this cohort. Reload the page and choose again."))
    return people


def _vouch_again(slot, registration_ids, moment):
    """Note that presences recorded before were said by hand once more."""
    if registration_ids:
        these = Presence.slot_id == slot.id, Presence.registration_id.in_(registration_ids)
        db.session.execute(update(Presence).where(*these).values(vouched_at=moment))


def _write_down(by, act, slot, people, **facts):
    """One entry an act: on the person's own record for one, on the half-day's for several."""
    if len(people) == 1:
        pair = [None, slot.journal_label] if act == "marked_present" else [slot.journal_label, None]
        journal.record(by, act, people[0], slot_id=slot.id, changes={"half_day": pair}, **facts)
    elif people:
        ids = [each.id for each in people]
        journal.record(by, act, slot, count=len(people), people=[each.label for each in people], ids=ids, **facts)
