"""What every command of ours shares: one transaction, and a refusal said in one sentence."""

import functools
import sys

import click
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError, ProgrammingError

from trainer.database import db
from trainer.errors import Refused


def saying_why(command):
    """Run a command in one transaction; a refusal is one sentence on standard error, exit status 1, nothing written."""

    @functools.wraps(command)
    def run(*args, **kwargs):
        with force_locale("th"):
            try:
                status = command(*args, **kwargs)
                db.session.commit()
            except Refused as refusal:
                db.session.rollback()
                click.echo(str(refusal), err=True)
                sys.exit(1)
            except (OperationalError, ProgrammingError) as error:  # no tables yet, another schema, no server
                db.session.rollback()
                click.echo(_("The database cannot be used (%(why)s). Has “flask db upgrade” been run?",
                             why=str(error.orig).partition("\n")[0]), err=True)
                sys.exit(1)
        sys.exit(status or 0)

    return run
