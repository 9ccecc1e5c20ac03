"""What an agenda has to get along with: how many people come, who eats before noon, where its speakers are besides."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from trainer.database import db
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration, State
from trainer.schedule.models import Speaker, TrainingSession, session_speaker
from trainer.thai import clergy


@dataclass(frozen=True)
class Busy:
    """A session of another cohort at which a speaker is; `cohort` is how that one is called."""

    speaker_id: int
    name: str
    starts_at: datetime
    ends_at: datetime
    title: str
    cohort: str


@dataclass(frozen=True)
class Circumstances:
    """`groups` {number: people with a seat in it}; `people` all with a seat, or the seats while nobody has one."""

    people: int = 0
    groups: Counter = field(default_factory=Counter)
    before_noon: int = 0
    elsewhere: tuple[Busy, ...] = ()

    def expected(self, numbers):
        """How many people a session for these groups has to seat; no numbers are everybody."""
        return sum(self.groups[number] for number in numbers) if numbers else self.people


def circumstances_of(cohort, sessions):
    """The Circumstances of a cohort whose agenda is `sessions`; three statements."""
    seated = select(Person.title, TrainingGroup.number, func.count()).select_from(Registration)
    seated = seated.join(Registration.person).outerjoin(Registration.training_group)
    seated = seated.where(Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED)
    groups, people, before_noon = Counter(_numbers(cohort)), 0, 0
    for title, number, count in db.session.execute(seated.group_by(Person.title, TrainingGroup.number)):
        groups.update({number: count} if number else {})
        people += count
        before_noon += count * (clergy.is_monk(title) or clergy.is_nun(title))
    return Circumstances(people or cohort.seats, groups, before_noon, tuple(elsewhere(cohort, sessions)))


def _numbers(cohort):
    """{number: 0} of the groups that there are."""
    numbers = select(TrainingGroup.number).where(TrainingGroup.cohort_id == cohort.id)
    return dict.fromkeys(db.session.scalars(numbers), 0)


def elsewhere(cohort, sessions):
    """The sessions of other cohorts, while this agenda lasts, at which its speakers are. One statement."""
    ids = {speaker.id for one in sessions for speaker in one.speakers}
    if not ids:
        return []
    found = (
        select(Speaker.id, Speaker.name, TrainingSession.starts_at, TrainingSession.ends_at, TrainingSession.title,
               Cohort)
        .join(session_speaker, session_speaker.c.speaker_id == Speaker.id)
        .join(TrainingSession, TrainingSession.id == session_speaker.c.session_id)
        .join(TrainingSession.cohort)
        .options(joinedload(Cohort.programme))
        .where(
            Speaker.id.in_(ids), Cohort.id != cohort.id,
            TrainingSession.ends_at > min(one.starts_at for one in sessions),
            TrainingSession.starts_at < max(one.ends_at for one in sessions),
        )
        .order_by(TrainingSession.starts_at, TrainingSession.id)
    )  # fmt: skip
    return [Busy(*facts, cohort=other.label) for *facts, other in db.session.execute(found)]
