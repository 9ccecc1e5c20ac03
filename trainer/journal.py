"""The journal: who did what to what, and when. Written in the act's own transaction, never changed, but for
what the law wants forgotten (see `registration/purging.py`)."""

from datetime import datetime

from flask import g, has_app_context, has_request_context
from flask_security import current_user
from sqlalchemy import JSON, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from trainer.database import db, now


class Entry(db.Model):
    """One act. `subject_type` is a table's name; `subject_label` is how the record was called at that moment;
    where that depends on the reader's language, its `journal_label`, which depends on none.

    `registration_id` is the registration that the act concerns, whatever chapter's record is its subject.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index(None, "subject_type", "subject_id"),
        Index(None, "cohort_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    account_id: Mapped[int | None]
    actor: Mapped[str] = mapped_column(String(200))
    act: Mapped[str] = mapped_column(String(60))
    subject_type: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int]
    subject_label: Mapped[str] = mapped_column(String(300))
    cohort_id: Mapped[int | None]
    registration_id: Mapped[int | None] = mapped_column(index=True)
    facts: Mapped[dict] = mapped_column(JSON, default=dict)


def record(by, act, subject, **facts):
    """Write one act into the journal, to be committed with the act itself.

    `by` is the account that acts, or None for the command line and background work; `act` is a past participle
    ("accepted") whose sentence stands in `trainer.wording`; `facts` are JSON values (before, after, reason, count).
    """
    if subject.id is None:
        db.session.flush()  # a new subject gets its number here
    label = getattr(subject, "journal_label", None) or getattr(subject, "label", subject.id)
    entry = Entry(
        account_id=by.id if by else None,
        actor=by.label if by else stranger(subject),
        act=act,
        subject_type=subject.__tablename__,
        subject_id=subject.id,
        subject_label=str(label)[:300],
        cohort_id=concerned(subject, "cohort"),
        registration_id=concerned(subject, "registration"),
        facts=facts,
    )
    db.session.add(entry)
    return entry


def stranger(subject):
    """Who acts without an account: the one for whose own record a page was opened by its link, or else the system.

    What follows for others (a seat that goes to the next) is the system's doing.
    """
    acting = g.get("acting", {}) if has_app_context() else {}
    return acting.get(concerned(subject, "registration"), "system")


def concerned(subject, table):
    """The id of the cohort or registration that a subject is, or belongs to; None where there is none."""
    return subject.id if subject.__tablename__ == table else getattr(subject, f"{table}_id", None)


def entries():
    """All entries, newest first."""
    return select(Entry).order_by(Entry.at.desc(), Entry.id.desc())


def entries_about(sought):
    """Entries whose actor or record is called so, newest first; all of them for an empty text."""
    like = f"%{sought}%"
    return entries().where(Entry.actor.ilike(like) | Entry.subject_label.ilike(like)) if sought else entries()


def entries_of(subject):
    """The journal of one record, newest first."""
    return entries().where(Entry.subject_type == subject.__tablename__, Entry.subject_id == subject.id)


def entries_concerning(registration):
    """The journal of one registration and of what later chapters hang on it, newest first."""
    return entries().where(Entry.registration_id == registration.id)


def actor():
    """The account on whose behalf this request acts, or None outside a request."""
    return current_user._get_current_object() if has_request_context() and current_user.is_authenticated else None
