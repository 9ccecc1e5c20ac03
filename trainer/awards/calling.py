"""The calling order: in which order those who are given a certificate are called to the front."""

from datetime import datetime
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.awards.recipients import Recipient
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.programmes.models import Cohort

LAST = 10**9


class Way(StrEnum):
    """How the calling order comes about: by group and number, by region and organisation, or by hand."""

    GROUP = "by_group"
    REGION = "by_region"
    HAND = "by_hand"


class CallingOrder(db.Model):
    """In which order a cohort's recipients of one kind are called; `awards` are ids of awards, where set by hand.

    Awards, not certificates: who is given another one in place of the first keeps the place.
    """

    __tablename__ = "calling_order"
    __table_args__ = (
        UniqueConstraint("cohort_id", "kind"),
        CheckConstraint("way IN ('by_group', 'by_region', 'by_hand')", name="known_way"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    kind: Mapped[Recipient] = mapped_column(String(20))
    way: Mapped[Way] = mapped_column(String(10))
    awards: Mapped[list] = mapped_column(JSON, default=list)
    changed_at: Mapped[datetime] = mapped_column(default=now)
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        return self.cohort.label

    def sorted(self, lines):
        """These lines (see `print_day`) in the order; who has no place in it comes last, in the order given."""
        places = {award: place for place, award in enumerate(self.awards)}
        return sorted(lines, key=lambda line: KEYS[self.way](line, places))


KEYS = {
    Way.GROUP: lambda line, _places: (line.group or LAST, line.certificate.serial),
    Way.REGION: lambda line, _places: (line.region_place, line.organisation_key, line.certificate.serial),
    Way.HAND: lambda line, places: places.get(line.certificate.award_id, LAST),
}  # fmt: skip


def order_of(cohort, kind):
    """The calling order that was set, or None."""
    return db.session.scalar(select(CallingOrder).filter_by(cohort_id=cohort.id, kind=kind))


def ways(kind):
    """The ways in which this kind of recipient can be ordered: only people who took part are in groups."""
    fits = {Recipient.PARTICIPANT: [*Way], Recipient.ORGANISATION: [Way.REGION, Way.HAND]}
    return fits.get(kind, [Way.HAND])


def set_order(cohort, kind, way, by, awards=()):
    """Let people be called in this order from now on; returns it. Raises Refused for a way that does not fit."""
    if way not in ways(kind):
        raise Refused(_("Choose how the calling order comes about."), "way")
    lock(cohort)
    order = order_of(cohort, kind)
    if order is None:
        order = CallingOrder(cohort=cohort, kind=kind)
        db.session.add(order)
    order.way, order.awards, order.changed_at = Way(way), list(awards), now()
    db.session.flush()
    journal.record(by, "set_calling_order", cohort)
    return order
