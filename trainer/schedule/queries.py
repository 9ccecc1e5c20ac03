"""Sessions, rooms and speakers as selects."""

from datetime import date, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from trainer.programmes.models import Cohort
from trainer.programmes.queries import cohorts
from trainer.schedule.models import (
    Room,
    SessionKind,
    Speaker,
    TrainingSession,
    session_speaker,
)

MIDNIGHT, DAY = time(), timedelta(days=1)


def sessions_of(cohort):
    """The agenda of a cohort in order, each entry with its room, topic and speakers."""
    return (
        select(TrainingSession)
        .where(TrainingSession.cohort_id == cohort.id)
        .options(
            joinedload(TrainingSession.room),
            joinedload(TrainingSession.topic),
            selectinload(TrainingSession.speakers),
        )
        .order_by(TrainingSession.starts_at, TrainingSession.ends_at, TrainingSession.id)
    )


def beginnings_of(cohort):
    """When the entries of an agenda begin, as aware moments."""
    return select(TrainingSession.starts_at).where(TrainingSession.cohort_id == cohort.id)


def training_of(cohort):
    """Rows (starts_at, ends_at) of what counts as training: sessions, without sign-in, ceremonies, breaks, meals."""
    return select(TrainingSession.starts_at, TrainingSession.ends_at).where(
        TrainingSession.cohort_id == cohort.id, TrainingSession.kind == SessionKind.SESSION
    )


def rooms_of(cohort):
    """The rooms of a cohort by name."""
    return select(Room).where(Room.cohort_id == cohort.id).order_by(Room.name, Room.id)


def speakers():
    """All speakers in Thai order of their first names, each person once."""
    return select(Speaker).where(Speaker.merged_into_id.is_(None)).order_by(Speaker.sort_key, Speaker.id)


def sessions_by_speaker():
    """Rows (speaker_id, number of sessions) of everyone who stands on an agenda."""
    return select(session_speaker.c.speaker_id, func.count()).group_by(session_speaker.c.speaker_id)


def sessions_by_room(cohort):
    """Rows (room_id, number of sessions) of the cohort's rooms that are used."""
    return (
        select(TrainingSession.room_id, func.count())
        .where(TrainingSession.cohort_id == cohort.id, TrainingSession.room_id.is_not(None))
        .group_by(TrainingSession.room_id)
    )


def agendas_before(cohort):
    """Earlier cohorts of the same programme that have an agenda, the newest first: what can be copied."""
    return cohorts().where(
        Cohort.programme_id == cohort.programme_id,
        Cohort.id != cohort.id,
        Cohort.starts_on < (cohort.starts_on or date.min),
        select(TrainingSession.id).where(TrainingSession.cohort_id == Cohort.id).exists(),
    )
