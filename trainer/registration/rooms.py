"""The bedrooms of a cohort and who sleeps where. One place a person, one person a bed: the database sees to it."""

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from trainer import journal
from trainer.database import db
from trainer.programmes.models import Cohort
from trainer.registration import lodging
from trainer.registration.models import Registration

MOST_BEDS = 12


class LodgingRoom(db.Model):
    """One bedroom. `reason` is the code of why its people were put together; "by_hand" once somebody moved one."""

    __tablename__ = "lodging_room"
    __table_args__ = (
        UniqueConstraint("cohort_id", "name"),
        CheckConstraint(f"beds BETWEEN 1 AND {MOST_BEDS}", name="beds"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    name: Mapped[str] = mapped_column(String(60))
    beds: Mapped[int] = mapped_column(default=lodging.BEDS)
    locked: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(String(30), default="by_hand")
    cohort: Mapped[Cohort] = relationship()
    places: Mapped[list["LodgingPlace"]] = relationship(
        back_populates="room", order_by="LodgingPlace.bed", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def label(self):
        return _("bedroom %(name)s", name=self.name)

    @property
    def people(self):
        return [place.registration for place in self.places]

    @property
    def conflicts(self):
        """Codes of what is wrong with who shares this room."""
        return lodging.conflicts(side_of(one) for one in self.people)

    def lock(self, by, locked=True):
        """Keep the room as it is whatever is proposed later, or let go of it again."""
        if self.locked != locked:
            self.locked = locked
            journal.record(by, "locked_room" if locked else "unlocked_room", self)


class LodgingPlace(db.Model):
    """One person's bed."""

    __tablename__ = "lodging_place"
    __table_args__ = (UniqueConstraint("room_id", "bed"), CheckConstraint("bed > 0", name="bed"))

    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("lodging_room.id", ondelete="CASCADE"))
    bed: Mapped[int]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), unique=True)
    room: Mapped[LodgingRoom] = relationship(back_populates="places")
    registration: Mapped[Registration] = relationship(backref=backref("place", uselist=False, passive_deletes=True))


def side_of(registration):
    """With whom the person may share a room, or None when that must be asked."""
    return lodging.side_of(registration.person.title, registration.lodging_side)
