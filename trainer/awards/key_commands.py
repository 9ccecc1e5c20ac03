"""`flask keys`: make, install, list and retire the keys that seal certificates."""

import click
from flask import current_app
from flask.cli import AppGroup
from flask_babel import gettext as _

from trainer.awards import keys as signing
from trainer.awards.keys import SigningKey
from trainer.commands import saying_why
from trainer.database import db
from trainer.errors import Refused
from trainer.look import short_date
from trainer.wording import words

keys = AppGroup("keys", help="Keys that seal certificates.")


@keys.command("make")
@click.option("--name", help="Who signs, as readers show it; the site's name when missing.")
@saying_why
def make(name):
    """Make a key of this installation's own test authority; it seals from now on."""
    row = signing.make(name or current_app.config["SITE_NAME"] or _("Training"), by=None)
    click.echo(_("%(name)s seals from now on, with key %(key)s.", name=row.label, key=row.key_id))
    click.echo(_("It is a test key: readers show its seals as untrusted until its certificate is installed there."))


@keys.command("install")
@saying_why
def install():
    """Take up the key that CERTIFICATE_KEY, or PKCS11_MODULE, names; it seals from now on."""
    row = signing.install(by=None)
    click.echo(_("%(name)s seals from now on, with key %(key)s.", name=row.label, key=row.key_id))


@keys.command("list")
@saying_why
def listed():
    """Every key, the newest first; exit status 1 when none seals."""
    rows = db.session.scalars(signing.all_keys()).all()
    for row in rows:
        kind = _("test authority") if row.test_authority else words(row.source, "key_source")
        ends = _("valid until %(day)s", day=short_date(row.ends_at))
        click.echo("  ".join((row.key_id, row.algorithm, str(words(row.standing, "key")), ends, str(kind), row.label)))
    if not any(row.standing == "current" for row in rows):
        click.echo(_("No key seals: certificates are made unsigned. Type: flask --app trainer keys make"), err=True)
        return 1


@keys.command("retire")
@click.argument("key_id")
@saying_why
def retire(key_id):
    """Seal nothing with a key any more; what it has sealed stays valid."""
    row = db.session.scalar(signing.all_keys().where(SigningKey.key_id == key_id))
    if row is None:
        raise Refused(_("There is no key %(key)s. Type: flask --app trainer keys list", key=key_id))
    row.retire(by=None)
    click.echo(_("The key of %(name)s was retired. What it has sealed stays valid.", name=row.label))
    if signing.current() is None:
        click.echo(_("No key seals: certificates are made unsigned. Type: flask --app trainer keys make"), err=True)
