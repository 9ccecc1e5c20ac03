"""The organiser's page of a cohort's speakers."""

import pytest

from tests import make
from trainer.database import db
from trainer.schedule import speaker_invitations, speakers
from trainer.schedule.speaker_invitations import SpeakerAnswer, SpeakerInvitation

pytestmark = pytest.mark.usefixtures("english")
BOARD = "/desk/cohorts/executive/4/agenda/speakers"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"))


def speaking(cohort, name, start=9, **facts):
    one = speakers.introduce(name, None, **facts)
    make.session(cohort, start=start, end=start + 1, title=f"เรื่องของ{name}", speakers=[one])
    db.session.commit()
    return one


def answered(cohort, speaker, said):
    one = speaker_invitations.invite(cohort, speaker, None)
    speaker_invitations.answer(one, SpeakerAnswer(said), "", None)
    db.session.commit()


def test_answers_are_counted_in_words(cohort, as_organiser):
    answered(cohort, speaking(cohort, "นายมา แน่"), "confirmed")
    answered(cohort, speaking(cohort, "นายไม่ มา", 10), "declined")

    page = as_organiser.get(BOARD).text

    assert "ตอบรับแล้ว</span> 1" in page and "ไม่สะดวก</span> 1" in page


def test_a_clash_with_another_cohort_is_told(cohort, as_organiser):
    one = speaking(cohort, "นายสอง แห่ง")
    make.session(make.cohort(5), start=9, end=12, title="ที่อื่น", speakers=[one])
    db.session.commit()

    assert "ที่อื่น" in as_organiser.get(BOARD).text


def test_an_answer_by_telephone_is_written_down(cohort, as_organiser):
    one = speaking(cohort, "นายมา แน่")

    as_organiser.post(f"{BOARD}/{one.id}/answer", data={"said": "confirmed"})

    assert db.session.query(SpeakerInvitation.answer).scalar() == "confirmed"


def test_a_speaker_of_another_agenda_cannot_be_asked_here(cohort, as_organiser):
    one = speaking(make.cohort(5), "นายรุ่น อื่น")

    as_organiser.post(f"{BOARD}/{one.id}/invitation")

    assert not db.session.query(SpeakerInvitation).count()


def test_a_new_link_ends_the_old_one(cohort, as_organiser, client):
    one = speaking(cohort, "นายมา แน่")
    old = speaker_invitations.invite(cohort, one, None).address.removeprefix("http://localhost")
    db.session.commit()

    as_organiser.post(f"{BOARD}/{one.id}/link")

    assert client.get(old).status_code == 404


def test_the_agenda_marks_who_confirmed(cohort, as_organiser):
    answered(cohort, speaking(cohort, "นายมา แน่"), "confirmed")

    assert "ตอบรับแล้ว" in as_organiser.get("/desk/cohorts/executive/4/agenda").text


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_however_many_speak(number, cohort, as_organiser, statements):
    for n in range(number):
        answered(cohort, speaking(cohort, f"นาย{n} ก", 9 + n), "confirmed")

    with statements() as seen:
        as_organiser.get(BOARD)

    assert len(seen) <= 16
