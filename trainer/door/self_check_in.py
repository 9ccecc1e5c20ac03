"""Signing in with one's own phone: what the code on the hall's screen must be, and what then is recorded.

A phone opens the address that the screen shows. The code is looked at in that moment, and the moment is what counts:
whoever needs long to say who they are is not late by that (see `self_check_in_tickets.py`).
"""

from flask_babel import gettext as _
from sqlalchemy import exists, select, update
from sqlalchemy.orm import contains_eager, joinedload

from trainer import journal
from trainer.attendance.checkin import TakenBackError, mark_present
from trainer.attendance.models import Annulment, Presence, Slot, Way
from trainer.attendance.windows import window
from trainer.database import db
from trainer.door import self_check_in_codes as codes
from trainer.door.models import Hall
from trainer.errors import Refused
from trainer.look import clock, local, moment, today
from trainer.programmes.models import Cohort
from trainer.registration.models import State
from trainer.wording import words


def scanned(text, at):
    """The Slot that a phone may sign in for, which opened the address with this text at an aware moment.

    Raises Refused, its `place` saying why: "old" (no code of ours, or no longer one), "off", "early" or "over".
    """
    slot, hall = slot_with_hall(codes.slot_in(text))
    step = codes.step_of(hall.secret, text, at) if hall is not None else None
    if step is None:
        raise Refused(_("This code is no longer good. Look at the screen in the hall once more and scan what it "
                        "shows now."), place="old")  # fmt: skip
    refuse_unless_open(slot, hall, at, shown=codes.begun(step))
    return slot


def slot_with_hall(slot_id):
    """(Slot, Hall) with cohort and programme, by the slot's number; (None, None) where one of them is not there."""
    found = (
        select(Slot, Hall)
        .join(Slot.cohort)
        .join(Cohort.programme)
        .join(Hall, Hall.cohort_id == Cohort.id)
        .options(contains_eager(Slot.cohort).contains_eager(Cohort.programme), joinedload(Slot.session))
        .where(Slot.id == slot_id)
    )
    return db.session.execute(found).one_or_none() or (None, None)


def refuse_unless_open(slot, hall, at, shown):
    """Refuse where nobody signs in with a phone, before the slot opens, and what a screen showed from its end on.

    A code that a screen showed (`shown`) before the end is good, although the phone was slow to bring it.
    """
    span = window(slot, slot.cohort.programme)
    if not hall.self_check_in:
        raise Refused(_("Nobody signs in with a phone here. Please sign in at the desk."), place="off")
    if at < span.opens:
        said = clock(span.opens) if _is_today(span.opens) else moment(span.opens)
        raise Refused(_("Sign-in for %(slot)s opens at %(time)s. Scan the screen again then.",
                        slot=slot.label, time=said), place="early")  # fmt: skip
    if shown >= span.closes or slot.cohort.closed_at:
        raise Refused(_("Sign-in for %(slot)s is closed. Please speak to the organisers at the desk.",
                        slot=slot.label), place="over")  # fmt: skip


def sign_in(slot, registration, at, phone, by):
    """Record that somebody signed in at a moment with a phone (its hash); returns whether that was news.

    Said twice, nothing changes but that the earlier moment counts. Raises Refused for who holds no seat, and where an
    organiser took the presence back since that moment.
    """
    refuse_without_seat(registration)
    said = {"at": at, "vouched_at": at, "phone": phone}
    try:
        news = mark_present(slot, [registration.id], by, Way.SELF, unless_annulled=True, **said)
    except TakenBackError as taken:
        raise Refused(_("Your sign-in was taken back at %(time)s. Scan the screen again, or speak to the organisers "
                        "at the desk.", time=clock(taken.since)), place="seat") from taken  # fmt: skip
    if not news:
        _move_back(slot, registration, at, by)
    return bool(news)


def refuse_without_seat(registration):
    """Say plainly why somebody who is known here cannot sign in."""
    if registration.state == State.WITHDRAWN:
        raise Refused(_("Your registration was withdrawn, so you cannot sign in. Please speak to the organisers at "
                        "the desk."), place="seat")  # fmt: skip
    if registration.state != State.ACCEPTED:
        raise Refused(_("You hold no seat in this cohort (%(state)s), so you cannot sign in. Please speak to the "
                        "organisers at the desk.", state=words(registration.state, "state")), place="seat")  # fmt: skip


def _move_back(slot, registration, at, by):
    """Let this moment count where the one on record is later (somebody was quicker at the desk).

    Unless what was said at this one was taken back since.
    """
    mine = (Presence.slot_id == slot.id, Presence.registration_id == registration.id)
    annulled = (Annulment.slot_id == slot.id, Annulment.registration_id == registration.id, Annulment.at >= at)
    moved = update(Presence).where(*mine, Presence.at > at, ~exists().where(*annulled)).values(at=at)
    moved = moved.returning(Presence.id)
    if db.session.scalar(moved.execution_options(synchronize_session="fetch")):
        journal.record(by, "signed_in_earlier", registration, slot_id=slot.id)


def _is_today(when):
    return local(when).date() == today()
