"""The migrations make exactly the tables that the models ask for."""

from datetime import date, datetime

import flask_migrate
import sqlalchemy as sa

from tests.conftest import TEST_SETTINGS
from trainer import create_app
from trainer.database import db

ANYTHING = {str: "", int: 1, date: date(2020, 1, 29), datetime: datetime(2020, 1, 29), object: [], bool: False}


def test_the_migrations_leave_nothing_of_the_models_out(app):
    flask_migrate.check()


# One person in one cohort, with a consent.
OLD = {
    "programme": {"slug": "executive"}, "cohort": {}, "person": {"first_name": "มาลี"},
    "registration": {"state": "accepted", "rank": None, "organisation_id": None, "training_group_id": None},
    "consent": {"note": "แฟ้ม 5", "recorded_by_id": None, "withdrawn_at": None},
}  # fmt: skip


def whole(table):
    """A value for every column of a table, so that only what matters is named."""
    return {column.name: ANYTHING[column.type.python_type] for column in table.columns}


def test_people_of_an_older_installation_keep_what_hangs_on_them(tmp_path):
    """Tables that are made anew on SQLite must not take along the rows that refer to them."""
    app = create_app(SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'old.db'}", **TEST_SETTINGS)
    with app.app_context():
        flask_migrate.upgrade(revision="0001")
        with db.engine.begin() as connection:
            tables = sa.MetaData()
            tables.reflect(connection)
            for name, facts in OLD.items():
                connection.execute(tables.tables[name].insert().values(whole(tables.tables[name]) | facts))

        flask_migrate.upgrade()

        with db.engine.connect() as connection:
            kept = connection.exec_driver_sql(
                "SELECT note, link_version FROM consent JOIN registration ON registration.id = registration_id"
            ).all()
        db.engine.dispose()
    assert kept == [("แฟ้ม 5", 1)]
