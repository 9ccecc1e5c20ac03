"""Who can be given a certificate, and as whom their certificate names them."""

from enum import StrEnum
from typing import NamedTuple

from trainer.thai import names

# Words that begin the title of a Buddhist monk or novice; พระองค์เจ้า is royal, แม่ชี and other faiths are not given ถวาย.
MONKS = ("พระ", "สามเณร", "เจ้าอธิการ", "ครูบา", "หลวงพ่อ", "หลวงปู่")


class Recipient(StrEnum):
    """The kinds of recipient; each has a design, words and numbers of its own (see `stationery`)."""

    PARTICIPANT = "participant"
    ORGANISATION = "organisation"
    SPEAKER = "speaker"
    VOLUNTEER = "volunteer"


class Addressee(NamedTuple):
    """A recipient as the certificate says it: the name, the line under it, what they did, and whether a monk."""

    name: str
    below: str = ""
    role: str = ""
    monk: bool = False


def participant(registration):
    """Someone who took part, and the organisation that they stand for."""
    person = registration.person
    return Addressee(person.full_name, registration.organisation_label, monk=is_monk(person.title))


def organisation(one):
    """An organisation is named alone."""
    return Addressee(one.name)


def speaker(one):
    """A speaker, with the position that the agenda gives."""
    return Addressee(one.name, one.position, monk=is_monk(names.split(one.name).title))


def volunteer(one):
    """A volunteer, with the organisation, if any, and what they did."""
    return Addressee(one.name, one.organisation, one.role, is_monk(names.split(one.name).title))


ADDRESSEES = {
    Recipient.PARTICIPANT: participant, Recipient.ORGANISATION: organisation, Recipient.SPEAKER: speaker,
    Recipient.VOLUNTEER: volunteer,
}  # fmt: skip


def addressee(kind, recipient):
    """The Addressee that a registration, an organisation, a speaker or a volunteer is."""
    return ADDRESSEES[Recipient(kind)](recipient)


def is_monk(title):
    """Whether a title, possibly combined with others, is that of a Buddhist monk or novice."""
    return any(part.startswith(MONKS) and not part.startswith("พระองค์") for part in (title or "").split())
