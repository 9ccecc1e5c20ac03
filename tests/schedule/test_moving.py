"""The agenda moves after its cohort when the cohort's days were moved."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.schedule.test_verbs import written
from trainer.database import db, now
from trainer.errors import Refused
from trainer.schedule import agenda
from trainer.schedule.models import TrainingSession
from trainer.schedule.moving import way_back

DESK = "/desk/cohorts/executive/4/agenda"
SETTINGS = "/desk/cohorts/executive/4/settings"
BUTTON = f'action="{DESK}/shift"'
DAY = timedelta(days=1)
FIRST = make.FIRST_DAY


@pytest.fixture
def cohort(app):
    """Three days with an entry on the first and on the last."""
    cohort = make.cohort(programme=make.programme("executive"))
    for day in (FIRST, FIRST + 2 * DAY):
        make.session(cohort, day=day)
    return cohort


def move(cohort, days):
    cohort.starts_on, cohort.ends_on = cohort.starts_on + days * DAY, cohort.ends_on + days * DAY


def stand():
    db.session.expire_all()
    return sorted(each.day for each in db.session.query(TrainingSession))


@pytest.mark.parametrize("days", [7, -7, 1, 800])
def test_every_entry_moves_by_the_same_number_of_days(cohort, days):
    move(cohort, days)

    agenda.shift(cohort, days, None)

    assert stand() == [FIRST + days * DAY, FIRST + (days + 2) * DAY]


def test_an_early_entry_keeps_its_hour_and_its_bangkok_day(app):
    cohort = make.cohort()
    session = make.session(cohort, start=6, end=7)
    move(cohort, 7)

    agenda.shift(cohort, 7, None)

    assert session.starts_at == make.moment(FIRST + 7 * DAY, 6)


def test_other_cohorts_keep_their_days(cohort):
    other = make.session(make.cohort(5))
    move(cohort, 7)

    agenda.shift(cohort, 7, None)

    assert other.day == FIRST


def test_it_is_one_act_of_the_journal(cohort):
    move(cohort, 7)

    agenda.shift(cohort, 7, None)

    assert written("shifted_agenda").facts == {
        "count": 2, "changes": {"agenda_begins": ["2020-01-29", "2020-02-05"]}}  # fmt: skip


@pytest.mark.parametrize("days", [0, None, 6, 8, 10**12])
def test_a_move_that_leads_outside_the_days_is_refused(cohort, days):
    move(cohort, 7)

    with pytest.raises(Refused):
        agenda.shift(cohort, days, None)


def test_a_closed_cohort_keeps_its_agenda(cohort):
    move(cohort, 7)
    cohort.closed_at = now()

    with pytest.raises(Refused, match="ปิด"):
        agenda.shift(cohort, 7, None)


def test_an_empty_agenda_is_not_moved(app):
    with pytest.raises(Refused):
        agenda.shift(make.cohort(), 7, None)


@pytest.mark.parametrize("page", [DESK, SETTINGS])
def test_the_page_offers_the_move_when_entries_were_left_behind(cohort, as_organiser, page):
    move(cohort, 7)

    assert BUTTON in as_organiser.get(page).text


@pytest.mark.parametrize("page", [DESK, SETTINGS])
def test_the_page_offers_nothing_while_the_agenda_fits(cohort, as_organiser, page):
    assert BUTTON not in as_organiser.get(page).text


def test_saving_other_days_leads_to_the_offer(cohort, as_organiser):
    days = {"starts_on": ["5", "2", "2563"], "ends_on": ["7", "2", "2563"]}

    page = as_organiser.post(SETTINGS, data=days | {"number": "4", "seats": "100"}, follow_redirects=True).text

    assert "กำหนดการ 2 รายการอยู่นอกวันอบรม" in page and 'name="days" value="7"' in page


def test_a_shorter_cohort_is_told_without_a_button(cohort, as_organiser):
    move(cohort, 7)
    cohort.ends_on = cohort.starts_on

    page = as_organiser.get(SETTINGS).text

    assert "อยู่นอกวันอบรม" in page and BUTTON not in page


def test_the_button_moves_the_agenda(cohort, as_organiser):
    move(cohort, 7)

    as_organiser.post(f"{DESK}/shift", data={"days": "7"})

    assert stand() == [FIRST + 7 * DAY, FIRST + 9 * DAY]


def test_the_button_pressed_twice_moves_once(cohort, as_organiser):
    move(cohort, 7)

    for _press in range(2):
        as_organiser.post(f"{DESK}/shift", data={"days": "7"})

    assert stand() == [FIRST + 7 * DAY, FIRST + 9 * DAY]


def test_half_days_at_which_people_were_present_stay_where_they_are(cohort, as_organiser):
    slot = make.slots(cohort)[0]
    make.presence(slot, make.registration(cohort))
    move(cohort, 7)

    page = as_organiser.post(
        f"{DESK}/shift",
        data={"days": "7"},
        headers={"Referer": f"http://localhost{DESK}"},
        follow_redirects=True,
    )

    assert "ลงชื่อ" in page.text and stand() == [FIRST, FIRST + 2 * DAY]


def test_the_door_moves_nothing(cohort, as_door):
    move(cohort, 7)

    assert as_door.post(f"{DESK}/shift", data={"days": "7"}).status_code == 403


@pytest.mark.parametrize(
    ("days", "back"),
    [([0, 2], None), ([7, 9], -7), ([-7, -5], 7), ([-1, 1], 1), ([-7, 1], None), ([3], -3), ([-1, 2], None)],
)
def test_the_way_back_is_told_only_where_the_whole_agenda_fits(app, days, back):
    assert way_back(make.cohort(), [FIRST + day * DAY for day in days]) == back


def test_a_long_cohort_shows_the_form_of_one_day_only(app, as_organiser):
    make.cohort(programme=make.programme("executive"), days=60)

    page = as_organiser.get(f"{DESK}?day=2020-02-05").text

    assert page.count("/sessions\"") == 1
    assert f'action="{DESK}/days/2020-02-05/sessions"' in page


def test_a_cohort_of_a_week_shows_a_form_for_each_day(app, as_organiser):
    make.cohort(programme=make.programme("executive"), days=7)

    assert as_organiser.get(DESK).text.count("/sessions\"") == 7


def test_a_date_of_the_address_that_is_none_opens_no_day(app, as_organiser):
    make.cohort(programme=make.programme("executive"), days=8, starts_on=date(2020, 1, 29))

    assert as_organiser.get(f"{DESK}?day=tomorrow").text.count("/sessions\"") == 0
