"""Half-days of an installation from before slots had times get the times of what the agenda holds in them."""

from datetime import UTC, date, datetime, timedelta, timezone

import flask_migrate
import pytest
import sqlalchemy as sa

from tests import make
from tests.conftest import TEST_SETTINGS
from tests.house.test_migrations import whole
from trainer import create_app
from trainer.database import db

FULL, EARLY, BARE = (date(2020, 1, day) for day in (29, 30, 31))
BANGKOK = timezone(timedelta(hours=7))
MORNING, AFTERNOON = "1-morning", "2-afternoon"
AGENDA = [
    (FULL, (8, 0), (8, 45), "sign_in"), (FULL, (8, 45), (9, 30), "ceremony"), (FULL, (9, 30), (10, 30), "session"),
    (FULL, (10, 30), (10, 45), "break"), (FULL, (10, 45), (12, 0), "session"), (FULL, (13, 0), (16, 30), "session"),
    (EARLY, (6, 30), (8, 0), "session"),
]  # fmt: skip
SLOTS = [(FULL, MORNING), (FULL, AFTERNOON), (EARLY, MORNING), (BARE, MORNING), (BARE, AFTERNOON)]


@pytest.fixture(scope="module")
def address(database_address, tmp_path_factory):
    """Another database beside that of the tests, empty."""
    if database_address.startswith("sqlite"):
        yield f"sqlite:///{tmp_path_factory.mktemp('old') / 'old.db'}"
        return
    server = sa.create_engine(database_address, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(sa.text("CREATE DATABASE old_slots"))
    yield sa.make_url(database_address).set(database="old_slots").render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(sa.text("DROP DATABASE old_slots WITH (FORCE)"))
    server.dispose()


@pytest.fixture(scope="module")
def slots(address):
    """{(day, half): (begins, ends, minutes, counts, session)} of an older installation that was brought up to date."""
    app = create_app(SQLALCHEMY_DATABASE_URI=address, **TEST_SETTINGS)
    with app.app_context():
        flask_migrate.upgrade(revision="0002")
        with db.engine.begin() as connection:
            fill(connection)
        flask_migrate.upgrade()
        columns = "day, half, starts_at, ends_at, minutes, counts, session_id"
        with db.engine.connect() as connection:
            rows = connection.execute(sa.text(f"SELECT {columns} FROM slot")).all()
        db.engine.dispose()
    return {(str(row.day), row.half): (clock(row.starts_at), clock(row.ends_at), *row[4:]) for row in rows}


def fill(connection):
    """A cohort with an agenda, and half-days without times."""
    tables = sa.MetaData()
    tables.reflect(connection)
    sessions = [
        {"kind": kind, "starts_at": make.moment(day, *start), "ends_at": make.moment(day, *end), "room_id": None,
         "topic_id": None} for day, start, end, kind in AGENDA
    ]  # fmt: skip
    half_days = [{"day": day, "half": half} for day, half in SLOTS]
    rows = {"programme": [{"slug": "old"}], "cohort": [{}], "training_session": sessions, "slot": half_days}
    for name, entries in rows.items():
        for number, facts in enumerate(entries, 1):
            connection.execute(tables.tables[name].insert().values(whole(tables.tables[name]) | {"id": number} | facts))


def clock(stored):
    """A stored moment by Bangkok's clocks."""
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return f"{moment.astimezone(BANGKOK):%H:%M}"


def test_a_half_day_lasts_from_its_first_to_its_last_entry_and_holds_the_minutes_of_its_sessions(slots):
    assert slots[str(FULL), MORNING][:3] == ("08:45", "12:00", 135)
    assert slots[str(FULL), AFTERNOON][:3] == ("13:00", "16:30", 210)


def test_a_half_day_that_the_agenda_no_longer_knows_gets_the_usual_hours(slots):
    assert slots[str(BARE), MORNING][:3] == ("09:00", "12:00", 0)
    assert slots[str(BARE), AFTERNOON][:3] == ("13:00", "16:00", 0)


def test_what_begins_early_in_bangkok_is_the_morning_of_that_day_and_not_of_the_day_before(slots):
    assert slots[str(EARLY), MORNING][:3] == ("06:30", "08:00", 90)


def test_every_old_half_day_counts_and_is_no_session_s(slots):
    assert {(bool(counts), session) for *_times, counts, session in slots.values()} == {(True, None)}
