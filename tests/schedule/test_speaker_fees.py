"""The finance sheet of a cohort's speakers."""

import io
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pytest

from tests import make
from tests.certificates.reading import text
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import queries, speaker_fees, speakers
from trainer.schedule.hours import paid_hours
from trainer.schedule.models import FeeCategory, SessionKind

PAGE = "/desk/cohorts/executive/4/agenda/fees"
RATES = {FeeCategory.STATE: Decimal(600), FeeCategory.PRIVATE: Decimal("1200.50")}


@pytest.fixture
def cohort(app):
    """A state employee with 3 hours and a ceremony, another with 1.5 hours."""
    cohort = make.cohort(programme=make.programme("executive"))
    state = speakers.introduce("นายรัฐ ราชการ", None, state_employee=True)
    private = speakers.introduce("นางเอก ชน", None)
    make.session(cohort, start=9, end=12, speakers=[state])
    make.session(cohort, start=8, end=9, kind=SessionKind.CEREMONY, speakers=[state])
    half = make.session(cohort, start=13, end=14, speakers=[private])
    half.ends_at = make.moment(make.FIRST_DAY, 14, 30)
    db.session.commit()
    return cohort


def lines(cohort, rates):
    return speaker_fees.lines(db.session.scalars(queries.sessions_of(cohort)).all(), rates)


def test_only_training_counts_and_each_by_their_rate(cohort):
    found = [(line.hours, line.fee) for line in lines(cohort, RATES)]

    assert found == [(3, 1800), (Decimal("1.5"), Decimal("1800.75"))]


@pytest.mark.parametrize(("minutes", "paid"), [
    (24, "0"), (25, "0.5"), (49, "0.5"), (50, "1"), (60, "1"), (75, "1"), (90, "1.5"), (110, "2"), (180, "3"),
])  # fmt: skip
def test_fifty_minutes_are_paid_as_an_hour_and_twenty_five_as_half_of_one(minutes, paid):
    start = make.moment(make.FIRST_DAY, 9)

    assert paid_hours([(start, start + timedelta(minutes=minutes))]) == Decimal(paid)


def test_two_sessions_at_the_same_time_are_paid_once():
    nine, ten, noon = (make.moment(make.FIRST_DAY, hour) for hour in (9, 10, 12))

    assert paid_hours([(nine, noon), (ten, noon)]) == 3


def test_hours_are_summed_by_category(cohort):
    hours = speaker_fees.hours_by_category(lines(cohort, {}))

    assert hours == {FeeCategory.STATE: 3, FeeCategory.PRIVATE: Decimal("1.5")}


def test_a_speaker_without_fee_gets_none_whatever_the_rates(cohort):
    one = speakers.introduce("นายใจ บุญ", None, fee_category="none")
    make.session(cohort, start=15, end=16, speakers=[one])

    assert lines(cohort, RATES)[-1].fee == 0


def test_without_all_rates_there_is_no_sum(cohort):
    assert speaker_fees.total(lines(cohort, {FeeCategory.STATE: Decimal(600)})) is None


def test_rates_are_kept(cohort, as_organiser):
    as_organiser.post(PAGE, data={"state": "600", "private": "1200.50"})

    assert speaker_fees.rates_of(cohort) == RATES


def test_a_rate_below_zero_is_refused(cohort):
    with pytest.raises(Refused):
        speaker_fees.set_rates(cohort, {FeeCategory.STATE: Decimal(-1)}, None)


def test_the_workbook_has_thai_digits_and_a_column_for_signatures(cohort, as_organiser):
    speaker_fees.set_rates(cohort, RATES, None)
    db.session.commit()

    sheet = openpyxl.load_workbook(io.BytesIO(as_organiser.get(f"{PAGE}.xlsx").data)).active
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]

    assert {"ลายมือชื่อผู้รับเงิน", "๑,๘๐๐", "๑,๘๐๐.๗๕", "๓,๖๐๐.๗๕"} <= set(cells)


def test_the_sheet_on_paper_can_be_read_and_leaves_room_where_no_rate_is_set(cohort, as_organiser):
    said = text(as_organiser.get(f"{PAGE}.pdf").data)

    assert "นายรัฐ ราชการ" in said and "๑ ชั่วโมง ๓๐ นาที" in said and "๑,๘๐๐" not in said
