"""`flask demo`."""

import click
from flask_babel import gettext as _

from trainer.commands import saying_why
from trainer.database import db
from trainer.demo import accounts, story
from trainer.mail import outbox


@click.command("demo")
@click.option("--bare", is_flag=True, help="Only the programme, cohorts 1-4 and cohort 4's agenda; nobody in them.")
@click.option("--if-empty", is_flag=True, help="Do nothing where anything was entered before.")
@saying_why
def demo(bare, if_empty):
    """Load the demo: invented people, one cohort over, one that begins today, one announced."""
    if if_empty and not story.is_empty():
        return
    if bare:
        story.bare()
    else:
        story.whole()
        accounts.make()
        outbox.put_away()  # nobody of the demo has a mailbox; what is printed later is what you bring about yourself
    db.session.commit()  # before anything is printed: a reader who leaves early must not undo it
    click.echo(_("The demo is loaded."))
    click.echo(accounts.greeting())
