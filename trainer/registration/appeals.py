"""Appeals: who was turned down, or does not meet the terms, may say why that should be looked at again.

One appeal for each application; its answer is the last word, and says why.
"""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import ForeignKey, Index, Text, func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, contains_eager, joinedload, mapped_column, relationship

from trainer import journal
from trainer.database import db, now
from trainer.errors import Refused
from trainer.look import today
from trainer.people.models import Account
from trainer.registration import admission, seats
from trainer.registration.models import Registration, State
from trainer.registration.signals import received
from trainer.thai import text

UNANSWERED = sql("granted IS NULL")
LONGEST = 2000  # characters of a note and of an answer
OPEN_TO = (State.APPLIED, State.RESERVE, State.DECLINED)  # who is turned away, or would be
GONE = (State.WITHDRAWN, State.MERGED)  # whose appeal needs no answer any more


class Appeal(db.Model):
    """One appeal and its answer; a person has at most one that waits."""

    __tablename__ = "appeal"
    __table_args__ = (
        Index("uq_appeal_open", "registration_id", unique=True, sqlite_where=UNANSWERED, postgresql_where=UNANSWERED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    note: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(default=now)
    granted: Mapped[bool | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    registration: Mapped[Registration] = relationship(backref="appeals")
    answered_by: Mapped[Account | None] = relationship()

    @property
    def label(self):
        return self.registration.label


def may_appeal(registration):
    """Whether this person may appeal now: turned down or short of the terms, for the first time, before the start."""
    cohort = registration.cohort
    if cohort.closed_at or cohort.starts_on is None or today() >= cohort.starts_on:
        return False
    if registration.state not in OPEN_TO or registration.state != State.DECLINED and registration.admissible:
        return False
    return not registration.appeals


def make(registration, note):
    """Write down the applicant's appeal; returns the Appeal. The same note sent twice is one appeal.

    Raises Refused when the person may not appeal (see `may_appeal`), and for a note that is empty or too long.
    """
    seats.hold(registration)
    db.session.expire(registration, ["appeals"])
    note = worded(note, "note", _("Say why your application should be looked at again."))
    if found := waiting_of(registration):
        if found.note == note:
            return found
        raise Refused(_("Your appeal is with the organiser already; please wait for the answer."), "note")
    if not may_appeal(registration):
        raise Refused(_("There is nothing in this application that could be appealed against now."), "note")
    made = Appeal(registration=registration, note=note)
    db.session.add(made)
    journal.record(None, "appealed", registration)
    return made


def answer(appeal, granted, answer, by):
    """Answer an appeal, with the reason either way; granted, the person is admitted by exception for that reason.

    Somebody who was turned down is decided about anew; where the cohort gives seats at once, the seat or the rank
    follows. Raises Refused when the appeal was answered already, the person has withdrawn, or no reason is given.
    """
    registration = appeal.registration
    seats.hold(registration)
    db.session.refresh(appeal)
    reason = worded(answer, "answer", _("An answer to an appeal needs its reason."))
    if appeal.granted is not None:
        raise Refused(_("This appeal was answered already."))
    if registration.state in GONE:
        raise Refused(_("%(name)s no longer asks for a place; there is nothing to answer.", name=registration.label))
    appeal.granted, appeal.answer = granted, reason
    appeal.answered_at, appeal.answered_by_id = now(), by and by.id
    if granted:
        let_in(registration, reason, by)
    entry = journal.record(by, "answered_appeal", registration, granted=granted, reason=reason)
    received.send(registration, entry=entry)
    if granted and registration.state == State.APPLIED:
        admission.receive(registration, by)


def let_in(registration, reason, by):
    """What a granted appeal changes."""
    if registration.state == State.DECLINED:
        registration.reconsider(by)
    if registration.shortcomings:
        registration.admit(reason, by)


def worded(written, place, missing):
    """A text somebody typed, clean but with its lines. Raises Refused when it says nothing or is too long."""
    said = "\n".join(map(text.clean, (written or "").splitlines())).strip()
    if not said:
        raise Refused(missing, place)
    if len(said) > LONGEST:
        raise Refused(_("Please write no more than %(max)d characters.", max=LONGEST), place)
    return said


def waiting_of(registration):
    """The registration's appeal that waits for an answer, or None."""
    return next((one for one in registration.appeals if one.granted is None), None)


def appeals_of(cohort):
    """All appeals in a cohort with their people: those that wait first, the oldest first."""
    return (
        select(Appeal)
        .join(Appeal.registration)
        .join(Registration.person)
        .where(Registration.cohort_id == cohort.id)
        .options(
            contains_eager(Appeal.registration).contains_eager(Registration.person),
            contains_eager(Appeal.registration).joinedload(Registration.organisation),
            joinedload(Appeal.answered_by),
        )
        .order_by(Appeal.granted.is_not(None), Appeal.id)
    )


def waiting(cohort_ids):
    """Rows (cohort id, number of appeals that wait for an answer)."""
    return (
        select(Registration.cohort_id, func.count())
        .select_from(Appeal)
        .join(Appeal.registration)
        .where(Registration.cohort_id.in_(cohort_ids), Appeal.granted.is_(None), Registration.state.not_in(GONE))
        .group_by(Registration.cohort_id)
    )
