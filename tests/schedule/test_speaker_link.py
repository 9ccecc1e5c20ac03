"""The speaker's private page."""

import io

import pytest
from PIL import Image

from tests import make
from trainer import journal, links
from trainer.database import db
from trainer.schedule import agenda, speaker_consent, speaker_invitations, speakers
from trainer.schedule.models import Speaker
from trainer.schedule.speaker_consent_texts import SpeakerPurpose
from trainer.schedule.speaker_invitations import SpeakerInvitation

pytestmark = pytest.mark.usefixtures("english")
BOARD = "/desk/cohorts/executive/4/agenda/speakers"


@pytest.fixture
def invitation(app):
    """Of a speaker with one session in cohort 4; another speaks there too."""
    cohort = make.cohort(programme=make.programme("executive"))
    one, other = (speakers.introduce(name, None, email="one@example.org") for name in ("นางมาลี ใจดี", "นายอื่น ลับมาก"))
    make.session(cohort, title="การเงิน", speakers=[one])
    make.session(cohort, start=13, end=15, title="กฎหมาย", speakers=[other])
    made = speaker_invitations.invite(cohort, one, None)
    db.session.commit()
    return made


def path(invitation):
    return invitation.address.removeprefix("http://localhost")


def reloaded():
    db.session.rollback()
    return db.session.query(SpeakerInvitation).one()


def test_the_page_names_own_sessions_and_no_others_before_the_agenda_is_published(invitation, client):
    page = client.get(path(invitation)).text

    assert "การเงิน" in page and "กฎหมาย" not in page


def test_own_sessions_stand_in_bold_on_the_published_agenda(invitation, client):
    make.publish(invitation.cohort)
    db.session.commit()

    page = client.get(path(invitation)).text

    assert "<strong>การเงิน</strong> <span" in page and "กฎหมาย" in page and "<strong>กฎหมาย" not in page


def test_a_speaker_confirms_with_a_note(invitation, client):
    client.post(f"{path(invitation)}/answer", data={"said": "confirmed", "note": "ขอจอภาพ"})

    found = reloaded()
    assert (found.answer, found.note) == ("confirmed", "ขอจอภาพ")


def test_the_journal_names_the_speaker_who_answered(invitation, client):
    client.post(f"{path(invitation)}/answer", data={"said": "declined", "note": ""})

    assert db.session.scalars(journal.entries()).first().actor == "นางมาลี ใจดี"


def test_an_answer_without_a_choice_is_asked_again_and_keeps_the_note(invitation, client):
    answer = client.post(f"{path(invitation)}/answer", data={"note": "มาช้า"})

    assert answer.status_code == 422 and "มาช้า" in answer.text and reloaded().answer is None


def test_a_session_that_is_moved_afterwards_has_to_be_asked_for_again(invitation, client):
    client.post(f"{path(invitation)}/answer", data={"said": "confirmed", "note": ""})
    found = reloaded()
    session = speaker_invitations.own_sessions(found.cohort, found.speaker)[0]

    agenda.change(session, None, starts_at=make.moment(make.FIRST_DAY, 10))

    assert speaker_invitations.standing(found, [session]) == "moved"


@pytest.mark.parametrize("verb", [speaker_invitations.revoke, speaker_invitations.renew])
def test_a_link_that_was_withdrawn_or_renewed_opens_nothing(verb, invitation, client):
    address = path(invitation)
    verb(invitation, None)
    db.session.commit()

    answer = client.get(address)

    assert answer.status_code == 404 and "มาลี" not in answer.text


def test_a_link_of_another_kind_opens_nothing(invitation, client):
    assert client.get(f"/speakers/{links.token('nomination', invitation)}").status_code == 404


def test_the_page_is_in_no_cache_and_no_search_engine(invitation, client):
    headers = client.get(path(invitation)).headers

    assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")


def test_consents_are_asked_one_by_one_and_unticked(invitation, client):
    page = client.get(path(invitation)).text

    assert page.count('name="agreed"') == 2 and "checked" not in page


def test_a_consent_without_a_tick_is_none(invitation, client):
    client.post(f"{path(invitation)}/consents/photo")

    assert not speaker_consent.standing_of(reloaded().speaker)


def test_a_consent_keeps_its_text_and_leaves_the_other_one_alone(invitation, client):
    client.post(f"{path(invitation)}/consents/photo", data={"agreed": "yes"})

    stands = speaker_consent.standing_of(reloaded().speaker)
    assert {key: one.text_version for key, one in stands.items()} == {SpeakerPurpose.PHOTO: 1}


def test_a_consent_is_taken_back_even_after_the_cohort_was_closed(invitation, client):
    speaker_consent.give(invitation.speaker, SpeakerPurpose.PHOTO, None)
    invitation.cohort.closed_at = make.moment(make.FIRST_DAY, 9)
    db.session.commit()

    client.post(f"{path(invitation)}/consents/photo/withdrawal")

    assert not speaker_consent.standing_of(reloaded().speaker)


def test_a_speaker_corrects_the_profile_and_not_the_fee(invitation, client):
    facts = {"name": "นางมาลี ใจงาม", "position": "ครู", "about_th": "สอนมา 20 ปี", "fee_category": "state"}

    client.post(f"{path(invitation)}/profile", data=facts)

    found = reloaded().speaker
    assert (found.name, found.about_th, found.fee_category) == ("นางมาลี ใจงาม", "สอนมา 20 ปี", "private")


def test_an_empty_name_is_refused_beside_its_field(invitation, client):
    answer = client.post(f"{path(invitation)}/profile", data={"name": " ", "about_th": "ไม่หาย"})

    assert answer.status_code == 422 and "ไม่หาย" in answer.text


def photo(kind="JPEG"):
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    Image.new("RGB", (900, 1200), "teal").save(stream, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return stream.getvalue()


def send_photo(client, invitation, data, name="ฉัน.jpg"):
    files = {"photo": (io.BytesIO(data), name)}
    return client.post(f"{path(invitation)}/photo", data=files, content_type="multipart/form-data")


def test_a_photo_is_drawn_anew_small_and_without_its_camera(invitation, client):
    send_photo(client, invitation, photo())

    kept = client.get(f"{path(reloaded())}/photo.jpg").data
    assert b"SecretCamera" in photo() and b"SecretCamera" not in kept
    assert Image.open(io.BytesIO(kept)).size == (480, 640)


@pytest.mark.parametrize("data", [b"", b"<svg onload='x'/>", b"GIF89a<script>", photo()[:300]],
                         ids=["empty", "svg", "gif", "cut"])  # fmt: skip
def test_what_is_no_picture_is_refused_beside_the_field(data, invitation, client):
    answer = send_photo(client, invitation, data)

    assert answer.status_code == 422 and not db.session.query(Speaker.photo).filter(Speaker.photo != "").all()


def test_own_sessions_come_as_a_calendar(invitation, client):
    text = client.get(f"{path(invitation)}/sessions.ics").text

    assert text.count("BEGIN:VEVENT") == 1 and "STATUS:TENTATIVE" in text and "กฎหมาย" not in text
