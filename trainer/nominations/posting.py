"""Mailing links: one message for each act, in the language of the link."""

from flask_babel import gettext as _

from trainer import journal, links
from trainer.errors import Refused
from trainer.mail import outbox
from trainer.mail.address import written_to
from trainer.nominations.letter_texts import written

PURPOSE = "nomination"
CODE = "nomination_link"


def address(link):
    """The whole address of the nominator's page."""
    return links.address("nominations.page", token=links.token(PURPOSE, link))


def mail(link, by, token):
    """Mail the link to its contact; returns whether a message was written: the same `token` again writes none.

    Raises Refused without an address, and for a link that was withdrawn.
    """
    if not written_to(link.contact_email):
        raise Refused(_("%(name)s has no e-mail address yet.", name=link.label))
    if link.withdrawn_at:
        raise Refused(_("The link of %(name)s is withdrawn. Give it back before you mail it.", name=link.label))
    made = put(link, by, token)
    if made:
        link.message_id = made
        journal.record(by, "mailed_link", link)
    return bool(made)


def mail_many(cohort, chosen, by, token):
    """Mail each of these links that has an address and is not withdrawn; returns how many messages were written."""
    able = [link for link in chosen if written_to(link.contact_email) and not link.withdrawn_at]
    made = [(link, put(link, by, token)) for link in able]
    for link, message_id in made:  # noted when all are written: a change in between costs a statement each
        link.message_id = message_id or link.message_id
    count = sum(1 for _link, message_id in made if message_id)
    if count:
        journal.record(by, "mailed_links", cohort, count=count)
    return count


def put(link, by, token):
    """Put the message into the outbox; its id, or None where it was put before."""
    subject, body = written(link, address(link))
    key = f"{CODE}:{link.id}:{link.link_version}:{token[:40]}"
    return outbox.put(
        key, CODE, link.contact_email, subject, body, name=link.contact_name or link.label, language=link.language,
        cohort_id=link.cohort_id, account_id=by.id if by else None,
    )  # fmt: skip
