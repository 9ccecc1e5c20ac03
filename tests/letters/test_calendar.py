"""The calendar file, read by a parser that did not write it."""

import vobject

from tests import make
from tests.letters import people
from trainer.letters.calendar import calendar_of


def events(cohort, language="th"):
    return vobject.readOne(calendar_of(cohort, language).decode()).vevent_list


def test_each_day_runs_from_its_first_entry_to_its_last_by_bangkok_s_clocks(app):
    cohort = people.cohort(days=1)
    make.session(cohort, start=13, end=16)
    make.session(cohort, start=8, end=9)

    event = events(cohort)[0]

    assert [event.dtstart.value.isoformat(), event.dtend.value.isoformat()] == [
        "2020-01-29T08:00:00+07:00", "2020-01-29T16:00:00+07:00",
    ]  # fmt: skip
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Bangkok"]


def test_the_file_brings_the_zone_and_asks_for_no_answer(app):
    cohort = people.cohort(days=1)
    make.session(cohort)

    calendar = vobject.readOne(calendar_of(cohort).decode())

    assert (calendar.method.value, calendar.vtimezone.tzid.value) == ("PUBLISH", "Asia/Bangkok")


def test_days_without_an_agenda_are_whole_days(app):
    event = events(people.cohort(days=3))[2]

    assert [str(event.dtstart.value), str(event.dtend.value)] == ["2020-01-31", "2020-02-01"]


def test_a_day_keeps_its_uid_when_the_dates_move_and_shares_it_with_no_other(app):
    cohort, other = people.cohort(), make.cohort()
    before = [event.uid.value for event in events(cohort)]
    cohort.starts_on, cohort.ends_on = make.FIRST_DAY.replace(month=3), make.FIRST_DAY.replace(month=3, day=31)

    after = [event.uid.value for event in events(cohort)]

    assert before == after
    assert len({*before, *(event.uid.value for event in events(other))}) == 6


def test_names_with_commas_and_semicolons_come_back_whole(app):
    cohort = people.cohort(venue="อาคาร 1; ชั้น 2, ห้อง \\ ใหญ่")

    assert events(cohort)[0].location.value == "อาคาร 1; ชั้น 2, ห้อง \\ ใหญ่"


def test_the_summary_is_in_the_language_of_the_letter(app):
    cohort = people.cohort()

    said = [events(cohort, language)[1].summary.value for language in ("th", "en")]

    assert said == ["อบรมนักบริหาร รุ่นที่ 5 (วันที่ 2 จาก 3)", "Executives, cohort 5 (day 2 of 3)"]


def test_no_line_is_longer_than_the_standard_allows(app):
    written = calendar_of(people.cohort(venue="สถาบันพัฒนา" * 20))

    assert max(map(len, written.split(b"\r\n"))) <= 75
