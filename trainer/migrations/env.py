"""How Alembic meets our database; `flask db migrate` and `flask db upgrade` run this."""

from alembic import context
from flask import current_app
from flask_security import AsaList
from sqlalchemy import DateTime

from trainer.database import Moment, db

PLAIN = {Moment: "sa.DateTime(timezone=True)", AsaList: "sa.UnicodeText()"}


def render_item(kind, item, _autogen):
    """Write our own types into migrations as the plain types they are, so that old migrations need none of our code."""
    return PLAIN.get(type(item), False) if kind == "type" else False


def compare_type(_context, _inspected, _metadata, database_type, model_type):
    """Moments are kept as DateTime on every database."""
    return False if isinstance(model_type, Moment) and isinstance(database_type, DateTime) else None


def run():
    """Bring the database up to date in one transaction.

    SQLite changes a table by making it anew and dropping the old one; with foreign keys on, that would take along
    every row that refers to it. So they are off meanwhile, and asked about before anything is kept.
    """
    options = current_app.extensions["migrate"].configure_args | {
        "target_metadata": db.metadata, "render_item": render_item, "compare_type": compare_type,
    }  # fmt: skip
    with db.engine.connect() as connection:
        keep_foreign_keys(connection, "OFF")
        context.configure(connection=connection, **options)
        with context.begin_transaction():
            context.run_migrations()
        refuse_orphans(connection)
        connection.commit()
        keep_foreign_keys(connection, "ON")


def keep_foreign_keys(connection, switch):
    """Switch SQLite's foreign keys; only possible outside a transaction, hence not by SQLAlchemy."""
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.execute(f"PRAGMA foreign_keys={switch}")


def refuse_orphans(connection):
    """Stop, and change nothing, when a row would refer to one that is gone."""
    if connection.dialect.name == "sqlite":
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if orphans:
            raise RuntimeError(f"The migration would leave rows without what they refer to: {orphans[:5]}")


run()
