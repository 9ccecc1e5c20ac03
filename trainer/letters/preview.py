"""How a letter reads for a real person, while it is being written."""

import re

from flask import request

from trainer import links
from trainer.errors import Refused
from trainer.letters import texts
from trainer.letters.placeholders import facts_of
from trainer.mail.page import paragraphs


def shown(cohort, people, form, language):
    """{"person", "people", "subject", "paragraphs", "refusal"}: the text of the form for the person asked for.

    The person is `person` of the form sent or the address, else the first; the refusal says why there is nothing.
    """
    asked = request.values.get("person", type=int)
    person = next((one for one in people if one.id == asked), people[0] if people else None)
    seen = {"person": person, "people": people, "subject": "", "paragraphs": [], "body": "", "refusal": None}
    if person is None:
        return seen
    try:
        text = texts.checked(form.subject.data or "", form.body.data or "")
        subject, body = text.filled(facts(cohort, person, language))
    except Refused as refusal:
        return seen | {"refusal": refusal}
    return seen | {"subject": subject, "body": body, "paragraphs": list(paragraphs(body))}


def facts(cohort, person, language):
    """The placeholders of one person; the status page's address without its key, which is for that person alone."""
    found = facts_of(cohort, [person], language)[person.id]
    if found["status_page"]:
        found["status_page"] = without_key()
    return found


def without_key():
    """The address of a status page that opens nobody's."""
    return links.address("applications.status", token="x").removesuffix("x") + "…"


def body_of(message):
    """The text of a message as staff read it, without keys: whoever has one acts as that applicant."""
    beginning = re.escape(links.address("applications.status", token="x").removesuffix("x"))
    return re.sub(rf"({beginning}(?:drafts/)?)[\w.~-]+", r"\1…", message.body)
