"""Bad input: a clear word for the screen, a line in the log, and nothing changed."""

import json
import logging

import pytest

from tests import make
from tests.door.phones import present
from trainer.database import db
from trainer.door.batch import LARGEST
from trainer.door.models import Scan

YEARS = 10 * 365 * 86_400_000


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\0\xff" * 5000, b'{"sent_at": 1, "scans": 7}'])
def test_what_is_no_batch_is_refused_with_a_sentence(phone, data):
    answer = phone.post(data)

    assert (answer.status_code, answer.json["error"]) == (400, "malformed")
    assert "cannot be read" in answer.json["message"]


def test_a_megabyte_of_junk_is_refused_as_too_large(phone):
    answer = phone.post(b"x" * (LARGEST + 1))

    assert (answer.status_code, answer.json["error"]) == (413, "malformed")


def test_malformed_requests_are_a_line_in_the_log(phone, caplog):
    phone.post(b"{")

    assert "Scans refused: no JSON" in caplog.text


def test_a_refused_scan_is_a_line_in_the_log_that_names_nobody(phone, morning, held, caplog):
    person = make.registration(held, state="withdrawn", person=make.person("ลับ", "ปกปิด"))

    phone.send(phone.scan(morning, person))

    line = next(each for each in caplog.messages if "Scan refused" in each)
    assert "no_seat" in line and f"device {phone.id}" in line
    assert "ปกปิด" not in caplog.text and person.badge_token not in caplog.text


def test_a_foreign_code_cannot_forge_lines_in_the_log(phone, morning, caplog):
    phone.send(phone.scan(morning, code="x\nScan refused: forged"))

    assert len([each for record in caplog.messages for each in record.splitlines() if "refused" in each]) == 1


def test_a_thousand_refusals_do_not_flood_the_log(phone, morning, caplog):
    with caplog.at_level(logging.WARNING):
        phone.send(*(phone.scan(morning, code="x") for _ in range(1000)))

    assert len(caplog.records) == 21 and "980 more" in caplog.text


def test_one_malformed_scan_does_not_refuse_the_others(phone, morning, malee):
    bad = phone.scan(morning, malee) | {"kind": "burn"}

    results = phone.results(bad, None, phone.scan(morning, malee))

    assert (results, present()) == (["malformed", "malformed", "recorded"], [(morning.id, malee.id)])


def test_a_malformed_scan_with_a_uid_is_kept_and_answered_the_same_again(phone, morning, malee, caplog):
    bad = phone.scan(morning, malee) | {"at": "noon"}

    assert phone.results(bad) == phone.results(bad) == ["malformed"]
    assert "noon" in db.session.query(Scan).one().code and malee.badge_token not in caplog.text


def test_a_clock_ten_years_off_is_put_right(phone, morning, malee):
    phone.ahead = YEARS

    assert phone.results(phone.scan(morning, malee)) == ["recorded"]


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
def test_a_clock_that_was_set_by_ten_years_between_scan_and_sync_is_noticed_and_the_scan_kept(
    phone, morning, malee, jump
):
    scan = phone.scan(morning, malee)
    phone.ahead = jump

    assert (phone.results(scan), present()) == (["clock"], [])
    assert db.session.query(Scan).one().registration_id == malee.id


@pytest.mark.parametrize("ahead", [0, YEARS, -YEARS])
def test_the_offset_of_the_clock_is_measured_at_every_request(phone, ahead):
    phone.ahead = ahead

    phone.send(waiting=23)

    assert abs(phone.device.offset_ms + ahead) < 5000 and phone.device.waiting == 23


def test_the_largest_moments_break_nothing(phone, morning, malee, as_organiser):
    latest = 253_370_764_799_999
    scans = [phone.scan(morning, malee, at=at) for at in (0, latest)]

    assert phone.results(*scans, sent_at=latest) == ["clock", "recorded"]
    assert phone.results(phone.scan(morning, malee, at=latest), sent_at=0) == ["clock"]
    assert as_organiser.get(f"/desk/cohorts/{malee.cohort.address}/conflicts").status_code == 200


def test_the_largest_batch_fits_into_a_megabyte(phone, morning, malee):
    scans = [phone.scan(morning, code="x" * 100, registration=2**31 - 1) for _ in range(1000)]

    assert len(json.dumps(scans)) < LARGEST and len(phone.results(*scans)) == 1000


def test_nobody_is_told_a_name_by_counting_up_numbers(phone, morning):
    strangers = [make.registration(make.cohort(), person=make.person("ลับ", "ปกปิด")).id for _ in range(3)]

    answer = phone.send(*(phone.scan(morning, registration=one, how="search") for one in strangers))

    assert {each["result"] for each in answer.json["results"]} == {"other_cohort"} and "ปกปิด" not in answer.text
