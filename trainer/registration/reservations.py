"""Seats of a cohort that are kept for a region or for a kind of organisation; the rest are open to everybody."""

from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.models import Kind
from trainer.programmes.models import Cohort
from trainer.registration.seating import Pot
from trainer.thai import places


class Dimension(StrEnum):
    REGION = "region"
    KIND = "kind"


class Reservation(db.Model):
    """So many seats kept for people of one region (`code`: a region's Thai name) or kind (an organisations.Kind)."""

    __tablename__ = "reservation"
    __table_args__ = (UniqueConstraint("cohort_id", "dimension", "code"), CheckConstraint("seats > 0", name="seats"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    dimension: Mapped[Dimension] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(60))
    seats: Mapped[int]
    cohort: Mapped[Cohort] = relationship()

    @property
    def label(self):
        return f"{self.code}: {self.seats}"


def possible():
    """Every seating.Pot for which seats can be kept: the regions in their order, then the kinds of organisation."""
    regions = [Pot(str(Dimension.REGION), one.name_th) for one in places.regions()]
    return [*regions, *(Pot(str(Dimension.KIND), str(kind)) for kind in Kind)]


def keep(cohort, wanted, by, act="kept_seats"):
    """Keep so many seats for each seating.Pot of `wanted`; those not named there keep what they have.

    Raises Refused, and nothing changes, for a number below none, and when more would be kept than there are seats.
    Nobody loses a seat: whoever sits on one that is now kept for others stays, and counts beyond the plan.
    """
    lock(cohort).refuse_if_closed()
    standing = {Pot(str(one.dimension), one.code): one for one in db.session.scalars(reservations_of(cohort))}
    before = {pot: one.seats for pot, one in standing.items()}
    after = before | wanted
    _refuse_unkeepable(cohort, after)
    changes = {
        named(pot): [before.get(pot, 0), seats] for pot, seats in after.items() if seats != before.get(pot, 0)
    }
    for pot, seats in wanted.items():
        _put(cohort, pot, seats, standing.get(pot))
    db.session.flush()
    if changes:
        journal.record(by, act, cohort, changes=changes)
    return changes


def named(pot):
    """A pot as the journal keeps it, in whatever language it is read: ภาคเหนือ, or the code of a kind."""
    return f"ภาค{pot.code}" if pot.dimension == Dimension.REGION else pot.code


def reservations_of(cohort):
    return select(Reservation).where(Reservation.cohort_id == cohort.id)


def _refuse_unkeepable(cohort, after):
    for pot, seats in after.items():
        if pot not in possible():
            raise Refused(_("There is neither a region nor a kind of organisation called %(name)s.", name=pot.code))
        if seats < 0:
            raise Refused(_("The number of seats kept cannot be below 0."), pot.code)
    total = sum(after.values())
    if total > cohort.seats:
        raise Refused(_("%(kept)s seats would be kept, but the cohort has %(seats)s. Keep fewer, or add seats in the "
                        "cohort's settings.", kept=total, seats=cohort.seats))  # fmt: skip


def _put(cohort, pot, seats, standing):
    if standing is None:
        if seats:
            db.session.add(Reservation(cohort_id=cohort.id, dimension=pot.dimension, code=pot.code, seats=seats))
    elif seats:
        standing.seats = seats
    else:
        db.session.delete(standing)
