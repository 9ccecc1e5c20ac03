"""The paper of certificates: uploaded designs, what a programme uses for whom, and what each was printed on."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.awards.recipients import Recipient
from trainer.database import db, now
from trainer.people.models import Account
from trainer.programmes.models import Programme


class Series(StrEnum):
    """Where the running number begins anew: with each cohort, each calendar or fiscal year, or never."""

    COHORT = "cohort"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    ALL = "all"


class CertificateDesign(db.Model):
    """A version of a design that somebody uploaded; its files lie under FILES_DIR/designs by their fingerprint.

    The highest version of a name is the one in use; earlier ones are kept for what was printed on them.
    """

    __tablename__ = "certificate_design"
    __table_args__ = (UniqueConstraint("name", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    account: Mapped[Account | None] = relationship()

    @property
    def label(self):
        return f"{self.name} ({self.version})"


class CertificateScheme(db.Model):
    """How a programme certifies one kind of recipient: on which design, in which words, under which numbers.

    `design` names a design; `fields` are values of its fields, `pictures` fingerprints of pictures by the field that
    they fill in. `completed` says what the certificate is given for, with {course}, {cohort} and {role}. `pattern` is
    the number's, counted as `series` says.
    """

    __tablename__ = "certificate_scheme"
    __table_args__ = (UniqueConstraint("programme_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[Recipient] = mapped_column(String(20))
    design: Mapped[str] = mapped_column(String(60))
    fields: Mapped[dict] = mapped_column(JSON, default=dict)
    pictures: Mapped[dict] = mapped_column(JSON, default=dict)
    title: Mapped[str] = mapped_column(String(120))
    completed: Mapped[str] = mapped_column(String(300))
    pattern: Mapped[str] = mapped_column(String(120))
    series: Mapped[Series] = mapped_column(String(20))
    thai_digits: Mapped[bool] = mapped_column(default=True)
    programme: Mapped[Programme] = relationship()

    @property
    def label(self):
        return self.programme.name


class CertificateLook(db.Model):
    """What certificates were printed on: a design as it was then, what was filled in, and the pictures. Never changed.

    `fingerprint` is that of the design's files, `digest` that of all of it, so that each look is kept once.
    """

    __tablename__ = "certificate_look"
    __table_args__ = (CheckConstraint("design <> ''", name="has_design"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    design: Mapped[str] = mapped_column(String(60))
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    fields: Mapped[dict] = mapped_column(JSON)
    pictures: Mapped[dict] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(default=now)


class NumberSeries(db.Model):
    """The last serial number given in one series; the row is locked while a number is taken."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("programme_id", "series"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    series: Mapped[str] = mapped_column(String(60))
    last: Mapped[int] = mapped_column(default=0)
