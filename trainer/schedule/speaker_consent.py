"""Consent of speakers to what is shown of them in public: given for one thing at a time, taken back at any time.

As with participants (`registration/consent.py`) nothing is overwritten: taking back closes a record, and agreeing
again opens another.
"""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.look import short_date
from trainer.people.models import Account
from trainer.schedule.days import day_of
from trainer.schedule.models import Speaker
from trainer.schedule.speaker_consent_texts import SpeakerPurpose, newest
from trainer.thai.text import clean

STILL_HOLDS = sql("withdrawn_at IS NULL")


class SpeakerConsent(db.Model):
    """One thing that a speaker agreed to, in which version of its text; `recorded_by_id`: an organiser wrote it down,
    from a signed form that lies at `note`; without one it was the speaker."""

    __tablename__ = "speaker_consent"
    __table_args__ = (
        Index(
            "uq_speaker_consent_in_force", "speaker_id", "purpose", unique=True,
            sqlite_where=STILL_HOLDS, postgresql_where=STILL_HOLDS,
        ),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= given_at", name="in_order"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)
    purpose: Mapped[SpeakerPurpose] = mapped_column(String(30))
    text_version: Mapped[int]
    note: Mapped[str] = mapped_column(String(500), default="")
    given_at: Mapped[datetime] = mapped_column(default=now)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]
    speaker: Mapped[Speaker] = relationship()
    recorded_by: Mapped[Account | None] = relationship()


def give(speaker, purpose, by, note="", at=None):
    """Write down that the speaker agrees; returns the SpeakerConsent, the one that stands where there was one.

    `at` is when they did, by default this moment. Raises Refused for a day that is still to come, and for one before
    the consent was taken back: an old form does not undo that.
    """
    if at is not None and at > now():
        raise Refused(_("Nobody can have agreed on a day that is still to come."), "given_on")
    lock(speaker)
    if found := standing(speaker, purpose):
        return found
    refuse_outdated(speaker, purpose, at)
    made = SpeakerConsent(speaker=speaker, purpose=purpose, text_version=newest(purpose), note=clean(note)[:500],
                          given_at=at or now(), recorded_by_id=by.id if by else None)  # fmt: skip
    db.session.add(made)
    journal.record(by, "consented", speaker, purpose=str(purpose), version=made.text_version)
    return made


def refuse_outdated(speaker, purpose, at):
    """Refuse a consent of a day before the last time that it was taken back (days of Bangkok)."""
    taken_back = select(func.max(SpeakerConsent.withdrawn_at)).where(
        SpeakerConsent.speaker_id == speaker.id, SpeakerConsent.purpose == purpose
    )
    last = db.session.scalar(taken_back)
    if at is not None and last and day_of(at) < day_of(last):
        message = _("The consent was taken back on %(day)s; what was signed before no longer counts.",
                    day=short_date(last))  # fmt: skip
        raise Refused(message, "given_on")


def withdraw(speaker, purpose, by):
    """Write down that the speaker takes the consent back; it counts at once. Raises Refused when there is none."""
    lock(speaker)
    found = standing(speaker, purpose)
    if found is None:
        raise Refused(_("%(name)s has not agreed to this, so there is nothing to take back.", name=speaker.label))
    found.withdrawn_at = now()
    journal.record(by, "withdrew_consent", speaker, purpose=str(purpose))


def standing(speaker, purpose):
    """The consent of a speaker that was not taken back, or None."""
    return db.session.scalar(in_force().where(
        SpeakerConsent.speaker_id == speaker.id, SpeakerConsent.purpose == purpose))  # fmt: skip


def in_force():
    """All consents of speakers that were not taken back."""
    return select(SpeakerConsent).where(SpeakerConsent.withdrawn_at.is_(None))


def standing_of(speaker):
    """{SpeakerPurpose: the consent that stands}. One statement."""
    found = db.session.scalars(in_force().where(SpeakerConsent.speaker_id == speaker.id))
    return {SpeakerPurpose(one.purpose): one for one in found}


def agreed(speaker_ids):
    """{speaker id: set of the SpeakerPurposes that are agreed to at this moment}. One statement."""
    columns = in_force().with_only_columns(SpeakerConsent.speaker_id, SpeakerConsent.purpose)
    found = {}
    for key, purpose in db.session.execute(columns.where(SpeakerConsent.speaker_id.in_(speaker_ids))):
        found.setdefault(key, set()).add(SpeakerPurpose(purpose))
    return found
