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
    """Bring the database up to date in one transaction."""
    options = current_app.extensions["migrate"].configure_args | {
        "target_metadata": db.metadata, "render_item": render_item, "compare_type": compare_type,
    }  # fmt: skip
    with db.engine.connect() as connection:
        context.configure(connection=connection, **options)
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
