"""Which accounts."""

from sqlalchemy import func, select

from trainer.access import Role
from trainer.people.models import Account, RoleRecord


def staff(sought="", role=None):
    """Accounts of those who work here, by name; `role` asks for those who hold it, participants, too."""
    found = select(Account).order_by(Account.active.desc(), func.lower(Account.name), Account.id)
    if role:
        found = found.where(Account.roles.any(RoleRecord.name == str(role)))
    else:
        found = found.where(~Account.roles.any(RoleRecord.name == str(Role.PARTICIPANT)) | works_here())
    if sought:
        called = Account.name.icontains(sought, autoescape=True)
        found = found.where(called | Account.email.icontains(sought, autoescape=True))
    return found


def works_here():
    """The condition that an account holds another role than that of a participant."""
    return Account.roles.any(RoleRecord.name != str(Role.PARTICIPANT))


def account(account_id):
    """The account of this number."""
    return select(Account).where(Account.id == account_id)
