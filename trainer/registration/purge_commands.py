"""`flask purge …`: what the law wants forgotten, by hand; the worker does the same every day."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.commands import saying_why
from trainer.registration import purging

group = AppGroup("purge", help="Erase personal data whose time is over.")


@group.command("needs")
@click.option("--dry-run", is_flag=True, help="Only say what would be erased.")
@saying_why
def needs(dry_run):
    """Erase what people said of food and needs in cohorts that ended 30 days ago or longer."""
    found = purging.purge_due(dry_run)
    for cohort, count in found:
        people = ngettext("%(num)d person", "%(num)d people", count)
        click.echo(f"{cohort.address}: {people}")
    if not found:
        click.echo(_("Nothing is left to erase."))
