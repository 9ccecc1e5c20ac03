"""Whether an organisation was certified on a day, and why: the answer in words."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from trainer.look import long_date


@dataclass(frozen=True)
class Answer:
    """Yes or no, and the sentence that says why."""

    certified: bool
    sentence: str


def standing(organisation, day: date) -> str:
    """ "certified", "revoked" (it was certified before that day, and is not then) or "never"."""
    if organisation.certified_on(day):
        return "certified"
    return "revoked" if _begun(organisation, day) else "never"


def answer(organisation, day: date) -> Answer:
    """Was it certified on this day? The day it was certified on counts, the day it was revoked on does not."""
    held = next((each for each in organisation.certifications if each.held_on(day)), None)
    if held:
        return Answer(True, _yes(held, day))
    begun = _begun(organisation, day)
    if begun:
        return Answer(False, _("No. On %(day)s it was not certified: the certification was revoked on %(end)s.",
                               day=long_date(day), end=long_date(begun[-1].revoked_on)))
    if organisation.certifications:
        first = organisation.certifications[0].certified_on
        return Answer(False, _("No. On %(day)s it was not certified yet: it was certified on %(first)s.",
                               day=long_date(day), first=long_date(first)))
    return Answer(False, _("No. No certification of this organisation is recorded."))


def _yes(held, day):
    facts = {"day": long_date(day), "first": long_date(held.certified_on), "number": held.number or "–"}
    if held.revoked_on:
        return _("Yes. On %(day)s it was certified, number %(number)s, from %(first)s until it was revoked on %(end)s.",
                 end=long_date(held.revoked_on), **facts)
    return _("Yes. On %(day)s it was certified, number %(number)s, since %(first)s.", **facts)


def _begun(organisation, day):
    return [each for each in organisation.certifications if each.certified_on <= day]
