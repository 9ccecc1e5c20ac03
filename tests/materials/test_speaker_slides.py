"""Slides that speakers send by their private links."""

import io

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.materials import queries, speaker_slides
from trainer.materials.models import Audience, Material, VersionState
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
