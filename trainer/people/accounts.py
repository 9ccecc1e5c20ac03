"""Accounts: made, given roles, switched off and on. An account is never deleted: the journal names it."""

import uuid

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_security import hash_password, password_length_validator
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from trainer import journal
from trainer.access import Role
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.people.models import Account, RoleRecord

STAFF_ROLES = (Role.ADMIN, Role.ORGANISER, Role.DOOR)


def add_account(email, name, roles, password=None, by=None):
    """Make an account with the roles named (strings or `Role`) and return it; without a password it is invited later.

    Refused, naming the field, when the e-mail is no address or taken, the name is empty, a role is unknown or missing,
    or the password is too short.
    """
    email = read_email(email)
    if find_account(email):
        raise Refused(_("%(email)s has an account already.", email=email), place="email")
    if not (name := " ".join(name.split())):
        raise Refused(_("Please write the name."), place="name")
    account = Account(email=email, name=name, active=True, fs_uniquifier=uuid.uuid4().hex, roles=records(roles))
    if password is not None:
        set_password(account, password)
    try:
        with db.session.begin_nested():
            db.session.add(account)
    except IntegrityError:  # somebody else added the same address a moment ago
        raise Refused(_("%(email)s has an account already.", email=email), place="email") from None
    journal.record(by, "created", account, roles=sorted(role.name for role in account.roles))
    return account


def read_email(text):
    """An e-mail address in lower case, as accounts keep it; Refused when it is none."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise Refused(_("“%(text)s” is not an e-mail address.", text=text), place="email") from None


def find_account(email):
    """The account of an e-mail address in any spelling of its letters, or None."""
    return db.session.scalar(select(Account).where(func.lower(Account.email) == email.strip().lower()))


def set_password(account, password):
    """Give the account a password, kept as a hash; Refused when it is too short."""
    if faults := password_length_validator(password):
        raise Refused(faults[0], place="password")
    account.password = hash_password(password)


def ensure_roles():
    """Make the roles that are missing, as after a bare migration, and return all of them by name."""
    found = {record.name: record for record in db.session.scalars(select(RoleRecord))}
    for role in Role:
        if role not in found:
            found[str(role)] = RoleRecord(name=str(role))
            db.session.add(found[str(role)])
    db.session.flush()
    return found


def records(roles):
    """The rows of the roles named; Refused when none is named or one is unknown."""
    rows = ensure_roles()
    if not roles:
        raise Refused(_("Please choose at least one role."), place="roles")
    for role in roles:
        if str(role) not in rows:
            raise Refused(_("There is no role “%(role)s”.", role=role), place="roles")
    return [rows[str(role)] for role in dict.fromkeys(roles)]


def change_name(account, name, by):
    """Give the account another name."""
    if not (name := " ".join(name.split())):
        raise Refused(_("Please write the name."), place="name")
    if name != account.name:
        before, account.name = account.name, name
        journal.record(by, "changed", account, changes={"name": [before, name]})


def change_roles(account, roles, by):
    """Let the account hold exactly these staff roles; that it is also a participant stays.

    Refused when none is left, or when the installation would be left without an active administrator.
    """
    wanted = {record.name for record in records(roles)} & {str(role) for role in STAFF_ROLES}
    held = {record.name for record in account.roles if record.name != Role.PARTICIPANT}
    if Role.ADMIN in held - wanted:
        keep_an_admin_beside(account)
    rows = ensure_roles()
    for role in sorted(wanted - held):
        account.roles.append(rows[role])
        journal.record(by, f"given_{role}", account)
    for role in sorted(held - wanted):
        account.roles.remove(rows[role])
        journal.record(by, f"taken_{role}", account)


def grant(account, role, by=None):
    """Give the account one more role; nothing happens when it has it."""
    if not account.has_role(str(role)):
        account.roles.extend(records([role]))
        journal.record(by, f"given_{role}", account)


def switch_off(account, by):
    """Shut the account out at once. Refused for the last active administrator."""
    if not account.active:
        raise Refused(_("%(name)s is switched off already.", name=account.label))
    if account.has_role(str(Role.ADMIN)):
        keep_an_admin_beside(account)
    account.active = False
    account.fs_uniquifier = uuid.uuid4().hex  # ends every session and voids every mailed link
    journal.record(by, "switched_off", account)


def switch_on(account, by):
    """Let the account sign in again."""
    if account.active:
        raise Refused(_("%(name)s is active already.", name=account.label))
    account.active = True
    journal.record(by, "switched_on", account)


def drop_second_factor(account, by):
    """Let the account sign in without its second factor, for somebody whose telephone is lost."""
    if not account.tf_primary_method:
        raise Refused(_("%(name)s has no second factor.", name=account.label))
    account.tf_primary_method = account.tf_totp_secret = None
    journal.record(by, "second_factor_removed", account)


def keep_an_admin_beside(account):
    """Refused when no other administrator is active. Holds the role, so that two admins cannot shut each other out."""
    admins = lock(ensure_roles()[str(Role.ADMIN)])
    others = select(func.count(Account.id)).where(
        Account.active, Account.id != account.id, Account.roles.any(RoleRecord.id == admins.id)
    )
    if not db.session.scalar(others):
        raise Refused(_("%(name)s is the last active administrator. Appoint another one first.", name=account.label))
