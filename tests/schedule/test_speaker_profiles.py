"""What the public sees of speakers: nothing that they did not agree to."""

import io
from datetime import date

import pytest
from werkzeug.datastructures import FileStorage

from tests import make
from tests.schedule.test_speaker_link import photo
from trainer.database import db
from trainer.look import today
from trainer.programmes.models import Cohort
from trainer.schedule import speaker_consent, speaker_photo, speakers
from trainer.schedule.days import day_of
from trainer.schedule.speaker_consent_texts import SpeakerPurpose

PAGE = "/cohorts/executive/4/speakers"


@pytest.fixture
def speaker(app):
    """Someone with a whole profile who agreed to nothing, on a published agenda."""
    cohort = make.cohort(programme=make.programme("executive"), announced_at=make.moment(make.FIRST_DAY, 9))
    one = speakers.introduce("นางมาลี ใจดี", None, about_th="ประวัติลับ", email="secret@example.org", phone="0899999999")
    speaker_photo.keep(one, FileStorage(io.BytesIO(photo())), None)
    make.session(cohort, speakers=[one])
    make.publish(cohort)
    db.session.commit()
    return one


def agree(speaker, purpose):
    speaker_consent.give(speaker, purpose, None)
    db.session.commit()


def test_without_consent_only_name_and_position_are_shown(speaker, client):
    page = client.get(PAGE).text

    assert "นางมาลี ใจดี" in page
    assert not [word for word in ("ประวัติลับ", ".jpg", "secret@", "0899999999") if word in page]


def test_the_photo_of_someone_who_did_not_agree_is_not_found(speaker, client):
    assert client.get(f"{PAGE}/{speaker.id}.jpg").status_code == 404


def test_a_consent_to_the_profile_shows_the_profile_alone(speaker, client):
    agree(speaker, SpeakerPurpose.PROFILE)

    page = client.get(PAGE).text

    assert "ประวัติลับ" in page and ".jpg" not in page


def test_a_consent_to_the_photo_shows_it(speaker, client):
    agree(speaker, SpeakerPurpose.PHOTO)

    assert client.get(f"{PAGE}/{speaker.id}.jpg").mimetype == "image/jpeg"


def test_a_consent_that_is_taken_back_counts_at_once(speaker, client):
    agree(speaker, SpeakerPurpose.PHOTO)
    speaker_consent.withdraw(speaker, SpeakerPurpose.PHOTO, None)
    db.session.commit()

    assert client.get(f"{PAGE}/{speaker.id}.jpg").status_code == 404


def test_a_photo_that_an_organiser_puts_ends_the_consent(speaker):
    agree(speaker, SpeakerPurpose.PHOTO)

    speaker_photo.keep(speaker, FileStorage(io.BytesIO(photo())), make.organiser())

    assert not speaker_consent.standing_of(speaker)


def test_speakers_of_an_agenda_that_is_not_published_are_not_shown(speaker, client):
    hidden = speakers.introduce("นายยังไม่ประกาศ ลับ", None)
    make.session(db.session.query(Cohort).one(), start=13, end=14, speakers=[hidden])
    db.session.commit()

    assert "ยังไม่ประกาศ" not in client.get(PAGE).text


@pytest.mark.parametrize("number", [1, 3])
def test_the_public_page_asks_as_often_however_many_speak(number, speaker, client, statements):
    cohort = db.session.query(Cohort).one()
    for n in range(number):
        make.session(cohort, start=13 + n, end=14 + n, speakers=[speakers.introduce(f"นาย{n} ก", None)])
    make.publish(cohort)
    db.session.commit()

    with statements() as seen:
        client.get(PAGE)

    assert len(seen) <= 5


def test_the_agenda_leads_to_the_speakers(speaker, client):
    assert f'href="{PAGE}"' in client.get("/cohorts/executive/4/agenda").text


SIGNED = {"given_on": ["29", "1", "2563"], "note": "แฟ้ม 7 หน้า 3"}


@pytest.fixture
def paper(speaker):
    return f"/desk/speakers/{speaker.id}/consents/profile"


def test_a_consent_on_paper_is_recorded_with_its_day_and_where_the_form_lies(speaker, paper, as_organiser):
    as_organiser.post(f"{paper}/new", data=SIGNED)

    stands = speaker_consent.standing_of(speaker)
    made = stands[SpeakerPurpose.PROFILE]
    assert (len(stands), day_of(made.given_at), made.note) == (1, date(2020, 1, 29), SIGNED["note"])
    assert made.recorded_by.name in as_organiser.get(f"/desk/speakers/{speaker.id}").text
    assert "ประวัติลับ" in as_organiser.get(PAGE).text


@pytest.mark.parametrize("day", [["1", "1", str(today().year + 1)], ["31", "2", "2563"], ["", "", ""]])
def test_a_day_on_which_nobody_can_have_signed_is_refused_beside_the_field(speaker, paper, as_organiser, day):
    answer = as_organiser.post(f"{paper}/new", data=SIGNED | {"given_on": day})

    assert answer.status_code == 422 and 'id="given_on-error"' in answer.text and SIGNED["note"] in answer.text
    assert not speaker_consent.standing_of(speaker)


def test_an_old_form_does_not_undo_that_the_consent_was_taken_back(speaker, paper, as_organiser):
    agree(speaker, SpeakerPurpose.PROFILE)
    as_organiser.post(f"{paper}/withdrawal")

    answer = as_organiser.post(f"{paper}/new", data=SIGNED)

    assert (answer.status_code, speaker_consent.standing_of(speaker)) == (422, {})


def test_only_staff_records_consents(speaker, paper, client, sign_in):
    agree(speaker, SpeakerPurpose.PHOTO)
    visitors = client, sign_in(make.account("participant"))

    answers = [one.post(address, data=SIGNED).status_code for one in visitors
               for address in (f"{paper}/new", f"/desk/speakers/{speaker.id}/consents/photo/withdrawal")]  # fmt: skip

    assert set(answers) <= {302, 403, 404} and list(speaker_consent.standing_of(speaker)) == [SpeakerPurpose.PHOTO]
