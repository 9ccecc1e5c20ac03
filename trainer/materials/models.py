"""Materials of a cohort: files and links, for the whole training, one of its days or one session, in versions."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.people.models import Account
from trainer.programmes.models import Cohort
from trainer.schedule.models import Speaker, TrainingSession


class Audience(StrEnum):
    """For whom a material is. Each sees what is for them and for those named before them."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    SPEAKERS = "speakers"
    STAFF = "staff"

    @property
    def sees(self):
        """The audiences whose materials this one may see."""
        ladder = list(Audience)
        return ladder[: ladder.index(self) + 1]


class Release(StrEnum):
    """When those for whom it is may see a material."""

    AT_ONCE = "at_once"
    AT_START = "at_start"
    AFTER_END = "after_end"
    AT_MOMENT = "at_moment"


class Licence(StrEnum):
    """What others may do with a material."""

    UNSTATED = "unstated"
    OWN = "own"
    CC_BY = "cc_by"
    CC_BY_SA = "cc_by_sa"
    CC_BY_NC = "cc_by_nc"
    CC_BY_NC_SA = "cc_by_nc_sa"
    CC_BY_ND = "cc_by_nd"
    CC_BY_NC_ND = "cc_by_nc_nd"
    PUBLIC_DOMAIN = "public_domain"
    PERMISSION = "permission"


class VersionState(StrEnum):
    """Where a version stands. Only READY is ever given out; INFECTED and FAILED (it cannot be read) are kept apart."""

    CHECKING = "checking"
    READY = "ready"
    INFECTED = "infected"
    FAILED = "failed"


class Material(db.Model):
    """One thing to read, watch or follow; what is given out is the newest version that is ready.

    It belongs to a session (`session_id`), or to a day (`day`, 1 for the first), or to the whole training. What belongs
    to a session keeps its day beside it, so that it stands there when the session is taken off the agenda; and as
    `left_session_id` the session itself, while the draft has it no more and the published agenda still does.
    `speaker_id`: the speaker who sent it by the private link.
    `released_at` follows from `release` (see `releasing.py`): from then on it is seen, never while it is None.
    """

    __tablename__ = "material"
    __table_args__ = (
        CheckConstraint("(release = 'at_moment') = (release_at IS NOT NULL)", name="moment_when_chosen"),
        Index(None, "cohort_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("training_session.id", ondelete="SET NULL"), index=True)
    left_session_id: Mapped[int | None]
    day: Mapped[int | None]
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[str] = mapped_column(Text, default="")
    audience: Mapped[Audience] = mapped_column(String(20), default=Audience.PARTICIPANTS)
    release: Mapped[Release] = mapped_column(String(20), default=Release.AT_ONCE)
    release_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None] = mapped_column(index=True)
    licence: Mapped[Licence] = mapped_column(String(20), default=Licence.UNSTATED)
    source: Mapped[str] = mapped_column(String(500), default="")
    position: Mapped[int] = mapped_column(default=0)
    withdrawn_at: Mapped[datetime | None]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    cohort: Mapped[Cohort] = relationship()
    speaker: Mapped[Speaker | None] = relationship()
    session: Mapped[TrainingSession | None] = relationship()
    versions: Mapped[list["MaterialVersion"]] = relationship(
        back_populates="material", order_by="MaterialVersion.number.desc()"
    )

    @property
    def label(self):
        return self.title

    @property
    def place(self):
        """Where it stands, as forms name it: "session-7", "day-2", or "" for the whole training."""
        return f"session-{self.session_id}" if self.session_id else f"day-{self.day}" if self.day else ""

    @property
    def told_session_id(self):
        """The session to which it belongs as people were told, or None."""
        return self.session_id or self.left_session_id

    @property
    def told_place(self):
        """Where it stands for readers, as `place`."""
        return f"session-{self.told_session_id}" if self.told_session_id else self.place

    @property
    def newest(self):
        """The version that came last, whatever became of it."""
        return self.versions[0]

    @property
    def current(self):
        """The version that is given out, or None."""
        return next((one for one in self.versions if one.state == VersionState.READY), None)

    @property
    def damaged(self):
        """Whether nothing of it can be given out, for what came is infected or could not be read."""
        return self.current is None and self.newest.state in (VersionState.INFECTED, VersionState.FAILED)

    def standing(self, moment):
        """Where it stands for readers at a moment, in one word."""
        if self.withdrawn_at:
            return "withdrawn"
        if self.current is None:
            return str(self.newest.state)
        return "released" if self.released_at and self.released_at <= moment else "waiting"


class MaterialVersion(db.Model):
    """What a material is at one time: a file (`place` in the storage, under `name`) or a link (`url`).

    `said` is the sentence or the name that goes with INFECTED and FAILED; `made_by` how whoever brought it was called;
    `visits` counts fetches by people who were not signed in as participants; `job_id` is the job that checks it.
    """

    __tablename__ = "material_version"
    __table_args__ = (
        UniqueConstraint("material_id", "number"),
        CheckConstraint("url = '' OR place = ''", name="file_or_link"),
        CheckConstraint("size >= 0", name="size"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("material.id"))
    number: Mapped[int]
    url: Mapped[str] = mapped_column(String(2000), default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    mimetype: Mapped[str] = mapped_column(String(100), default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    place: Mapped[str] = mapped_column(String(120), default="")
    preview: Mapped[str] = mapped_column(String(120), default="")
    state: Mapped[VersionState] = mapped_column(String(20), default=VersionState.CHECKING, index=True)
    said: Mapped[str] = mapped_column(String(500), default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    made_by: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    checked_at: Mapped[datetime | None]
    visits: Mapped[int] = mapped_column(default=0)
    job_id: Mapped[int | None]
    material: Mapped[Material] = relationship(back_populates="versions")
    account: Mapped[Account | None] = relationship()

    @property
    def label(self):
        return f"{self.material.title} ({self.number})"

    @property
    def cohort_id(self):
        """The cohort that the journal writes an act about this version down for."""
        return self.material.cohort_id

    @property
    def is_link(self):
        return bool(self.url)
