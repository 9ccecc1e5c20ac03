"""`flask announcements …`: the name list on the command line."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from trainer.commands import saying_why
from trainer.database import db
from trainer.programmes.queries import cohort_called
from trainer.registration import announcements
from trainer.registration.announcement_sheets import detail
from trainer.registration.listing import differences
from trainer.wording import words

group = AppGroup("announcements", help="Name lists, announced under numbers.")


@group.command("publish")
@click.option("--cohort", "address", required=True, help="The cohort as programme/number, e.g. executive/5.")
@click.option("--preamble", default="", help="The text above the signature; the usual one when left out.")
@saying_why
def publish(address, preamble):
    """Announce the name list as it stands; exit status 1 when nothing changed since the last announcement."""
    made = announcements.publish(cohort_called(address), by=None, preamble=preamble)
    before = announcements.before(made)
    people = made.people
    changes = differences(before.people, people) if before else []
    said = _("Announced as no. %(number)s: %(accepted)s accepted, %(reserves)s reserves.",
             number=made.number, accepted=len(people.accepted), reserves=len(people.reserves))  # fmt: skip
    db.session.commit()  # before anything is said: a reader that hangs up (| head) must not undo it
    click.echo(said)
    for each in changes:
        click.echo(" · ".join(filter(None, (str(words(each.kind, "difference")), each.person.name, detail(each)))))
