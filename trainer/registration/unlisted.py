"""Names of organisations that somebody looked for in the register, and that really do not stand there."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.people.models import Account
from trainer.programmes.models import Cohort


class UnlistedOrganisation(db.Model):
    """One name of one cohort (`name_key`: what its spellings share), not asked about again; `name` is one of them."""

    __tablename__ = "unlisted_organisation"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    name_key: Mapped[str] = mapped_column(String(320), primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime] = mapped_column(default=now)
    cohort: Mapped[Cohort] = relationship()
    account: Mapped[Account | None] = relationship()

    @property
    def label(self):
        return self.name
