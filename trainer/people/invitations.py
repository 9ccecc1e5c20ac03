"""Invitations: a link by which a new member of staff sets the first password."""

from flask import current_app, url_for
from flask_babel import gettext as _
from flask_security.recoverable import generate_reset_password_token

from trainer import journal
from trainer.errors import Refused
from trainer.people import post


def invite(account, by):
    """Mail the account a link to set a password, and return the link when no mail could go out, else None.

    The link is valid for three days and works once. Where mail is only printed it must be handed over by hand.
    """
    if not account.active:
        raise Refused(_("%(name)s is switched off. Switch the account on first.", name=account.label))
    if not account.is_staff:
        raise Refused(_("Participants sign in by a code and need no password."))
    link = password_link(account)
    journal.record(by, "invited", account)
    if post.only_printed():
        return link
    try:
        post.send("people/mail/invitation", _("Your access is ready"), account.email, account=account, link=link)
    except OSError:
        current_app.logger.exception("The invitation of account %s could not be sent", account.id)
        return link
    return None


def password_link(account):
    """The address where this account sets a new password, on the site as the settings name it."""
    path = url_for("security.reset_password", token=generate_reset_password_token(account))
    return current_app.config["PUBLIC_URL"].rstrip("/") + path
