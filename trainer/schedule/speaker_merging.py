"""Two entries of one name: the same person, then one stands for both; or two people, then nobody asks again."""

from itertools import combinations

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, select, update
from sqlalchemy.orm import Mapped, mapped_column

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.schedule.models import Speaker, session_speaker
from trainer.schedule.signals import speakers_merging
from trainer.schedule.speaker_consent import SpeakerConsent, in_force
from trainer.schedule.speaker_invitations import SpeakerInvitation
from trainer.thai.names import split
from trainer.thai.text import key


class SpeakersApart(db.Model):
    """That two speakers of one name are two people; the one with the lower number first."""

    __tablename__ = "speakers_apart"
    __table_args__ = (CheckConstraint("first_id < second_id", name="in_order"),)

    first_id: Mapped[int] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True, index=True)


def doubles(found):
    """Pairs of Speakers, out of those `found`, whose names differ in their titles at most and who may be one person."""
    apart = {tuple(row) for row in db.session.execute(select(SpeakersApart.first_id, SpeakersApart.second_id))}
    named = {}
    for one in found:
        named.setdefault(bare(one.name), []).append(one)
    pairs = [pair for same in named.values() for pair in combinations(sorted(same, key=lambda one: one.id), 2)]
    return [pair for pair in pairs if (pair[0].id, pair[1].id) not in apart]


def bare(name):
    """A name without its title, as two are compared."""
    parts = split(name)
    return key(f"{parts.first}{parts.last}") or key(name)


def keep_apart(one, other, by):
    """Write down that they are two people."""
    first, second = sorted((one, other), key=lambda each: each.id)
    refuse_same(first, second)
    if db.session.get(SpeakersApart, (first.id, second.id)) is None:
        db.session.add(SpeakersApart(first_id=first.id, second_id=second.id))
        journal.record(by, "kept_apart", first, with_id=second.id)


def merge(gone, kept, by):
    """Let `kept` stand for both from now on: sessions, invitations, consents, and what only `gone` had of a profile.

    What earlier versions of agendas say stays as it was said. Raises Refused for one that was merged before.
    """
    refuse_same(gone, kept)
    for one in sorted((gone, kept), key=lambda each: each.id):
        lock(one)
        if one.merged_into_id:
            raise Refused(_("%(name)s was merged already.", name=one.label))
    speakers_merging.send(gone, into=kept)
    move_sessions(gone, kept)
    move_invitations(gone, kept)
    take_profile(gone, kept)
    kept.email, kept.phone = kept.email or gone.email, kept.phone or gone.phone
    gone.merged_into_id = kept.id
    db.session.execute(update(Speaker).where(Speaker.merged_into_id == gone.id).values(merged_into_id=kept.id))
    journal.record(by, "merged_speaker", kept, gone=gone.id, reason=f"{gone.name} {gone.position}".strip())


def refuse_same(one, other):
    if one.id == other.id:
        raise Refused(_("These are one and the same entry."))


def move_sessions(gone, kept):
    """Whatever names `gone` names `kept`, each session once."""
    column = session_speaker.c.speaker_id
    held = select(session_speaker.c.session_id).where(column == kept.id)
    both = session_speaker.delete().where(column == gone.id, session_speaker.c.session_id.in_(held))
    db.session.execute(both.execution_options(synchronize_session=False))
    db.session.execute(session_speaker.update().where(column == gone.id).values(speaker_id=kept.id))
    db.session.expire_all()


def move_invitations(gone, kept):
    """The invitations go over; where `kept` has one in the same cohort, that of `gone` ends."""
    asked = select(SpeakerInvitation.cohort_id).where(SpeakerInvitation.speaker_id == kept.id)
    own = set(db.session.scalars(asked))
    for one in db.session.scalars(select(SpeakerInvitation).where(SpeakerInvitation.speaker_id == gone.id)).all():
        if one.cohort_id in own:
            one.link_version += 1
        else:
            one.speaker_id = kept.id


def take_profile(gone, kept):
    """Texts, photo and consents of `gone`, where `kept` has none: no consent may meet what it was not given to."""
    agreed = db.session.scalar(in_force().where(SpeakerConsent.speaker_id == kept.id).limit(1))
    if agreed or kept.about_th or kept.about_en or kept.photo:
        return
    kept.about_th, kept.about_en, kept.photo = gone.about_th, gone.about_en, gone.photo
    gone.photo = ""
    for one in db.session.scalars(in_force().where(SpeakerConsent.speaker_id == gone.id)).all():
        one.speaker_id = kept.id
