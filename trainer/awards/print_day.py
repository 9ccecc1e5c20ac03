"""The print day: which certificates are printed, listed and sent, and in which order."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import contains_eager, joinedload

from trainer.awards import calling, queries
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.models import Award
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.mail import address
from trainer.registration.models import Registration
from trainer.thai import places, sorting

BY_LIST, BY_CALLING = "list", "calling"
ORDERS = (BY_LIST, BY_CALLING)
WITH_REGION = (Recipient.PARTICIPANT, Recipient.ORGANISATION)
REGION_PLACES = {region.name_th: place for place, region in enumerate(places.regions())}


class Choice(NamedTuple):
    """What somebody chose to print: for whom, of which region ("" for all), in the name list's or calling order."""

    kind: Recipient = Recipient.PARTICIPANT
    region: str = ""
    order: str = BY_LIST

    @classmethod
    def of(cls, asked):
        """The choice that a mapping of texts makes; what is unknown falls back to what is usual."""
        kind = Recipient(asked.get("kind")) if asked.get("kind") in [*Recipient] else Recipient.PARTICIPANT
        region, order = asked.get("region", ""), asked.get("order", "")
        return cls(kind, region if kind in WITH_REGION and region in REGION_PLACES else "",
                   order if order in ORDERS else BY_LIST)  # fmt: skip

    @property
    def told(self):
        """The same as texts, for addresses and jobs; what is usual is left out."""
        usual = Choice()._asdict()
        return {name: str(value) for name, value in self._asdict().items() if value != usual[name]}


@dataclass(frozen=True)
class Line:
    """A certificate, and what is known today of who is given it.

    `province` is a code, `group` a number, `number` that of the participant in the name list.
    """

    certificate: IssuedCertificate
    position: str = ""
    organisation: str = ""
    province: str | None = None
    group: int | None = None
    email: str | None = None
    number: int | None = None

    @property
    def name(self):
        return self.certificate.facts["name"]

    @property
    def region(self):
        """The Thai name of the region, "" where there is none."""
        found = places.PROVINCES.get(self.province)
        return found.region_th if found else ""

    @property
    def region_place(self):
        return REGION_PLACES.get(self.region, len(REGION_PLACES))

    @property
    def organisation_key(self):
        return sorting.sort_key(self.organisation)


def participant(one, registration):
    """Someone who took part; the organisation is the one that the certificate names."""
    group = registration.training_group
    return Line(
        one, registration.position, one.facts["organisation"], registration.province, group and group.number,
        address.written_to(registration.person.email), registration.list_number,
    )  # fmt: skip


LINES = {
    Recipient.PARTICIPANT: participant,
    Recipient.ORGANISATION: lambda one, body: Line(one, "", one.facts["name"], body.province),
    Recipient.SPEAKER: lambda one, speaker: Line(one, speaker.position, ""),
    Recipient.VOLUNTEER: lambda one, helper: Line(one, helper.role, helper.organisation),
}
LOADED = {
    Recipient.PARTICIPANT: (
        contains_eager(IssuedCertificate.award).contains_eager(Award.registration).options(
            contains_eager(Registration.person), joinedload(Registration.training_group),
            joinedload(Registration.organisation)),
    ),
    Recipient.ORGANISATION: (contains_eager(IssuedCertificate.award).contains_eager(Award.organisation),),
    Recipient.SPEAKER: (contains_eager(IssuedCertificate.award).contains_eager(Award.speaker),),
    Recipient.VOLUNTEER: (contains_eager(IssuedCertificate.award).contains_eager(Award.volunteer),),
}  # fmt: skip


def lines_of(cohort, choice):
    """The Lines of the valid certificates that were chosen, in the order chosen; two statements however many."""
    found = db.session.scalars(queries.valid_of(cohort, choice.kind).options(*LOADED[choice.kind]))
    lines = [LINES[choice.kind](one, one.award.recipient) for one in found]
    if choice.region:
        lines = [line for line in lines if line.region == choice.region]
    order = calling.order_of(cohort, choice.kind) if choice.order == BY_CALLING else None
    return order.sorted(lines) if order else lines
