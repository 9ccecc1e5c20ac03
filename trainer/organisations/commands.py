"""The registry on the command line."""

import pathlib

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from trainer import workbook
from trainer.commands import saying_why
from trainer.errors import Refused
from trainer.organisations.registry import import_registry

registry = AppGroup("registry", help="The registry of certified organisations.")


@registry.command("import")
@click.argument("file")
@saying_why
def import_file(file):
    """Take over a registry workbook (.xlsx or CSV); the same file again changes nothing."""
    outcome = import_registry(workbook.read(file, contents(file)))
    for problem in outcome.problems:
        click.echo(problem)
    click.echo(_("Added: %(added)s · changed: %(changed)s · unchanged: %(unchanged)s", added=outcome.added,
                 changed=outcome.changed, unchanged=outcome.unchanged))


def contents(file):
    """The bytes of a file. Raises Refused naming a file that is missing, a folder, or not ours to read."""
    path = pathlib.Path(file)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(_("There is no file %(file)s.", file=file), place=file) from None
    except IsADirectoryError:
        raise Refused(_("%(file)s is a folder, not a file.", file=file), place=file) from None
    except OSError as error:
        raise Refused(_("%(file)s cannot be read: %(why)s.", file=file, why=error.strerror), place=file) from error
