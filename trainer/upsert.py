"""INSERT … ON CONFLICT in the dialect of the database in use."""

from sqlalchemy import case
from sqlalchemy.dialects import postgresql, sqlite

from trainer.database import db

DIALECTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def insert_missing(model, rows, returning=None):
    """Insert those rows (dicts of columns) that no unique constraint forbids.

    Returns the values of the column `returning` of the rows that were really inserted, or of several columns as rows.
    """
    statement = insert(model).on_conflict_do_nothing()
    if isinstance(returning, tuple):
        return db.session.execute(statement.returning(*returning), rows).all()
    return db.session.scalars(statement.returning(returning if returning is not None else model.id), rows).all()


def insert_latest(model, rows, key, also=(), connection=None):
    """Insert those rows (dicts of columns); where the `key` (names of columns) is taken, the later `at` stays.

    With the moment go the columns named in `also`. In the session's transaction, or in that of a `connection`.
    """
    if not rows:
        return
    connection = connection or db.session.connection()
    statement = DIALECTS[connection.dialect.name](model.__table__)
    new, old = statement.excluded, model.__table__.c
    later = {name: case((new.at > old.at, new[name]), else_=old[name]) for name in ("at", *also)}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=later), rows)


def insert(model):
    """INSERT into a model or table, as this database's dialect knows it."""
    return DIALECTS[db.session.get_bind().dialect.name](model)
