"""What of an agenda is published. The tables are the draft; a version is the agenda as it was told to people.

Pages for others than staff read `published(cohort)`, never the tables, so that an organiser can try things out.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.programmes.models import Cohort
from trainer.schedule.models import SessionKind, TrainingSession
from trainer.schedule.queries import sessions_of
from trainer.schedule.signals import agenda_published
from trainer.settings import BANGKOK
from trainer.thai.text import clean

LONGEST_NAME = 120


class Telling(StrEnum):
    """How those concerned hear of a version: by mail and on their page, on their page only, or not at all."""

    MAIL = "mail"
    BANNER = "banner"
    NONE = "none"


@dataclass(frozen=True)
class EntrySpeaker:
    """Someone who speaks, as they were called when the version was published; `id` is the Speaker's."""

    id: int
    name: str
    position: str = ""

    @property
    def label(self):
        return self.name


@dataclass(frozen=True)
class Entry:
    """One entry of an agenda as plain facts: moments in UTC, names instead of rows.

    `id` is the TrainingSession's, the same in every version and never given to another; `groups` are the numbers of
    the groups that it is for, none of them for everybody.
    """

    id: int
    kind: SessionKind
    title: str
    starts_at: datetime
    ends_at: datetime
    details: str = ""
    room: str = ""
    topic: str = ""
    speakers: tuple[EntrySpeaker, ...] = ()
    groups: tuple[int, ...] = ()

    @property
    def day(self) -> date:
        """The day in Bangkok."""
        return self.starts_at.astimezone(BANGKOK).date()

    def concerns(self, group):
        """Whether someone of this group (its number; None for someone in none) is to be there."""
        return not self.groups or group in self.groups

    def kept(self):
        """The entry as JSON keeps it."""
        return asdict(self) | {"starts_at": self.starts_at.isoformat(), "ends_at": self.ends_at.isoformat()}

    @classmethod
    def restored(cls, facts):
        """The entry that `kept` made."""
        own = {
            "kind": SessionKind(facts["kind"]),
            "starts_at": datetime.fromisoformat(facts["starts_at"]),
            "ends_at": datetime.fromisoformat(facts["ends_at"]),
            "speakers": tuple(EntrySpeaker(**speaker) for speaker in facts["speakers"]),
            "groups": tuple(facts["groups"]),
        }
        return cls(**facts | own)


class AgendaVersion(db.Model):
    """An agenda as it was published: it never changes again, whatever becomes of the draft.

    `entries` are what `Entry.kept` makes, in the order of the agenda; read them with `sessions`.
    """

    __tablename__ = "agenda_version"
    __table_args__ = (UniqueConstraint("cohort_id", "number"), CheckConstraint("number > 0", name="number"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    telling: Mapped[Telling] = mapped_column(String(20), default=Telling.NONE)
    published_at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    entries: Mapped[list] = mapped_column(JSON)
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        numbered = _("Version %(number)s", number=self.number)
        return f"{numbered}: {self.name}" if self.name else numbered

    @property
    def sessions(self) -> list[Entry]:
        """The entries in order."""
        return [Entry.restored(facts) for facts in self.entries]


def published(cohort) -> AgendaVersion | None:
    """The newest version of a cohort's agenda; None while nothing is published. One statement."""
    return db.session.scalar(versions_of(cohort).limit(1))


def newest_mark(cohort) -> tuple | None:
    """What tells the newest version from every other, without its entries; None while nothing is published."""
    columns = (AgendaVersion.id, AgendaVersion.number, AgendaVersion.published_at)
    found = db.session.execute(versions_of(cohort).with_only_columns(*columns).limit(1)).first()
    return found and (found.id, found.number, found.published_at.isoformat())


def newest_of(cohort_ids) -> dict[int, AgendaVersion]:
    """{cohort id: the newest version of its agenda}, without those where nothing is published. One statement."""
    newest = (
        select(AgendaVersion.cohort_id, func.max(AgendaVersion.number).label("number"))
        .where(AgendaVersion.cohort_id.in_(cohort_ids))
        .group_by(AgendaVersion.cohort_id)
        .subquery()
    )
    same = (newest.c.cohort_id == AgendaVersion.cohort_id) & (newest.c.number == AgendaVersion.number)
    return {one.cohort_id: one for one in db.session.scalars(select(AgendaVersion).join(newest, same))}


def versions_of(cohort):
    """The versions of a cohort's agenda, the newest first (a select)."""
    return select(AgendaVersion).where(AgendaVersion.cohort_id == cohort.id).order_by(AgendaVersion.number.desc())


def draft(cohort) -> list[Entry]:
    """The draft as entries, in order: what would be published now."""
    return entries_of(db.session.scalars(sessions_of(cohort)))


def entries_of(sessions: Iterable[TrainingSession]) -> list[Entry]:
    """Rows of the draft as plain entries."""
    return [
        Entry(
            id=one.id, kind=SessionKind(one.kind), title=one.title, details=one.details,
            starts_at=one.starts_at, ends_at=one.ends_at, groups=tuple(one.groups),
            room=one.room.name if one.room else "", topic=one.topic.name if one.topic else "",
            speakers=tuple(EntrySpeaker(speaker.id, speaker.name, speaker.position) for speaker in one.speakers),
        )
        for one in sessions
    ]  # fmt: skip


def publish(cohort, name, by, note="", telling=Telling.NONE) -> AgendaVersion:
    """Publish the draft as the next version and return it; later chapters hear of it and tell those concerned.

    Raises Refused for an empty agenda, and when nothing has changed since the last version, so that a button pressed
    twice publishes, and writes to people, once.
    """
    lock(cohort).refuse_if_closed()
    before, entries = published(cohort), draft(cohort)
    if not entries:
        raise Refused(_("The agenda is empty, so there is nothing to publish."))
    if before and before.sessions == entries:
        raise Refused(_("Nothing has changed since %(version)s.", version=before.label))
    version = AgendaVersion(
        cohort_id=cohort.id, number=before.number + 1 if before else 1, name=_named(name), note=clean(note),
        telling=Telling(telling), account_id=by.id if by else None, entries=[entry.kept() for entry in entries],
    )  # fmt: skip
    db.session.add(version)
    journal.record(by, "published_agenda", version, telling=str(version.telling))
    agenda_published.send(cohort, version=version, before=before, by=by)
    return version


def _named(name):
    name = clean(name)
    if len(name) > LONGEST_NAME:
        raise Refused(_("The name is longer than %(most)s characters.", most=LONGEST_NAME), "name")
    return name
