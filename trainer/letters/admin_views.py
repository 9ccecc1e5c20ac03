"""Mail as administrators see it: where it goes, how the outbox stands, and a test."""

import secrets

from flask import current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import Role, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import sample
from trainer.letters.blueprint import letters
from trainer.mail import mailbox, outbox
from trainer.mail.models import Message
from trainer.programmes import queries

SHOWN = 20


@letters.route("/admin/mail")
@open_to(Role.ADMIN)
def settings():
    """The settings as the environment gives them, without secrets; counts; and what failed last."""
    troubled = outbox.messages().where(Message.state.in_(["failed", "sending"]) | (Message.error != ""))
    found = db.session.scalars(troubled.limit(SHOWN)).all()
    cohorts = {one.id: one for one in db.session.scalars(queries.cohorts())} if found else {}
    return render_template(
        "letters/settings.html", settings=current_app.config, counts=outbox.counts(), troubled=found, cohorts=cohorts,
        **mailbox_facts(),
    )  # fmt: skip


def mailbox_facts():
    """{"mailbox": its name or "", "reading": how far it was read, or None, "unclear": why it cannot be understood}."""
    try:
        there = mailbox.place()
    except Refused as refusal:
        return {"mailbox": "", "reading": None, "unclear": refusal}
    return {
        "mailbox": there.name if there else "", "unclear": None,
        "reading": db.session.get(mailbox.Mailbox, there.name) if there else None,
    }  # fmt: skip


@letters.route("/admin/mail/test", methods=["POST"])
@open_to(Role.ADMIN)
def test_message():
    """Send a message to oneself, and say what became of it."""
    by = journal.actor()
    text = (_("Test of the mail settings"), _("This message shows that mail leaves the training system."))
    sample.send(by, f"test:{secrets.token_hex(16)}", text)
    flash(_("The test message to %(address)s was sent.", address=by.email), "success")
    return redirect(url_for(".settings"), 303)
