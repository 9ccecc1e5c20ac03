"""Accounts are for those who sign in; persons are those who are trained. They meet by the confirmed e-mail address."""

from datetime import datetime

from flask_security.models import fsqla_v2
from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from trainer.access import Role
from trainer.database import SortKey, db, now
from trainer.people.codes import CodeHolder
from trainer.thai import names, sorting

fsqla_v2.FsModels.set_db_info(db, user_table_name="account", role_table_name="role")


class RoleRecord(db.Model, fsqla_v2.FsRoleMixin):
    """A role as Flask-Security stores it; its name is one of `trainer.access.Role`."""

    __tablename__ = "role"


class Account(db.Model, CodeHolder, fsqla_v2.FsUserMixin):
    """Someone who signs in: staff by password, participants by a code sent to their e-mail."""

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(String(200), default="")
    password: Mapped[str | None] = mapped_column(String(255))  # participants have none
    wrong_codes: Mapped[int] = mapped_column(default=0)  # entered since the last code was mailed
    last_step: Mapped[int | None]  # the half-minute whose second-factor code was used last
    roles: Mapped[list[RoleRecord]] = relationship(secondary="roles_users", lazy="selectin")

    @property
    def label(self):
        """How the journal calls this account."""
        return self.name or self.email

    @property
    def is_staff(self):
        """Whether this account works here; who is only trained has neither password nor second factor."""
        return any(role.name != Role.PARTICIPANT for role in self.roles)


class Person(db.Model):
    """Someone who is trained. A national ID is never collected."""

    __tablename__ = "person"
    __table_args__ = (CheckConstraint("first_name <> ''", name="has_first_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str | None] = mapped_column(String(120))
    first_name: Mapped[str] = mapped_column(String(200))
    last_name: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(20), index=True)
    email: Mapped[str | None] = mapped_column(String(254), index=True)
    sort_key: Mapped[str] = mapped_column(SortKey, index=True, default="")
    name_key: Mapped[str] = mapped_column(String(400), index=True, default="")
    created_at: Mapped[datetime] = mapped_column(default=now)

    @property
    def full_name(self):
        """The name as it is printed, e.g. นายสมชาย ใจดี; a rank is followed by a space."""
        return names.join(self.title, self.first_name, self.last_name)

    label = full_name

    @validates("first_name", "last_name")
    def _keep_keys(self, attribute, value):
        first, last = {"first_name": self.first_name, "last_name": self.last_name, attribute: value}.values()
        self.sort_key = sorting.person_sort_key(first or "", last)[:400]
        self.name_key = names.duplicate_key(first or "", last)[:400]
        return value
