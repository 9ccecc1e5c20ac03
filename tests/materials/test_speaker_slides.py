"""Slides that speakers send by their private links."""

import io

import pytest

from tests import make
from tests.materials.sender import HEADERS, Sender
from trainer.database import db
from trainer.errors import Refused
from trainer.materials import queries, speaker_slides
from trainer.materials.models import Audience, Material, VersionState
from trainer.materials.uploads import MaterialUpload
from trainer.schedule import speaker_invitations, speakers

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def files(app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path)


@pytest.fixture
def invitation(app):
    cohort = make.cohort(programme=make.programme("executive"))
    speaker = speakers.introduce("นางมาลี ใจดี", None)
    make.session(cohort, title="การเงิน", speakers=[speaker])
    make.session(cohort, start=13, end=14, title="ของผู้อื่น")
    made = speaker_invitations.invite(cohort, speaker, None)
    db.session.commit()
    return made


def send(client, invitation, name="สไลด์.pdf", data=PDF, **facts):
    own = speaker_invitations.own_sessions(invitation.cohort, invitation.speaker)[0]
    facts = {"session": own.id} | facts | {"files": (io.BytesIO(data), name)}
    path = invitation.address.removeprefix("http://localhost")
    return client.post(f"{path}/slides", data=facts, content_type="multipart/form-data")


@pytest.fixture
def sender(client, invitation):
    """Sends in pieces, by the private link of the invitation."""
    made = Sender(client, invitation.cohort)
    made.uploads = invitation.address.removeprefix("http://localhost") + "/slides/uploads"
    made.session = speaker_invitations.own_sessions(invitation.cohort, invitation.speaker)[0].id
    return made


def material():
    db.session.rollback()
    return db.session.query(Material).one()


def ready():
    """The material, its file checked."""
    found = material()
    found.versions[0].state = VersionState.READY
    db.session.commit()
    return found


def test_slides_belong_to_the_session_and_wait_for_an_organiser(invitation, client):
    send(client, invitation)

    found = material()
    assert (found.session.title, found.audience, found.newest.made_by) == ("การเงิน", Audience.STAFF, "นางมาลี ใจดี")


def test_slides_for_a_session_of_others_are_refused(invitation, client):
    other = speaker_invitations.own_sessions(invitation.cohort, invitation.speaker)[0].id + 1

    send(client, invitation, session=other)

    assert not db.session.query(Material).count()


REFUSED = [("x.html", b"<script>alert(1)</script>"), ("x.pdf", b"MZ\x90\x00"), ("x.pdf", b"")]


@pytest.mark.parametrize(("name", "data"), REFUSED)
def test_what_is_no_material_is_refused(name, data, invitation, client):
    send(client, invitation, name, data)

    assert not db.session.query(Material).count()


def test_participants_see_nothing_before_it_is_released(invitation, client):
    send(client, invitation)
    ready()

    assert not db.session.execute(queries.visible_to(Audience.SPEAKERS, invitation.cohort)).all()


def test_an_organiser_releases_it_to_the_participants(invitation, client, as_organiser):
    send(client, invitation)
    found = ready()

    as_organiser.post(f"/desk/cohorts/executive/4/materials/{found.id}/handing-out")

    seen = db.session.execute(queries.visible_to(Audience.PARTICIPANTS, found.cohort)).all()
    assert [one.id for one, _version in seen] == [found.id]


def test_what_is_being_checked_cannot_be_released(invitation, client):
    send(client, invitation)

    with pytest.raises(Refused):
        speaker_slides.release(material(), None)


def test_a_newer_file_becomes_a_version_while_it_waits(invitation, client):
    send(client, invitation)

    send(client, invitation, material=ready().id)

    assert [one.number for one in material().versions] == [2, 1]


def test_what_was_released_is_not_replaced_unseen(invitation, client):
    send(client, invitation)
    found = ready()
    speaker_slides.release(found, None)
    db.session.commit()

    send(client, invitation, material=found.id)

    assert len(material().versions) == 1


def test_a_speaker_cannot_fetch_what_others_sent(invitation, client):
    send(client, invitation)
    found = ready()
    found.speaker_id = speakers.introduce("นายอื่น ใคร", None).id
    db.session.commit()

    path = invitation.address.removeprefix("http://localhost")
    assert client.get(f"{path}/slides/{found.id}").status_code == 404


def test_large_slides_come_in_pieces_and_go_on_after_a_cut(invitation, sender):
    address = sender.begin(len(PDF), session=sender.session)
    sender.patch(address, 0, PDF[:40])

    sender.patch(address, sender.stands(address), PDF[40:])

    found = material()
    assert (found.session.title, found.audience, found.speaker_id, found.newest.made_by) == (
        "การเงิน", Audience.STAFF, invitation.speaker_id, "นางมาลี ใจดี"
    )  # fmt: skip


def test_pieces_for_a_session_of_others_are_not_announced(sender):
    answer = sender.announce(len(PDF), session=sender.session + 1)

    assert (answer.status_code, db.session.query(MaterialUpload).count()) == (422, 0)


def test_nobody_goes_on_with_the_upload_of_another(invitation, sender, as_organiser):
    other = speakers.introduce("นายอื่น ใคร", None)
    make.session(invitation.cohort, start=15, end=16, speakers=[other])
    theirs = speaker_invitations.invite(invitation.cohort, other, None).address.removeprefix("http://localhost")
    db.session.commit()
    address = sender.begin(len(PDF), session=sender.session)
    ways = (f"{theirs}/slides/uploads", "/desk/cohorts/executive/4/materials/uploads")

    found = [as_organiser.head(f"{way}/{address.rpartition('/')[2]}", headers=HEADERS).status_code for way in ways]

    assert (sender.stands(address), found) == (0, [404, 404])


def test_what_was_released_while_a_newer_file_was_on_its_way_stays(invitation, client, sender):
    send(client, invitation)
    found = ready()
    address = sender.begin(len(PDF), material=found)
    speaker_slides.release(found, None)
    db.session.commit()

    answer = sender.patch(address, 0, PDF)

    assert (answer.status_code, len(material().versions), db.session.query(MaterialUpload).count()) == (422, 1, 1)


def test_a_link_that_was_withdrawn_takes_no_more_of_a_file(invitation, sender):
    address = sender.begin(len(PDF), session=sender.session)
    speaker_invitations.revoke(invitation, None)
    db.session.commit()

    assert (sender.patch(address, 0, PDF).status_code, db.session.query(Material).count()) == (404, 0)
