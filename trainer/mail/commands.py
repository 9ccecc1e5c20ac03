"""`flask mail send`: for installations without a worker, and for who wants to see it happen."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from trainer.commands import saying_why
from trainer.mail import outbox, sending

mail = AppGroup("mail", help="The outbox.")


@mail.command("send")
@saying_why
def send():
    """Send what waits and is due; exit status 1 if any message could not be sent."""
    done = sending.send_due()
    click.echo(_("%(sent)s sent, %(later)s to be tried again, %(failed)s failed, %(doubt)s in doubt.",
                 sent=done["sent"], later=done["retrying"], failed=done["failed"] + done["undeliverable"],
                 doubt=done["in_doubt"]))  # fmt: skip
    standing = outbox.counts()
    click.echo(_("In the outbox: %(waiting)s waiting, %(failed)s failed, %(doubt)s in doubt.",
                 waiting=standing["waiting"], failed=standing["failed"], doubt=standing["in_doubt"]))  # fmt: skip
    return 1 if sum(done.values()) > done["sent"] else 0
