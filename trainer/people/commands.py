"""`flask person`: the first administrator, and help for whoever is locked out."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from trainer.commands import saying_why
from trainer.errors import Refused
from trainer.people import accounts
from trainer.wording import words

person = AppGroup("person", help="People who work here, and how they sign in.")


@person.command("add")
@click.argument("email", required=False)
@click.option("--name", help="Full name; asked for when missing.")
@click.option("--role", type=click.Choice([str(role) for role in accounts.STAFF_ROLES]), help="What they may do.")
@click.option("--password", help="Asked for, unseen, when missing.")
@saying_why
def add(email, name, role, password):
    """Add somebody who works here, e.g. the first administrator."""
    email = accounts.read_email(email or click.prompt(_("E-mail")))
    role = role or click.prompt(_("Role"), type=click.Choice([str(role) for role in accounts.STAFF_ROLES]))
    if account := accounts.find_account(email):
        return offer(account, role)
    name = name or click.prompt(_("Name"))
    password = password or click.prompt(_("Password"), hide_input=True, confirmation_prompt=_("Password once more"))
    account = accounts.add_account(email, name, [role], password)
    click.echo(_("%(name)s (%(email)s) can sign in now: %(role)s.", name=name, email=email, role=words(role, "role")))


def offer(account, role):
    """Offer to give an existing account the role; Refused when it has it, or nobody agrees."""
    if account.has_role(role):
        raise Refused(_("%(email)s has an account with this role already.", email=account.email))
    question = _("%(email)s has an account already. Give it the role %(role)s as well?",
                 email=account.email, role=words(role, "role"))  # fmt: skip
    try:
        agreed = click.confirm(question)
    except click.Abort:
        agreed = False
    if not agreed:
        raise Refused(_("Nothing was changed."))
    accounts.grant(account, role)
    click.echo(_("Done."))


@person.command("second-factor-off")
@click.argument("email")
@saying_why
def second_factor_off(email):
    """Let somebody in whose telephone is lost and whom no other administrator can help."""
    account = accounts.find_account(email)
    if account is None:
        raise Refused(_("There is no account for %(email)s.", email=email))
    accounts.drop_second_factor(account, by=None)
    click.echo(_("%(name)s signs in by password alone now.", name=account.label))


