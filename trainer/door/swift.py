"""Statements that are made once and run often, on the driver itself.

A check-in must be quick, and most of what a statement costs is not the database: it is the making of its text and the
books that are kept about its cursor and its rows. So what has one scan to tell is compiled once for each kind of
database and handed to the driver beneath the connection, in the connection's transaction. Each value is a parameter of
its own, so that PostgreSQL plans the statement once, too. Many scans at once go by SQLAlchemy's way.
"""

from collections import namedtuple

from sqlalchemy import JSON, bindparam, func
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import NullType


def gathered(dialect, column):
    """The values of a column in one list, empty or None where there are none."""
    if dialect == "postgresql":
        return func.array_agg(column, type_=NullType())  # the driver's list as it is
    return func.json_group_array(column, type_=JSON())


def is_one_of(column, name):
    return column.in_(bindparam(name, expanding=True))


def is_only(column, name):
    return column == bindparam(name)


class Statement:
    """A statement whose parameters have names and are single values or lists.

    `make` is a function of the dialect's name and of `among`, which makes the condition that a column is in the list
    parameter of a name.
    """

    columns = None

    def __init__(self, make):
        self.make, self.made = make, {}

    def __call__(self, connection, values):
        """The rows, each a named tuple; raises what SQLAlchemy would."""
        if any(isinstance(value, list) and len(value) > 1 for value in values.values()):
            return connection.execute(self.on(connection, is_one_of), values).all()
        return self.on(connection, is_only).rows(connection, {
            name: next(iter(value), None) if isinstance(value, list) else value for name, value in values.items()
        })  # fmt: skip

    def on(self, connection, among):
        """The statement as the database of this connection has it, for lists of many or of one."""
        dialect = connection.dialect
        if (dialect.name, among) not in self.made:
            made = self.make(dialect.name, among)
            self.made[dialect.name, among] = made if among is is_one_of else Compiled(made, dialect, self.columns)
        return self.made[dialect.name, among]


class Insert(Statement):
    """An INSERT of these columns; `make` is a function of the dialect's name. Called with rows, a list of dicts."""

    def __init__(self, make, columns):
        super().__init__(lambda dialect, _among: make(dialect))
        self.columns = columns

    def __call__(self, connection, rows):
        if len(rows) == 1:
            return self.on(connection, is_only).rows(connection, rows[0])
        return connection.execute(self.on(connection, is_one_of), rows).all() if rows else []


class Compiled:
    """A statement as one kind of database has it."""

    def __init__(self, made, dialect, columns=None):
        compiled = made.compile(dialect=dialect, column_keys=columns)
        self.text, self.order = str(compiled), tuple(compiled.positiontup or ())
        self.given = {name: bind.value for name, bind in compiled.binds.items() if bind.value is not None}
        self.writers = processors(dialect, "bind_processor", {name: one.type for name, one in compiled.binds.items()})
        columns = list(made.exported_columns)
        self.row = namedtuple("Row", [column.key for column in columns], rename=True)
        self.readers = processors(dialect, "result_processor", dict(enumerate(column.type for column in columns)), None)

    def rows(self, connection, values):
        """The rows for these parameters; heard by whoever listens to the statements of the connection."""
        driver, parameters = connection.connection.driver_connection, self.parameters(values)
        for hear in connection.dispatch.before_cursor_execute:
            hear(connection, None, self.text, parameters, None, False)
        try:
            return [self.read(row) for row in driver.execute(self.text, parameters).fetchall()]
        except connection.dialect.dbapi.Error as error:
            raise failed(connection, error, self.text) from error

    def parameters(self, values):
        values = self.given | values
        for name, write in self.writers.items():
            values[name] = write(values[name])
        return [values[name] for name in self.order] if self.order else values

    def read(self, row):
        row = list(row)
        for place, read in self.readers.items():
            row[place] = read(row[place])
        return self.row._make(row)


def processors(dialect, which, types, *facts):
    """{key: what turns a value of that type into the driver's, or back}, where anything does."""
    found = {key: getattr(one.dialect_impl(dialect), which)(dialect, *facts) for key, one in types.items()}
    return {key: process for key, process in found.items() if process}


def failed(connection, error, text):
    """The error of a driver as SQLAlchemy tells it; a connection that was lost is not used again, nor are its like."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection.driver_connection, None)
    if lost:
        connection.invalidate(error)
        connection.engine.dispose()
    return DBAPIError.instance(text, None, error, dialect.dbapi.Error, connection_invalidated=lost, dialect=dialect)
