"""Filters of the review desk that somebody keeps under a name."""

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from trainer.database import db


class SavedView(db.Model):
    """One set of filters ({name: text}) under a name; `shared` shows it to every organiser."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("account_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str] = mapped_column(String(100))
    filters: Mapped[dict] = mapped_column(JSON, default=dict)
    shared: Mapped[bool] = mapped_column(default=False, server_default=false())

    @property
    def label(self):
        return self.name
