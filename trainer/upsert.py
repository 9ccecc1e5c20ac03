"""INSERT … ON CONFLICT DO NOTHING in the dialect of the database in use."""

from sqlalchemy.dialects import postgresql, sqlite

from trainer.database import db

DIALECTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def insert_missing(model, rows, returning=None):
    """Insert those rows (dicts of columns) that no unique constraint forbids.

    Returns the values of the column `returning` of the rows that were really inserted.
    """
    statement = DIALECTS[db.session.get_bind().dialect.name](model).on_conflict_do_nothing()
    return db.session.scalars(statement.returning(returning if returning is not None else model.id), rows).all()
