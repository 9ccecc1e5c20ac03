"""The calendar file, read by a parser that did not write it."""

import pytest
import vobject

from tests import make
from tests.letters import people
from trainer.database import db
from trainer.letters import calendar
from trainer.letters.calendar import calendar_of
from trainer.mail import outbox
from trainer.mail.models import Message
from trainer.registration.models import State


def events(cohort, language="th"):
    return vobject.readOne(calendar_of(cohort, people.someone(cohort), language).decode()).vevent_list


def test_each_day_runs_from_its_first_entry_to_its_last_by_bangkok_s_clocks(app):
    cohort = people.cohort(days=1)
    make.session(cohort, start=13, end=16)
    make.session(cohort, start=8, end=9)
    make.publish(cohort)

    event = events(cohort)[0]

    assert [event.dtstart.value.isoformat(), event.dtend.value.isoformat()] == [
        "2020-01-29T08:00:00+07:00", "2020-01-29T16:00:00+07:00",
    ]  # fmt: skip
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Bangkok"]


def test_the_file_brings_the_zone_and_asks_for_no_answer(app):
    cohort = people.cohort(days=1)
    make.session(cohort)
    make.publish(cohort)

    read = vobject.readOne(calendar_of(cohort, people.someone(cohort)).decode())

    assert (read.method.value, read.vtimezone.tzid.value) == ("PUBLISH", "Asia/Bangkok")


def test_what_is_only_drafted_stands_in_nobody_s_calendar(app):
    cohort = people.cohort(days=1)
    make.session(cohort)

    assert str(events(cohort)[0].dtstart.value) == "2020-01-29"


def test_days_without_an_agenda_are_whole_days(app):
    event = events(people.cohort(days=3))[2]

    assert [str(event.dtstart.value), str(event.dtend.value)] == ["2020-01-31", "2020-02-01"]


def uids(one):
    return [event.uid.value for event in vobject.readOne(calendar_of(one.cohort, one).decode()).vevent_list]


def test_a_day_keeps_its_uid_when_the_dates_move_and_shares_it_with_no_other(app):
    cohort, other = people.cohort(), make.cohort()
    one = people.someone(cohort)
    before = uids(one)
    cohort.starts_on, cohort.ends_on = make.FIRST_DAY.replace(month=3), make.FIRST_DAY.replace(month=3, day=31)

    assert before == uids(one)
    assert len({*before, *uids(people.someone(other))}) == 6


def test_two_people_who_share_a_mailbox_do_not_cancel_each_other_s_days(app):
    cohort = people.cohort()
    one, leaving = people.someone(cohort), people.someone(cohort, "สมชาย")

    assert not {*uids(one)} & {*uids(leaving)}


@pytest.mark.parametrize(
    ("state", "status"),
    [(State.OFFERED, "TENTATIVE"), (State.ACCEPTED, "CONFIRMED"), (State.WITHDRAWN, "CANCELLED"),
     (State.DECLINED, "CANCELLED"), (State.APPLIED, "TENTATIVE")],
)  # fmt: skip
def test_the_days_are_as_sure_as_the_place(app, state, status):
    one = people.someone(people.cohort(), state=state)

    assert {event.status.value for event in sent(one).vevent_list} == {status}


@pytest.mark.parametrize(("code", "status"), [("retracted", "CANCELLED"), ("note", "TENTATIVE")])
def test_a_reserve_s_days_are_taken_out_only_by_the_letter_that_says_so(app, code, status):
    one = people.someone(people.cohort(days=1), state=State.RESERVE, rank=1)

    assert sent(one, code).vevent.status.value == status


def sent(one, code="note"):
    """The calendar that goes along with a letter."""
    made = outbox.put(f"{code}{one.id}", code, "malee@example.org", "x", "x", attachments=[{"kind": "calendar"}],
                      cohort_id=one.cohort_id, registration_id=one.id)  # fmt: skip
    return vobject.readOne(calendar.attached(db.session.get(Message, made))[1].decode())


def test_each_letter_replaces_the_days_of_the_one_before(app):
    cohort = people.cohort(days=1)
    one = people.someone(cohort)
    for number in range(3):
        outbox.put(f"key{number}", "note", "malee@example.org", "x", "x", attachments=[{"kind": "calendar"}],
                   cohort_id=cohort.id, registration_id=one.id)  # fmt: skip
    outbox.put("other", "note", "x@example.org", "x", "x", cohort_id=cohort.id)

    found = db.session.query(Message).filter_by(registration_id=one.id).order_by(Message.id)
    files = [vobject.readOne(calendar.attached(each)[1].decode()).vevent for each in found]

    assert [event.sequence.value for event in files] == ["0", "1", "2"]
    assert len({event.uid.value for event in files}) == 1


def test_the_days_say_who_publishes_them(app):
    event = events(people.cohort(days=1))[0]

    assert event.organizer.value == f"mailto:{app.config['MAIL_DEFAULT_SENDER']}"


def test_names_with_commas_and_semicolons_come_back_whole(app):
    cohort = people.cohort(venue="อาคาร 1; ชั้น 2, ห้อง \\ ใหญ่")

    assert events(cohort)[0].location.value == "อาคาร 1; ชั้น 2, ห้อง \\ ใหญ่"


def test_the_summary_is_in_the_language_of_the_letter(app):
    cohort = people.cohort()

    said = [events(cohort, language)[1].summary.value for language in ("th", "en")]

    assert said == ["อบรมนักบริหาร รุ่นที่ 5 (วันที่ 2 จาก 3)", "Executives, cohort 5 (day 2 of 3)"]


def test_no_line_is_longer_than_the_standard_allows(app):
    cohort = people.cohort(venue="สถาบันพัฒนา" * 20)
    written = calendar_of(cohort, people.someone(cohort))

    assert max(map(len, written.split(b"\r\n"))) <= 75
