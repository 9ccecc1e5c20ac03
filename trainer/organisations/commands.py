"""The registry on the command line."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from trainer import workbook
from trainer.commands import saying_why
from trainer.organisations.registry import import_registry

registry = AppGroup("registry", help="The registry of certified organisations.")


@registry.command("import")
@click.argument("file")
@saying_why
def import_file(file):
    """Take over a registry workbook (.xlsx or CSV); the same file again changes nothing."""
    outcome = import_registry(workbook.read_file(file))
    for problem in outcome.problems:
        click.echo(problem)
    click.echo(_("Added: %(added)s · changed: %(changed)s · unchanged: %(unchanged)s", added=outcome.added,
                 changed=outcome.changed, unchanged=outcome.unchanged))
