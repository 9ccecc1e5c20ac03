"""`flask roster …`: the same engine as the pages, for the command line."""

import json

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from trainer import workbook
from trainer.commands import saying_why
from trainer.database import db
from trainer.programmes.queries import cohort_called
from trainer.registration import importing
from trainer.registration.problems import sentence

roster = AppGroup("roster", help="Check and import the spreadsheets of registrants.")


@roster.command("check")
@click.argument("files", nargs=-1, required=True)
@click.option("--cohort", "address", required=True, help="The cohort as programme/number, e.g. executive/4.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
@saying_why
def check(files, address, as_json):
    """Read FILES together and tell how each row is understood; nothing is written."""
    checked, notes = importing.check_books(cohort_called(address), books(files))
    if as_json:
        click.echo(json.dumps({"rows": [row.to_json() for row in checked]}, ensure_ascii=False, indent=1))
        return
    tell(notes)
    for row in checked:
        click.echo(f"{row.file} {row.row}: {row.name or '–'} · {row.organisation_name or '–'}")
        tell(f"    {sentence(problem)}" for problem in row.problems)


@roster.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option("--cohort", "address", required=True, help="The cohort as programme/number, e.g. executive/4.")
@click.option("--applications", is_flag=True, help="Register as applications; give no seats yet.")
@saying_why
def take_in(files, address, applications):
    """Register the people in FILES who have no blocking problem; exit status 1 if anyone was left out."""
    cohort = cohort_called(address)
    made, checked, notes = importing.take_in_books(cohort, books(files), by=None, give_seats=not applications)
    db.session.commit()  # before anything is said: a reader that hangs up (| head) must not undo it
    tell(notes)
    blocked = [row for row in checked if row.status == "blocked"]
    known = sum(row.status == "done" for row in checked)
    click.echo(_("%(new)s registered, %(known)s were there before, %(out)s left out.",
                 new=len(made), known=known, out=len(blocked)))  # fmt: skip
    for row in blocked:
        reasons = " ".join(sentence(problem) for problem in row.problems if problem.blocking)
        click.echo(_("%(file)s row %(row)s %(name)s: %(why)s", file=row.file, row=row.row, name=row.name, why=reasons))
    return 1 if blocked else 0


def books(files):
    """The workbooks of these paths. Raises Refused for one that is not there or cannot be read."""
    return [workbook.read_file(path) for path in files]


def tell(sentences):
    for one in sentences:
        click.echo(one)
