"""Volunteers: entered one by one, or as a pasted list."""

import pytest

from tests import make
from trainer.awards import issuing, volunteers
from trainer.awards.models import Volunteer
from trainer.awards.recipients import Recipient
from trainer.database import db, now
from trainer.errors import Refused


def names():
    return [one.name for one in db.session.query(Volunteer).order_by(Volunteer.id)]


def test_a_volunteer_is_entered_with_what_they_did(cohort):
    made = volunteers.enter(cohort, None, "  นายก้อง   ใจดี", "ลงทะเบียน", "ชมรม ก")

    assert (made.name, made.role, made.organisation) == ("นายก้อง ใจดี", "ลงทะเบียน", "ชมรม ก")


@pytest.mark.parametrize(("name", "role"), [("", ""), ("  ", "x"), ("ก" * 201, ""), ("ก", "ข" * 201)])
def test_an_entry_that_is_empty_or_too_long_is_refused(cohort, name, role):
    with pytest.raises(Refused):
        volunteers.enter(cohort, None, name, role)


def test_the_same_person_with_the_same_work_is_refused(cohort):
    volunteers.enter(cohort, None, "นายก้อง ใจดี", "ลงทะเบียน")

    with pytest.raises(Refused):
        volunteers.enter(cohort, None, "นายก้อง ใจดี", "ลงทะเบียน")


@pytest.mark.parametrize("pasted", [
    "นายก้อง ใจดี\tลงทะเบียน\tชมรม ก\nนางสาวมาลี สุขใจ\tพยาบาล", "นายก้อง ใจดี, ลงทะเบียน, ชมรม ก\r\n\r\nนางสาวมาลี สุขใจ,พยาบาล",
    "นายก้อง ใจดี | ลงทะเบียน | ชมรม ก\nนางสาวมาลี สุขใจ ; พยาบาล"])
def test_a_pasted_list_is_read_however_its_columns_are_parted(cohort, pasted):
    volunteers.enter_pasted(cohort, None, pasted)

    rows = [(one.name, one.role, one.organisation) for one in db.session.query(Volunteer).order_by(Volunteer.id)]
    assert rows == [("นายก้อง ใจดี", "ลงทะเบียน", "ชมรม ก"), ("นางสาวมาลี สุขใจ", "พยาบาล", "")]


def test_the_numbers_of_a_pasted_list_are_no_part_of_the_names(cohort):
    volunteers.enter_pasted(cohort, None, "๑. นางสาวน้ำทิพย์ ใจกว้าง\n2) นายก้อง ใจดี")

    assert names() == ["นางสาวน้ำทิพย์ ใจกว้าง", "นายก้อง ใจดี"]


def test_who_stands_in_the_list_is_left_out_and_counted(cohort):
    volunteers.enter(cohort, None, "นายก้อง ใจดี")
    added, again = volunteers.enter_pasted(cohort, None, "นายก้อง ใจดี\nนางมาลี สุขใจ\nนางมาลี สุขใจ")

    assert ([one.name for one in added], again) == (["นางมาลี สุขใจ"], 2)


@pytest.mark.parametrize("pasted", ["  \n ", "ก\nข\tค\tง\tจ", "ก\n\t\tชมรม", "ก\n" + "ข" * 201, "ก\n" * 501])
def test_a_list_that_cannot_be_taken_adds_nobody(cohort, pasted):
    with pytest.raises(Refused):
        volunteers.enter_pasted(cohort, None, pasted)

    assert names() == []


def test_the_line_that_is_wrong_is_named(cohort):
    with pytest.raises(Refused, match="2"):
        volunteers.enter_pasted(cohort, None, "ก\nข\tค\tง\tจ")


def test_a_volunteer_with_a_certificate_stays_in_the_list(cohort, files):
    one = make.volunteer(cohort)
    issuing.give(cohort, Recipient.VOLUNTEER, [one], by=None)

    with pytest.raises(Refused):
        volunteers.remove(one, None)


def test_a_correction_leaves_the_certificate_as_it_was_issued(cohort, files):
    one = make.volunteer(cohort, "นายพิมผิด")
    certificate = issuing.give(cohort, Recipient.VOLUNTEER, [one], by=None)[0]
    volunteers.correct(one, None, name="นายพิมพ์ถูก", role="", organisation="")

    assert (one.name, certificate.facts["name"]) == ("นายพิมพ์ถูก", "นายพิมผิด")


@pytest.mark.parametrize("act", [
    lambda cohort, one: volunteers.enter(cohort, None, "ก"),
    lambda cohort, one: volunteers.enter_pasted(cohort, None, "ก"),
    lambda cohort, one: volunteers.remove(one, None), lambda cohort, one: volunteers.correct(one, None, name="ข")])
def test_a_closed_cohort_keeps_its_volunteers_as_they_are(cohort, act):
    one = make.volunteer(cohort)
    cohort.closed_at = now()

    with pytest.raises(Refused):
        act(cohort, one)
