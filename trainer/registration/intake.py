"""How a cohort takes people in: whether strangers may apply, and what happens by itself."""

from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.changes import change as change_facts
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.look import long_date
from trainer.programmes.models import Cohort, Ranking

MOST_DAYS = 60
CHANGING = ("opens_on", "closes_on", "seats_at_once", "offer_days", "offers_at_once")


class Intake(db.Model):
    """A cohort's way of taking people in; a cohort without one takes no applications in public.

    `seats_at_once`: who meets the terms gets a seat, or a rank, the moment the application is sent.
    `offer_days`: how long an offered seat waits for its answer; None gives seats without asking.
    `offers_at_once`: a seat that becomes free is offered to the next in line by itself.
    """

    __tablename__ = "intake"
    __table_args__ = (
        CheckConstraint("closes_on IS NULL OR opens_on IS NULL OR closes_on >= opens_on", name="dates_in_order"),
        CheckConstraint("offer_days IS NULL OR offer_days BETWEEN 1 AND 60", name="offer_days"),
    )

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    seats_at_once: Mapped[bool] = mapped_column(default=False, server_default=false())
    offer_days: Mapped[int | None]
    offers_at_once: Mapped[bool] = mapped_column(default=False, server_default=false())
    nominations_closed_at: Mapped[datetime | None]
    cohort: Mapped[Cohort] = relationship()

    @property
    def id(self):
        """The journal speaks of records by number; this one has its cohort's."""
        return self.cohort_id

    @property
    def label(self):
        return self.cohort.label


def intake_of(cohort):
    """The Intake of a cohort, or one that is not saved and takes nobody in."""
    found = db.session.get(Intake, cohort.id)
    if found is None:
        return Intake(cohort_id=cohort.id, seats_at_once=False, offers_at_once=False, offer_days=None)
    db.session.info[Intake, cohort.id] = found  # asked for at every turn: the session forgets what nobody holds
    return found


def takes_applications(cohort, intake, today):
    """Whether strangers may apply on this day (Bangkok): announced, not begun, and within the days that were set."""
    if intake.opens_on is None or not cohort.in_public(today) or cohort.closed_at or today >= cohort.starts_on:
        return False
    return intake.opens_on <= today and (intake.closes_on is None or today <= intake.closes_on)


def change(cohort, by, **facts):
    """Change any of opens_on, closes_on, seats_at_once, offer_days and offers_at_once; returns the Intake.

    Raises Refused naming the field, with what has to be done first: days, seats and announcement of the cohort before
    it opens; the days in order; and seats at once only where the first come first.
    """
    lock(cohort).refuse_if_closed()
    intake = intake_of(cohort)
    wanted = {name: facts.get(name, getattr(intake, name)) for name in CHANGING}
    if wanted["opens_on"]:
        refuse_unready(cohort)
    refuse_disorder(cohort, wanted["opens_on"], wanted["closes_on"])
    if wanted["seats_at_once"] and cohort.programme.ranking != Ranking.FIRST_COME:
        raise Refused(_("This programme does not take people in the order of their applications, so nobody can get a "
                        "seat at once."), "seats_at_once")  # fmt: skip
    if wanted["offer_days"] is not None and not 1 <= wanted["offer_days"] <= MOST_DAYS:
        raise Refused(_("Give 1 to %(most)s days to answer an offer.", most=MOST_DAYS), "offer_days")
    db.session.add(intake)
    change_facts(by, intake, act="changed_intake", **wanted)
    return intake


def close_now(cohort, by, today):
    """Take no more applications from this moment on."""
    intake = intake_of(cohort)
    if not takes_applications(cohort, intake, today):
        raise Refused(_("No applications are taken at present."))
    yesterday = today - timedelta(1)
    opens_on = intake.opens_on if intake.opens_on <= yesterday else None
    return change(cohort, by, opens_on=opens_on, closes_on=yesterday if opens_on else None)


def refuse_unready(cohort):
    """Refuse to open a cohort that strangers cannot see, or that has nothing to apply for."""
    if cohort.starts_on is None:
        raise Refused(_("Set the cohort's days first, in its settings."), "opens_on")
    if not cohort.seats:
        raise Refused(_("Say first how many seats there are, in the cohort's settings."), "opens_on")
    if not cohort.announced_at:
        raise Refused(_("Announce the cohort first, in its settings: until then nobody can see it."), "opens_on")


def refuse_disorder(cohort, opens_on, closes_on):
    """Refuse days out of order: from, until, and then the cohort's first day."""
    if closes_on and not opens_on:
        raise Refused(_("Say from which day applications are taken."), "opens_on")
    if closes_on and closes_on < opens_on:
        raise Refused(_("The last day is before the first."), "closes_on")
    if opens_on and (closes_on or opens_on) >= cohort.starts_on:
        raise Refused(_("Applications end before the cohort's first day, %(day)s.", day=long_date(cohort.starts_on)),
                      "closes_on" if closes_on else "opens_on")  # fmt: skip
