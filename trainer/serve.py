"""`flask up`: serves the installation, and says how to get in."""

import click

from trainer import processes
from trainer.commands import saying_why
from trainer.database import db
from trainer.demo import accounts
from trainer.demo.commands import demo


def init_app(app):
    """Add the commands that belong to no chapter."""
    app.cli.add_command(up)
    app.cli.add_command(demo)


@click.command("up")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535))
@saying_why
def up(host, port):
    """Start the web server and the background worker; Ctrl-C stops both."""
    greeting = accounts.greeting()
    db.session.remove()  # the processes below open connections of their own
    return processes.run(host, port, greeting)
