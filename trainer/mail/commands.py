"""`flask mail send` and `flask mail bounces`: for who has no worker, and for who wants to see it happen."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from trainer.commands import saying_why
from trainer.mail import mailbox, outbox, sending

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


@mail.command("bounces")
@saying_why
def bounces():
    """Read the mailbox that letters come back to."""
    done = mailbox.read()
    click.echo(_("%(hard)s addresses do not work, %(soft)s letters came back for another reason, %(delayed)s are late; "
                 "%(unknown)s other mails were left unread.",
                 hard=done["hard"], soft=done["soft"], delayed=done["delayed"], unknown=done["unknown"]))  # fmt: skip
