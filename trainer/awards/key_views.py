"""Signing keys as administrators see them. They are made and installed on the server, by `flask keys`."""

from flask import current_app, render_template

from trainer import journal
from trainer.access import Role, open_to
from trainer.awards import keys
from trainer.awards.blueprint import awards
from trainer.awards.keys import SigningKey
from trainer.database import db
from trainer.errors import Refused


@awards.route("/admin/keys")
@open_to(Role.ADMIN)
def signing_keys():
    """Which key seals, whether readers will trust it, and how to install another."""
    rows = db.session.scalars(keys.all_keys()).all()
    entries = journal.entries().where(journal.Entry.subject_type == SigningKey.__tablename__).limit(20)
    return render_template(
        "awards/keys.html", rows=rows, current=next((row for row in rows if not row.retired_at), None),
        trouble=trouble(), entries=db.session.scalars(entries).all(), settings=current_app.config,
    )  # fmt: skip


def trouble():
    """Why the key that should seal cannot, as a sentence; "" when it can, or there is none."""
    try:
        keys.opened()
    except Refused as refusal:
        return str(refusal)
    return ""
