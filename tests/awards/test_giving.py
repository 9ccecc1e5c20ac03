"""Certificates for organisations, speakers and volunteers."""

import pytest
from sqlalchemy.exc import IntegrityError

from tests import make
from tests.awards.participants import attended, certified
from trainer.awards import correcting, giving, issuing
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.models import Award
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import speakers

OTHERS = [Recipient.ORGANISATION, Recipient.SPEAKER, Recipient.VOLUNTEER]


@pytest.fixture
def recipient(cohort, files):
    """Somebody of a kind who can be given a certificate of the cohort."""
    return {
        Recipient.ORGANISATION: lambda: make.organisation("มูลนิธิน้ำใจงาม"),
        Recipient.SPEAKER: lambda: make.speaker("ดร.มาลี ใจดี", cohort, position="อาจารย์ประจำคณะ"),
        Recipient.VOLUNTEER: lambda: make.volunteer(cohort, "นายก้อง ใจดี", "เจ้าหน้าที่ลงทะเบียน", organisation="ชมรมก"),
    }


WORDED = {
    Recipient.ORGANISATION: ("มูลนิธิน้ำใจงาม", "", "ได้ให้การสนับสนุนโครงการ", "อก.๔/๐๑/๒๕๖๓"),
    Recipient.SPEAKER: ("ดร.มาลี ใจดี", "อาจารย์ประจำคณะ", "เป็นวิทยากรในโครงการ", "ว.๔/๐๑/๒๕๖๓"),
    Recipient.VOLUNTEER: ("นายก้อง ใจดี", "ชมรมก", "ได้ปฏิบัติหน้าที่เจ้าหน้าที่ลงทะเบียนในโครงการ", "อส.๔/๐๑/๒๕๖๓"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_each_kind_is_given_a_certificate_in_its_own_words_and_numbers(cohort, recipient, kind):
    facts = issuing.give(cohort, kind, [recipient[kind]()], by=None)[0].facts

    name, below, completed, number = WORDED[kind]
    assert (facts["name"], facts["organisation"], facts["number"]) == (name, below, number)
    assert facts["completed"].startswith(completed) and "ชั่วโมง" not in facts["held"]


def test_a_volunteer_without_a_role_is_called_a_volunteer(cohort, files):
    facts = issuing.give(cohort, Recipient.VOLUNTEER, [make.volunteer(cohort)], by=None)[0].facts

    assert facts["completed"].startswith("ได้ปฏิบัติหน้าที่อาสาสมัครใน")


def test_a_monk_who_speaks_is_given_his_in_the_words_for_monks(cohort, files):
    monk = make.speaker("พระมหาสมศักดิ์ ฐิตธมฺโม", cohort)

    assert issuing.give(cohort, Recipient.SPEAKER, [monk], by=None)[0].facts["preface"].startswith("ขอถวาย")


@pytest.mark.parametrize("kind", OTHERS)
def test_giving_again_gives_nobody_a_second_certificate(cohort, recipient, kind):
    one = recipient[kind]()
    issuing.give(cohort, kind, [one], by=None)

    with pytest.raises(Refused):
        issuing.give(cohort, kind, [one], by=None)


@pytest.mark.parametrize("kind", OTHERS)
def test_two_awards_for_one_recipient_are_impossible_in_the_database(cohort, recipient, kind):
    one = recipient[kind]()
    make.add(Award.to(kind, one, cohort))

    with pytest.raises(IntegrityError), db.session.begin_nested():
        make.add(Award.to(kind, one, cohort))


@pytest.mark.parametrize("facts", [
    {"kind": "speaker"}, {"kind": "participant"}, {"kind": "emperor"}])
def test_an_award_to_nobody_is_impossible_in_the_database(cohort, facts):
    with pytest.raises(IntegrityError), db.session.begin_nested():
        make.add(Award(cohort=cohort, **facts))


def test_an_award_to_two_at_once_is_impossible_in_the_database(cohort):
    with pytest.raises(IntegrityError), db.session.begin_nested():
        make.add(Award(cohort=cohort, kind="speaker", speaker=make.speaker(), organisation=make.organisation()))


def test_a_speaker_of_two_cohorts_is_given_one_in_each(cohort, recipient):
    other = make.cohort(number=5, programme=cohort.programme)
    one = recipient[Recipient.SPEAKER]()

    numbers = [issuing.give(each, Recipient.SPEAKER, [one], by=None)[0].number for each in (cohort, other)]
    assert numbers == ["ว.4/01/2563", "ว.5/01/2563"]


@pytest.mark.parametrize("kind", OTHERS)
def test_a_certificate_that_was_replaced_says_what_is_known_today(cohort, recipient, kind):
    one = recipient[kind]()
    old = issuing.give(cohort, kind, [one], by=None)[0]
    one.name = "ชื่อที่แก้แล้ว"
    new = correcting.replace(old, "สะกดผิด", by=None)

    assert (new.facts["name"], new.serial, old.standing) == ("ชื่อที่แก้แล้ว", 2, "superseded")


def test_a_cohort_without_days_gives_nobody_a_certificate(app, files):
    past = make.cohort(starts_on=None)

    with pytest.raises(Refused):
        issuing.give(past, Recipient.ORGANISATION, [make.organisation()], by=None)


def test_organisations_of_the_cohort_are_those_that_people_hold_a_seat_for(cohort):
    inside, outside = make.organisation("มูลนิธิใน"), make.organisation("มูลนิธินอก")
    make.registration(cohort, organisation=inside)
    make.registration(cohort, organisation=inside)
    make.registration(cohort, organisation=outside, state="withdrawn")

    assert [(one.recipient, one.count) for one in giving.lines_of(cohort, Recipient.ORGANISATION)] == [(inside, 2)]


def test_another_organisation_is_found_in_the_register_and_can_be_given_one(cohort, files):
    host = make.organisation("สมาคมเจ้าภาพ")

    found = giving.lines_of(cohort, Recipient.ORGANISATION, "เจ้าภาพ")
    issuing.give(cohort, Recipient.ORGANISATION, [host], by=None)
    assert ([one.recipient for one in found], giving.lines_of(cohort, Recipient.ORGANISATION)[0].state) == (
        [host], "issued")  # fmt: skip


def test_speakers_are_those_on_the_agenda_of_the_cohort(cohort):
    here = make.speaker(cohort=cohort)
    make.speaker(cohort=make.cohort(number=5, programme=cohort.programme))
    make.speaker()

    assert [one.recipient for one in giving.lines_of(cohort, Recipient.SPEAKER)] == [here]


def test_a_speaker_of_another_cohort_and_a_volunteer_of_another_are_not_chosen(cohort):
    other = make.cohort(number=5, programme=cohort.programme)
    speaker, volunteer = make.speaker(cohort=other), make.volunteer(other)

    assert giving.chosen(cohort, Recipient.SPEAKER, [speaker.id]) == []
    assert giving.chosen(cohort, Recipient.VOLUNTEER, [volunteer.id]) == []


def test_a_speaker_who_was_given_a_certificate_stays_in_the_list(cohort, recipient):
    one = recipient[Recipient.SPEAKER]()
    issuing.give(cohort, Recipient.SPEAKER, [one], by=None)
    for session in db.session.query(make.TrainingSession):
        session.speakers = []
    db.session.flush()

    with pytest.raises(Refused, match="มาลี"):
        speakers.dismiss(one, by=None)


def test_certificates_of_others_do_not_count_as_those_of_participants(cohort, recipient):
    attended(cohort, 6)
    issuing.give(cohort, Recipient.SPEAKER, [recipient[Recipient.SPEAKER]()], by=None)
    certified(cohort)

    assert giving.counts(cohort) == {"participant": 2, "speaker": 1}
    assert db.session.query(IssuedCertificate).count() == 3
