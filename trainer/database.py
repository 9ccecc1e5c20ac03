"""The database: one declarative base, times in UTC, and what SQLite and PostgreSQL each need to be right under load."""

import pathlib
import random
import sqlite3
import time
from contextlib import contextmanager
from datetime import UTC, datetime

from flask import current_app, g, has_app_context, has_request_context, request
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, MetaData, String, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
PATIENCE = 20  # seconds that a writer waits for another one on SQLite


class Moment(TypeDecorator):
    """A point in time: aware datetimes in, aware UTC datetimes out, on databases that keep no zone too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment needs a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value, dialect):
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


# Thai order is made by `trainer.thai.sorting`; the database must compare its keys byte by byte.
SortKey = String(400).with_variant(String(400, collation="C"), "postgresql")

db = SQLAlchemy(model_class=Base)
db.Model.registry.update_type_annotation_map({datetime: Moment()})
migrate = Migrate(
    directory=str(pathlib.Path(__file__).with_name("migrations")), render_as_batch=True, compare_type=True
)


def now():
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def lock(row):
    """Read a row again and hold it until commit, so that who counts and who writes are one at a time.

    PostgreSQL locks the row, but not against rows that only refer to it (FOR NO KEY UPDATE): who inserts one first and
    asks for the lock later would wait for whoever holds it, and the other way round. On SQLite a writing transaction
    already holds the whole file (see `begin`).
    """
    db.session.flush()
    db.session.refresh(row, with_for_update={"key_share": True, "of": type(row)})
    return row


@contextmanager
def looking():
    """Within a request that will write: look first, in a transaction of its own that takes no write lock on SQLite.

    What takes long and changes nothing (reading a form, judging a file) belongs here, so that others write meanwhile.
    What was loaded stays readable afterwards, but is detached: load again what shall be changed.
    """
    with current_app.app_context():
        g.only_looks = True
        yield


@contextmanager
def aside():
    """Within a request that only looks: write one small thing down, in a transaction of its own, committed at the end.

    What is loaded within belongs to that transaction; let only numbers and texts in and out.
    """
    with current_app.app_context():
        g.writes = True
        yield
        db.session.commit()


@event.listens_for(Engine, "connect")
def prepare(connection, _record):
    """Give each SQLite connection what PostgreSQL has by default: foreign keys, readers beside a writer, patience."""
    if "sqlite" not in type(connection).__module__:
        return
    connection.isolation_level = None  # we say BEGIN ourselves, see below
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", f"busy_timeout={PATIENCE * 1000}", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def begin(connection):
    """Begin on SQLite; a transaction that may write takes the write lock at once.

    One that begins by reading and writes later fails with "database is locked" when another wrote in between,
    and no time-out helps; so only what promises to read begins without the lock: safe requests, but for what they do
    `aside`, and `looking`.
    """
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        driver.execute("BEGIN") if _reads_only() else _take_write_lock(driver)


def _take_write_lock(driver):
    """Begin to write, as soon as whoever writes has finished.

    SQLite's own patience sleeps up to a tenth of a second between two looks, and by then the next one is mostly gone
    before; many at once then wait for each other longer than they work. So we look more often.
    """
    give_up = time.monotonic() + PATIENCE
    driver.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                return driver.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > give_up:
                    raise OperationalError("BEGIN IMMEDIATE", None, error) from error  # as whoever asks knows it
                time.sleep(random.uniform(0.001, 0.004))
    finally:
        driver.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")


def _reads_only():
    if has_app_context() and g.get("writes", False):
        return False
    looking_only = has_app_context() and g.get("only_looks", False)
    return looking_only or has_request_context() and request.method in SAFE_METHODS
