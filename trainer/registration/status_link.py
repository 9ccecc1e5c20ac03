"""The link by which an applicant opens the own status page: no account, no password, one registration."""

from trainer import links
from trainer.database import db
from trainer.registration.models import Registration

PURPOSE = "status"


def status_address(registration):
    """The whole address of the status page, for mails. The page itself is built by a later chapter."""
    return links.address("applications.status", token=status_token(registration))


def status_token(registration):
    return links.token(PURPOSE, registration)


def registration_of(token):
    """The Registration that this link opens, or None; where it was merged into another entry, that one."""
    found = links.record_of(PURPOSE, token, lambda one: db.session.get(Registration, one))
    return found and staying(found)


def staying(registration):
    """The entry that counts: this one, or the one of the same person that it was merged into."""
    while registration.merged_into_id is not None:
        registration = registration.merged_into
    return registration
