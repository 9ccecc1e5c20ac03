"""Filters of the review desk that somebody keeps under a name."""

from flask_babel import gettext as _
from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, false, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.changes import change, kept_unique
from trainer.database import db
from trainer.errors import Refused
from trainer.people.models import Account
from trainer.thai import text

LONGEST = 100


class SavedView(db.Model):
    """One set of filters ({name: text}) under a name; `shared` shows it to every organiser."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("account_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str] = mapped_column(String(100))
    filters: Mapped[dict] = mapped_column(JSON, default=dict)
    shared: Mapped[bool] = mapped_column(default=False, server_default=false())
    account: Mapped[Account] = relationship()

    @property
    def label(self):
        return self.name


def seen_by(account):
    """The saved views that an account sees: its own, and those that others share; by name."""
    mine = SavedView.account_id == account.id
    return select(SavedView).where(or_(mine, SavedView.shared)).order_by(SavedView.name, SavedView.id)


def own(account, view_id):
    """A saved view that belongs to the account; only who keeps one changes it."""
    return select(SavedView).where(SavedView.id == view_id, SavedView.account_id == account.id)


def keep(name, filters, by, shared=False):
    """Keep filters under a name. Raises Refused without filters or name, and for a name that the account has."""
    if not filters:
        raise Refused(_("Search or filter first; then the filters can be kept under a name."))
    made = SavedView(account_id=by.id, name=refuse_bad_name(name), filters=dict(filters), shared=shared)
    kept_unique(lambda: (db.session.add(made), journal.record(by, "created", made)), name_taken)
    return made


def rename(view, name, shared, by):
    """Give a saved view another name, or show it to others or to nobody else."""
    name = refuse_bad_name(name)
    kept_unique(lambda: change(by, view, name=name, shared=shared), name_taken)


def remove(view, by):
    """Throw a saved view away; returns what `keep` needs to bring it back."""
    facts = {"name": view.name, "filters": view.filters, "shared": view.shared}
    journal.record(by, "removed", view)
    db.session.delete(view)
    return facts


def refuse_bad_name(name):
    name = text.clean(name)
    if not name:
        raise Refused(_("Give the view a name."), "name")
    if len(name) > LONGEST:
        raise Refused(_("The name of a view has at most %(most)s characters.", most=LONGEST), "name")
    return name


def name_taken():
    return Refused(_("You have a view of that name already."), "name")
