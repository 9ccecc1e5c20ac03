"""Statements that are made once and run often.

A check-in must be quick, and most of what it costs is the making of statements and the session's book-keeping about
records. So these are made when the module is loaded and run on the session's connection, in its transaction.
"""

from sqlalchemy import bindparam


def many(name):
    """A parameter that takes a list of any length, for `column.in_(…)`."""
    return bindparam(name, expanding=True)


def insert_all(connection, statement, rows):
    """Run an INSERT for all rows (dicts); one alone goes the shorter way."""
    return connection.execute(statement, rows[0] if len(rows) == 1 else rows)
