"""Consent: who agreed to what, in which words, when and how; and from when it no longer holds.

PDPA B.E. 2562, s. 19: consent is given for a purpose, apart from everything else, and may be withdrawn at any time;
the one who relies on it must be able to show it. So nothing is overwritten: a withdrawal closes a record, and
agreeing again opens another (handbook §4).
"""

from datetime import datetime
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.look import local, short_date
from trainer.people.models import Account
from trainer.registration import purging
from trainer.registration.consent_texts import Purpose, newest
from trainer.registration.models import Registration, State
from trainer.thai import text


class Way(StrEnum):
    """How consent reached us."""

    SELF = "self"  # ticked by the person in a form of ours: the application, the status page
    PAPER = "paper"  # our form, signed
    MESSAGE = "message"  # a letter, an e-mail, a call: in the person's own words
    ROSTER = "roster"  # a column of a spreadsheet that an office or an online form sent


OUR_WORDS = (Way.SELF, Way.PAPER)
STILL_HOLDS = sql("withdrawn_at IS NULL")


class Consent(db.Model):
    """One purpose that one registrant agreed to. `text_version` is None where the words were not ours;
    `note` says where the proof is: the folder of the signed form, the file and row of the roster."""

    __tablename__ = "consent"
    __table_args__ = (
        Index(
            "uq_consent_in_force", "registration_id", "purpose", unique=True,
            sqlite_where=STILL_HOLDS, postgresql_where=STILL_HOLDS,
        ),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= given_at", name="in_order"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    purpose: Mapped[Purpose] = mapped_column(String(30))
    text_version: Mapped[int | None]
    way: Mapped[Way] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(500), default="")
    given_at: Mapped[datetime] = mapped_column(default=now)
    recorded_at: Mapped[datetime] = mapped_column(default=now)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]
    registration: Mapped[Registration] = relationship()
    recorded_by: Mapped[Account | None] = relationship()


def give(registration, purpose, by=None, way=Way.SELF, at=None, note=""):
    """Write down that the person agrees to the purpose; `at` is when they did, by default this moment.

    Returns the Consent; the one that stands, unchanged, where the person had agreed before. Raises Refused for a day
    that is still to come, and for one before the person took the consent back: an old form does not undo that.
    """
    if at is not None and at > now():
        raise Refused(_("Nobody can have agreed on a day that is still to come."), "given_on")
    lock(registration.cohort)
    if found := standing(registration, purpose):
        return found
    refuse_outdated(registration, purpose, at)
    return write_down(registration, purpose, by, way, at, note)


def agree(registration, purpose):
    """The person's own word on a page of ours, in the words of today. Refused once the application was withdrawn."""
    if registration.state == State.WITHDRAWN:
        raise Refused(_("The application was withdrawn; consents can only be taken back."))
    return give(registration, purpose)


def refuse_outdated(registration, purpose, at):
    """Refuse a consent of a day before the last time that it was taken back (days of Bangkok)."""
    taken_back = select(func.max(Consent.withdrawn_at)).where(
        Consent.registration_id == registration.id, Consent.purpose == purpose
    )
    last = db.session.scalar(taken_back)
    if at is not None and last and local(at).date() < local(last).date():
        day = short_date(last)
        message = _("The consent was taken back on %(day)s; what was signed before no longer counts.", day=day)
        raise Refused(message, "given_on")


def write_down(registration, purpose, by, way, at=None, note=""):
    """The record of a consent that nobody gave before: what `give` does once it holds the cohort."""
    moment = now()
    made = Consent(
        registration=registration, purpose=purpose, text_version=newest(purpose) if way in OUR_WORDS else None,
        way=way, note=text.clean(note)[:500], given_at=at or moment, recorded_at=moment, recorded_by_id=by and by.id,
    )  # fmt: skip
    db.session.add(made)
    journal.record(by, "consented", registration, purpose=str(purpose), way=str(way), version=made.text_version)
    return made


def withdraw(registration, purpose, by=None):
    """Write down that the person takes the consent back; it counts at once. Raises Refused when there is none.

    What was kept by the consent to sensitive needs is erased in the same transaction (see `purging.py`).
    """
    lock(registration.cohort)
    found = standing(registration, purpose)
    if found is None:
        raise Refused(_("%(name)s has not agreed to this, so there is nothing to take back.", name=registration.label))
    found.withdrawn_at = now()
    journal.record(by, "withdrew_consent", registration, purpose=str(purpose))
    if purpose == Purpose.SENSITIVE_NEEDS:
        purging.forget_needs(registration)


def take_back(registration, purpose):
    """The same by the person's own click; a second one changes nothing."""
    if standing(registration, purpose) is not None:
        withdraw(registration, purpose)


def standing(registration, purpose):
    """The consent of one registrant that was not taken back, or None."""
    return db.session.scalar(in_force(purpose).where(Consent.registration_id == registration.id))


def in_force(purpose):
    """The consents for a purpose that were not taken back."""
    return select(Consent).where(Consent.purpose == purpose, Consent.withdrawn_at.is_(None))


def consents_of(registration):
    """Everything that one registrant agreed to, newest first, what was taken back too."""
    found = select(Consent).where(Consent.registration_id == registration.id).options(joinedload(Consent.recorded_by))
    return found.order_by(Consent.id.desc())


def agreed(purpose, registration_ids):
    """The ids of those among these registrations whose consent to the purpose stands at this moment: a set."""
    ids = in_force(purpose).with_only_columns(Consent.registration_id).join(Consent.registration)
    counting = Registration.state != State.MERGED  # what is taken back is taken back at the entry that stays
    return set(db.session.scalars(ids.where(Consent.registration_id.in_(registration_ids), counting)))
