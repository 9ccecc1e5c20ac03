"""Mails that carry a link: to a form that is half filled in, and to where an application stands.

Links go only to the address on record; what a page says of them is the same whether there was one or not.
"""

import hashlib
from datetime import timedelta

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import func

from trainer.applications import drafts
from trainer.database import now
from trainer.look import long_date
from trainer.mail import outbox
from trainer.mail.address import written_to
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration import queries
from trainer.registration.models import Registration, State
from trainer.registration.status_link import status_address

AGAIN = timedelta(minutes=10)  # after which the same draft's link is mailed once more


def mail_draft(draft, address):
    """Mail the link of a draft to this address; returns False where it was mailed there a moment ago.

    Raises Refused for an address that cannot be written to.
    """
    if draft.mailed_at and draft.mailed_at > now() - AGAIN and draft.email == address:
        return False
    draft.email, draft.mailed_at = address, now()
    with force_locale(draft.language):
        subject, body = draft_letter(draft)
    key = f"draft:{draft.id}:{int(draft.mailed_at.timestamp())}"
    return outbox.put(key, "draft_link", address, subject, body, language=draft.language) is not None


def draft_letter(draft):
    """(subject, text) in the language of the moment."""
    until = long_date(now() + drafts.KEPT)
    facts = {"course": course(draft.cohort, draft.language), "link": drafts.link_of(draft), "day": until}
    body = _(
        "Your application for %(course)s is saved, but not sent yet.\n\nGo on here, on any telephone or computer:\n"
        "%(link)s\n\nThe link works until %(day)s, and longer with every change. Whoever has it sees what you wrote: "
        "do not pass it on. If you did not ask for this mail, you need not do anything.", **facts,
    )  # fmt: skip
    return _("Go on with your application"), body


def mail_status_links(registrations):
    """Mail the links of these registrations of one person to the address on record, at most once an hour.

    Nothing happens where there is no address.
    """
    reachable = [one for one in registrations if written_to(one.person.email)]
    if not reachable:
        return
    first = reachable[0]
    with force_locale(first.language):
        subject, body = status_letter(reachable)
    outbox.put(
        status_key(first.person.email, reachable), "status_link", first.person.email, subject, body,
        name=first.label, language=first.language, registration_id=first.id,
        cohort_id=first.cohort_id,
    )  # fmt: skip


def status_key(email, registrations):
    """Names what was asked for within this hour, so that asking again mails nothing more."""
    of_whom = f"{email.lower()} {sorted(one.id for one in registrations)}"
    return f"status-link:{hashlib.sha256(of_whom.encode()).hexdigest()[:32]}:{now():%Y%m%d%H}"


def status_letter(registrations):
    """(subject, text) in the language of the moment."""
    lines = [f"{one.label} · {course(one.cohort, one.language)}\n{status_address(one)}" for one in registrations]
    body = _(
        "Here you see where your application stands, and can correct or withdraw it:\n\n%(links)s\n\nWhoever has such "
        "a link can do the same: do not pass it on. If you did not ask for this mail, you need not do anything.",
        links="\n\n".join(lines),
    )  # fmt: skip
    return _("The link to your application"), body


def course(cohort, language):
    """The course and its cohort, as a mail names them."""
    name = " ".join(cohort.programme.called(language).split())
    return _("%(programme)s, cohort %(number)s", programme=name, number=cohort.number)


def of_address(email, today):
    """The registrations whose links an address may ask for: of cohorts that are not over, merged entries left out."""
    found = queries.registrations().where(func.lower(Person.email) == email.lower(), Person.email != "")
    return found.where(
        Registration.state != State.MERGED, Cohort.closed_at.is_(None), Cohort.ends_on >= today
    ).limit(20)  # fmt: skip
