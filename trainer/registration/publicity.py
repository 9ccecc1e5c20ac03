"""What the public may read of an announced name list: what was consented to, asked anew at every look.

PDPA B.E. 2562, ss. 19 and 24 (handbook §4): announcing who may come is the organiser's task, and for that a masked
name and the organisation are enough; name, position and province together are shown by consent, and not a moment
longer. The frozen list itself stays with the office.
"""

from dataclasses import dataclass

from trainer.registration.consent import agreed
from trainer.registration.consent_texts import Purpose
from trainer.thai.masking import masked


@dataclass(frozen=True)
class Shown:
    """One line of the public page. It has no registration's id, and nothing that nobody agreed to show."""

    name: str
    organisation: str
    position: str = ""
    province: str | None = None
    number: int | None = None
    in_full: bool = False


def shown(people):
    """(accepted, reserves) of a listing.NameList as the public may read them at this moment: lists of Shown."""
    everyone = (*people.accepted, *people.reserves)
    consenting = agreed(Purpose.PUBLICATION, [one.registration_id for one in everyone])

    def lines(listed):
        return [line(one, one.registration_id in consenting) for one in listed]

    return lines(people.accepted), lines(people.reserves)


def line(one, consented):
    """One person in public; pure."""
    if not consented:
        return Shown(masked(one.name), one.organisation, number=one.number)
    return Shown(one.name, one.organisation, one.position, one.province, one.number, in_full=True)
