"""The calling order, and the list of numbers by which it is set by hand."""

import pytest

from tests.awards import day
from trainer.awards import called_list, calling, correcting
from trainer.awards.called_list import Known
from trainer.awards.calling import Way
from trainer.awards.print_day import BY_CALLING, Choice, lines_of
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.errors import Refused

CALLED = Choice(order=BY_CALLING)


@pytest.fixture
def issued(cohort):
    return day.certified(cohort)


@pytest.fixture
def known(issued):
    return Known(issued)


def called(cohort):
    return day.firsts(lines_of(cohort, CALLED))


def test_without_a_calling_order_everything_follows_the_name_list(cohort, issued):
    assert called(cohort) == ["กานดา", "เก่ง", "ขวัญ", "ฮานา"]


@pytest.mark.parametrize(("way", "order"), [
    (Way.GROUP, ["เก่ง", "ฮานา", "กานดา", "ขวัญ"]), (Way.REGION, ["ฮานา", "ขวัญ", "กานดา", "เก่ง"])])
def test_people_are_called_by_group_and_number_or_by_region_and_organisation(cohort, issued, way, order):
    calling.set_order(cohort, Recipient.PARTICIPANT, way, by=None)

    assert called(cohort) == order


def test_by_hand_the_list_holds_and_who_is_not_in_it_comes_last(cohort, issued, known):
    awards, errors = called_list.read("3\n1", known)
    calling.set_order(cohort, Recipient.PARTICIPANT, Way.HAND, None, awards)

    assert (errors, called(cohort)) == ([], ["ขวัญ", "กานดา", "เก่ง", "ฮานา"])


def test_who_is_given_another_certificate_keeps_the_place(cohort, issued, known):
    awards, _errors = called_list.read("4,3,2,1", known)
    calling.set_order(cohort, Recipient.PARTICIPANT, Way.HAND, None, awards)
    correcting.replace(issued[3], "พิมพ์ผิด", None)
    db.session.flush()

    assert called(cohort)[0] == "ฮานา"


def test_setting_the_order_again_changes_the_same_one(cohort, issued):
    for way in (Way.GROUP, Way.REGION):
        calling.set_order(cohort, Recipient.PARTICIPANT, way, by=None)

    assert [one.way for one in db.session.query(calling.CallingOrder)] == [Way.REGION]


def test_speakers_are_in_no_group(cohort):
    with pytest.raises(Refused):
        calling.set_order(cohort, Recipient.SPEAKER, Way.GROUP, by=None)


@pytest.mark.parametrize("text", [
    "4/001/2563\n4/002/2563\n4/003/2563", "๔/๐๐๑/๒๕๖๓, ๔/๐๐๒/๒๕๖๓ ; ๓", "1\n\n2\r\n3\n", "1-3", "๑–๓",
    "1\t4/001/2563\tนายกานดา\n2\t4/002/2563\tนายเก่ง\n3\t4/003/2563\tนายขวัญ"])
def test_numbers_are_read_as_people_write_them(issued, known, text):
    assert called_list.read(text, known) == ([one.award_id for one in issued[:3]], [])


@pytest.mark.parametrize(("text", "said"), [
    ("1\n9", "บรรทัดที่ 2: ไม่มีวุฒิบัตรที่ใช้ได้เลขที่ “9”"), ("1\n2\n๑", "บรรทัดที่ 3: 4/001/2563 อยู่ในบรรทัดที่ 1 แล้ว"),
    ("8-9", "บรรทัดที่ 1: ไม่มีวุฒิบัตรที่ใช้ได้ลำดับที่ 8 ถึง 9"), ("นายกานดา", "เลขที่ “นายกานดา”"),
    ("1-4\n3", "4/003/2563 อยู่ในบรรทัดที่ 1")])
def test_what_is_wrong_is_said_with_its_line(known, text, said):
    [error] = called_list.read(text, known)[1]

    assert said in error


def test_a_revoked_number_is_called_so(issued):
    issued[1].revoke("ออกผิดคน", by=None)
    known = Known([one for one in issued if one.valid], [issued[1]])

    assert "ถูกเพิกถอนแล้ว" in called_list.read("4/002/2563", known)[1][0]


def test_a_running_number_that_two_certificates_have_is_to_be_written_whole(issued):
    with db.session.no_autoflush:  # two series may have it; here it is one
        issued[1].serial = 1
        errors = called_list.read("1", Known(issued))[1]
        db.session.rollback()

    assert "4/001/2563, 4/002/2563" in errors[0]


def test_of_many_errors_the_first_are_told_and_how_many_there_are(known):
    errors = called_list.read("\n".join(str(n) for n in range(50, 75)), known)[1]

    assert (len(errors), "15" in errors[-1]) == (called_list.MOST + 1, True)
