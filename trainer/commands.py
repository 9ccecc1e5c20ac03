"""The command line: what an installation is run and served with. Chapters add their own groups."""

import functools
import sys

import click
from flask_babel import force_locale

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
        sys.exit(status or 0)

    return run


def init_app(app):
    """Add the commands that belong to no chapter."""

    @app.cli.command("up")
    @click.option("--host", default="127.0.0.1", show_default=True)
    @click.option("--port", default=8000, show_default=True, envvar="PORT")
    def up(host, port):
        """Start the web server and the background worker; Ctrl-C stops both."""
        from trainer import processes

        processes.run(host, port)
