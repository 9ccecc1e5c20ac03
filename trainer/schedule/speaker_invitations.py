"""Asking speakers whether they come: an invitation for each in a cohort, with a private link, and the answer."""

from datetime import date, datetime
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from trainer import journal, links
from trainer.changes import change
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.mail.models import Message
from trainer.programmes.models import Cohort
from trainer.schedule.models import Speaker, TrainingSession
from trainer.schedule.queries import sessions_of
from trainer.thai.text import clean

PURPOSE = "speaker"
LONGEST_NOTE = 1000


class SpeakerAnswer(StrEnum):
    """What a speaker said to an invitation."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"


class SpeakerInvitation(db.Model):
    """That a speaker was asked to speak in a cohort. Raising `link_version` makes the addresses handed out worthless.

    `answered_for` are the times that the answer is about, {session id: [start, end]}: when one is moved afterwards,
    the speaker is to be asked again. `number`, `dated_on` and `words` are those of the letter on paper; `message_id`
    is the message by which the link was mailed last, in `language`.
    """

    __tablename__ = "speaker_invitation"
    __table_args__ = (UniqueConstraint("cohort_id", "speaker_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)
    link_version: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(String(5), default="th")
    number: Mapped[str] = mapped_column(String(120), default="")
    dated_on: Mapped[date | None]
    words: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"), index=True)
    asked_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    answer: Mapped[SpeakerAnswer | None] = mapped_column(String(20))
    answered_at: Mapped[datetime | None]
    answered_for: Mapped[dict] = mapped_column(JSON, default=dict)
    note: Mapped[str] = mapped_column(Text, default="")
    revoked_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()
    speaker: Mapped[Speaker] = relationship()
    message: Mapped[Message | None] = relationship()

    @property
    def label(self):
        return self.speaker.name

    @property
    def address(self):
        """The whole address of the speaker's page."""
        return links.address("schedule.speaker_page", token=links.token(PURPOSE, self))


def invite(cohort, speaker, by):
    """The invitation of a speaker who stands on the cohort's agenda; the one that there is, or a new one.

    Raises Refused for someone who does not stand there.
    """
    lock(cohort).refuse_if_closed()
    if found := invitation_of(cohort, speaker):
        return found
    if not own_sessions(cohort, speaker):
        raise Refused(_("%(name)s does not stand on this agenda.", name=speaker.name))
    made = SpeakerInvitation(cohort=cohort, speaker=speaker)
    db.session.add(made)
    journal.record(by, "invited_speaker", made)
    return made


def answer(invitation, said, note, by):
    """Write down what the speaker says, for the sessions as they stand now; `by` is the speaker or an organiser.

    Refused where the speaker has no session any more, and for a note that is too long.
    """
    lock(invitation.cohort).refuse_if_closed()
    lock(invitation)
    sessions = own_sessions(invitation.cohort, invitation.speaker)
    if not sessions and said == SpeakerAnswer.CONFIRMED:
        raise Refused(_("There is no session of %(name)s any more.", name=invitation.label))
    if len(note) > LONGEST_NOTE:
        raise Refused(_("The note is longer than %(most)s characters.", most=LONGEST_NOTE), "note")
    lines = "\n".join(clean(line) for line in note.strip().splitlines())
    invitation.answer, invitation.answered_at, invitation.note = SpeakerAnswer(said), now(), lines
    invitation.answered_for = times(sessions)
    journal.record(by, f"{said}_invitation", invitation, **({"reason": lines} if lines else {}))


def revoke(invitation, by):
    """Take the link back: its addresses open nothing any more."""
    lock(invitation)
    if invitation.revoked_at:
        raise Refused(_("The link of %(name)s is withdrawn already.", name=invitation.label))
    invitation.revoked_at, invitation.link_version = now(), invitation.link_version + 1
    journal.record(by, "revoked_link", invitation)


def renew(invitation, by):
    """Give the speaker a new link; the addresses of the old one open nothing any more."""
    invitation.cohort.refuse_if_closed()
    lock(invitation)
    invitation.revoked_at, invitation.link_version = None, invitation.link_version + 1
    journal.record(by, "renewed_link", invitation)


def word(invitation, by, **facts):
    """Number, day and words of the letter on paper, and the language of the mail."""
    invitation.cohort.refuse_if_closed()
    change(by, invitation, act="worded", **facts)


def times(sessions):
    """{session id: [start, end]}, as an answer keeps them."""
    return {str(one.id): [one.starts_at.isoformat(), one.ends_at.isoformat()] for one in sessions}


def standing(invitation, sessions):
    """Where a speaker stands, as a code: not_asked, waiting, confirmed, moved, declined or revoked. Pure.

    "moved": they confirmed, and afterwards a session was moved or added. Who declined has, whatever came later.
    """
    if invitation is None:
        return "not_asked"
    if invitation.answer == SpeakerAnswer.DECLINED:
        return "declined"
    if invitation.answer == SpeakerAnswer.CONFIRMED:
        known = invitation.answered_for
        return "confirmed" if all(known.get(key) == span for key, span in times(sessions).items()) else "moved"
    if invitation.revoked_at:
        return "revoked"
    return "waiting" if invitation.asked_at else "not_asked"


def standings(cohort, sessions):
    """{speaker id: the code of `standing`} of everyone on these sessions of the cohort. One statement."""
    own = by_speaker(sessions)
    asked = {one.speaker_id: one for one in db.session.scalars(invitations_of(cohort))} if own else {}
    return {speaker.id: standing(asked.get(speaker.id), held) for speaker, held in own.items()}


def by_speaker(sessions):
    """{Speaker: their sessions}, in the order of their names."""
    found = {}
    for one in sessions:
        for speaker in one.speakers:
            found.setdefault(speaker, []).append(one)
    return dict(sorted(found.items(), key=lambda pair: (pair[0].sort_key, pair[0].id)))


def invitations_of(cohort):
    """The invitations of a cohort, each with its speaker and message."""
    return (
        select(SpeakerInvitation)
        .where(SpeakerInvitation.cohort_id == cohort.id)
        .options(joinedload(SpeakerInvitation.speaker), joinedload(SpeakerInvitation.message))
        .order_by(SpeakerInvitation.id)
    )


def invitation_of(cohort, speaker):
    """The invitation of one speaker, or None."""
    return db.session.scalar(invitations_of(cohort).where(SpeakerInvitation.speaker_id == speaker.id))


def own_sessions(cohort, speaker):
    """The sessions of a cohort's draft at which a speaker is, in order: what they are asked for."""
    return db.session.scalars(sessions_of(cohort).where(TrainingSession.speakers.any(Speaker.id == speaker.id))).all()
