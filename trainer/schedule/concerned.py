"""Whom a new version concerns: who holds a seat, and whose sessions or groups are touched."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from trainer.database import db
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration
from trainer.registration.queries import participants_of
from trainer.schedule.differences import Difference, differences
from trainer.schedule.versions import AgendaVersion, versions_of


@dataclass(frozen=True)
class News:
    """A version and what is different in it for somebody; `changes` is empty when it is the first one."""

    version: AgendaVersion
    changes: Sequence[Difference]

    @property
    def first(self):
        return self.version.number == 1


def changes_of(version, before=None) -> list[Difference]:
    """What a version changed; nothing for the first, which is new as a whole."""
    return differences(before.sessions, version.sessions) if before else []


def newest_change(cohort) -> News | None:
    """The newest version with its changes; None while nothing is published. One statement."""
    newest, before = [*db.session.scalars(versions_of(cohort).limit(2)), None, None][:2]
    return newest and News(newest, changes_of(newest, before))


def concerned(cohort, changes, first=False) -> list[Registration]:
    """The participants that have to know of changes, in the order of the name list; with `first`, all of them."""
    numbers = group_numbers(cohort)
    people = db.session.scalars(participants_of(cohort)).all()
    return [one for one in people if first or any(each.concerns(numbers.get(one.id)) for each in changes)]


def group_numbers(cohort):
    """{registration id: number of the group} of everybody who is in one. One statement."""
    found = select(Registration.id, TrainingGroup.number).join(Registration.training_group)
    return dict(db.session.execute(found.where(Registration.cohort_id == cohort.id)).all())
