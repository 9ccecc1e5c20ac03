"""What the finance office needs of a cohort's speakers: the hours of each, by fee category, and at which rate."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, Numeric, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.programmes.models import Cohort
from trainer.schedule.hours import paid_hours
from trainer.schedule.models import FeeCategory, SessionKind, Speaker, TrainingSession
from trainer.schedule.speaker_invitations import by_speaker

PAID = (FeeCategory.STATE, FeeCategory.PRIVATE)
MOST = 1_000_000


class SpeakerFeeRate(db.Model):
    """What an hour costs in a cohort for one category, in baht. They are the finance office's: none is built in."""

    __tablename__ = "speaker_fee_rate"
    __table_args__ = (CheckConstraint("baht >= 0", name="baht"),)

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    category: Mapped[FeeCategory] = mapped_column(String(20), primary_key=True)
    baht: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    cohort: Mapped[Cohort] = relationship()


@dataclass(frozen=True)
class FeeLine:
    """One speaker on the finance sheet: `hours` that are paid, `rate` and `fee` in baht, None without a rate."""

    speaker: Speaker
    sessions: list[TrainingSession]
    hours: Decimal
    rate: Decimal | None

    @property
    def fee(self):
        return None if self.rate is None else self.rate * self.hours

    @property
    def category(self):
        return FeeCategory(self.speaker.fee_category)


def lines(sessions, rates):
    """The FeeLines of a cohort's agenda: state employees first, then the others, then who takes none; pure.

    Only training sessions count; of two at the same time, the time once.
    """
    found = []
    for speaker, held in by_speaker([one for one in sessions if one.kind == SessionKind.SESSION]).items():
        category = FeeCategory(speaker.fee_category)
        rate = Decimal(0) if category == FeeCategory.NONE else rates.get(category)
        hours = paid_hours([(one.starts_at, one.ends_at) for one in held])
        found.append(FeeLine(speaker, held, hours, rate))
    return sorted(found, key=lambda line: list(FeeCategory).index(line.category))


def hours_by_category(found):
    """{FeeCategory: hours} of FeeLines, those categories that occur."""
    hours = Counter()
    for line in found:
        hours[line.category] += line.hours
    return {category: plain(count) for category, count in hours.items()}


def plain(number):
    """A Decimal without zeros at the end."""
    return number.to_integral_value() if number == number.to_integral_value() else number.normalize()


def total(found):
    """The baht of all FeeLines, or None while a rate is missing."""
    fees = [line.fee for line in found]
    return None if None in fees else sum(fees, Decimal(0))


def rates_of(cohort):
    """{FeeCategory: baht an hour} as far as they are set. One statement."""
    found = select(SpeakerFeeRate.category, SpeakerFeeRate.baht).where(SpeakerFeeRate.cohort_id == cohort.id)
    return {FeeCategory(category): baht for category, baht in db.session.execute(found)}


def set_rates(cohort, rates, by):
    """Keep {FeeCategory: baht an hour, or None for not settled}. Raises Refused for less than 0 or over a million."""
    lock(cohort).refuse_if_closed()
    before = rates_of(cohort)
    for category, baht in rates.items():
        if baht is not None and not 0 <= baht <= MOST:
            raise Refused(_("A rate is an amount of baht, 0 or more."), str(category))
        row = db.session.get(SpeakerFeeRate, (cohort.id, category))
        if row and baht is None:
            db.session.delete(row)
        elif row:
            row.baht = baht
        elif baht is not None:
            db.session.add(SpeakerFeeRate(cohort_id=cohort.id, category=category, baht=baht))
    changed = {one: [before.get(one), baht] for one, baht in rates.items() if before.get(one) != baht}
    if changed:
        changes = {f"rate_{key}": [None if one is None else str(one) for one in pair] for key, pair in changed.items()}
        journal.record(by, "set_fee_rates", cohort, changes=changes)
