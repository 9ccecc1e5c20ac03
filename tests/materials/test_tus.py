"""The protocol by which files come: as tus.io has it, answered in sentences where it is refused."""

import base64
import hashlib
import os
from datetime import timedelta

import pytest

from tests.materials import samples
from tests.materials.sender import BYTES, HEADERS, Sender
from trainer.database import db, now
from trainer.materials import uploads
from trainer.materials.models import Material
from trainer.materials.uploads import MaterialUpload
from trainer.storage import storage

PDF = samples.pdf()


@pytest.fixture
def sender(cohort, as_organiser, folder):
    return Sender(as_organiser, cohort)


def pieces():
    return len(storage().places("uploads"))


def test_the_server_says_what_it_can_do(sender):
    answer = sender.client.options(sender.uploads)

    assert (answer.status_code, answer.headers["Tus-Version"], answer.headers["Tus-Extension"]) == (
        204, "1.0.0", "creation,expiration,checksum,termination"
    )  # fmt: skip
    assert (answer.headers["Tus-Max-Size"], answer.headers["Tus-Checksum-Algorithm"]) == (str(2**30), "sha1,sha256,md5")


def test_a_file_is_announced_sent_and_becomes_a_material(sender):
    announced = sender.announce(len(PDF))
    address = announced.headers["Location"]
    done = sender.patch(address, 0, PDF)

    assert (announced.status_code, "Upload-Expires" in announced.headers) == (201, True)
    assert (done.status_code, done.headers["Upload-Offset"]) == (204, str(len(PDF)))
    assert db.session.query(Material).one().newest.name == "สไลด์.pdf"


def test_it_goes_on_where_it_stands(sender):
    address = sender.begin(len(PDF))
    sender.patch(address, 0, PDF[:300])
    before = sender.stands(address)
    sender.patch(address, before, PDF[before:])

    assert (before, sender.stands(address), db.session.query(Material).count()) == (300, len(PDF), 1)


@pytest.mark.parametrize("offset", [0, 299, 301, 10**9])
def test_bytes_for_another_place_are_refused_and_change_nothing(sender, offset):
    address = sender.begin(len(PDF))
    sender.patch(address, 0, PDF[:300])

    assert (sender.patch(address, offset, b"x").status_code, sender.stands(address), pieces()) == (409, 300, 1)


def test_what_is_sent_again_after_the_end_does_no_harm(sender):
    address = sender.begin(len(PDF))
    sender.patch(address, 0, PDF)

    again = sender.patch(address, len(PDF), b"")

    assert (again.status_code, again.headers["Upload-Offset"], db.session.query(Material).count()) == (
        204, str(len(PDF)), 1
    )  # fmt: skip


def test_more_than_was_announced_is_refused(sender):
    address = sender.begin(10)

    answer = sender.patch(address, 0, b"a" * 11)

    assert (answer.status_code, sender.stands(address), pieces()) == (413, 0, 0)
    assert "มากกว่าที่แจ้งไว้" in answer.text


def test_an_endless_stream_without_a_length_is_refused_at_the_announced_one(sender):
    address = sender.begin(100)
    headers = HEADERS | {"Upload-Offset": "0", "Content-Type": BYTES, "Transfer-Encoding": "chunked"}
    endless = {"wsgi.input": Endless(), "wsgi.input_terminated": True}

    answer = sender.client.patch(address, headers=headers, environ_overrides=endless)

    assert (answer.status_code, sender.stands(address), pieces()) == (413, 0, 0)


class Endless:
    def read(self, size=-1):
        return b"a" * size


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "md5"])
def test_bytes_that_add_up_are_taken(sender, algorithm):
    checksum = base64.b64encode(hashlib.new(algorithm, PDF).digest()).decode()

    assert sender.patch(sender.begin(len(PDF)), 0, PDF, Upload_Checksum=f"{algorithm} {checksum}").status_code == 204


def test_bytes_that_were_damaged_on_their_way_are_not_kept(sender):
    address = sender.begin(len(PDF))
    checksum = base64.b64encode(hashlib.sha1(PDF).digest()).decode()

    answer = sender.patch(address, 0, PDF[:-1] + b"?", Upload_Checksum=f"sha1 {checksum}")

    assert (answer.status_code, sender.stands(address), pieces()) == (460, 0, 0)


@pytest.mark.parametrize("checksum", ["crc32 AAAA", "sha1 ???"])
def test_a_checksum_that_nobody_understands_is_refused(sender, checksum):
    assert sender.patch(sender.begin(len(PDF)), 0, PDF, Upload_Checksum=checksum).status_code == 400


def test_an_upload_can_be_ended(sender):
    address = sender.begin(len(PDF))
    sender.patch(address, 0, PDF[:300])

    ended = sender.client.delete(address, headers=HEADERS)

    assert (ended.status_code, sender.client.head(address, headers=HEADERS).status_code, pieces()) == (204, 404, 0)


def test_what_has_become_a_material_is_not_ended(sender):
    address = sender.begin(len(PDF))
    sender.patch(address, 0, PDF)

    sender.client.delete(address, headers=HEADERS)

    assert (sender.stands(address), db.session.query(Material).count()) == (len(PDF), 1)


def test_an_upload_that_nobody_went_on_with_is_gone(sender):
    address = sender.begin(len(PDF))
    sender.patch(address, 0, PDF[:300])
    forsaken()

    answers = sender.client.head(address, headers=HEADERS), sender.patch(address, 300, PDF[300:])

    assert [answer.status_code for answer in answers] == [410, 410]


def forsaken():
    """Let all uploads be older than anybody waits for."""
    for one in db.session.query(MaterialUpload):
        one.expires_at = now() - timedelta(seconds=1)
    db.session.commit()


def test_the_sweep_deletes_what_nobody_went_on_with(sender):
    sender.patch(sender.begin(len(PDF)), 0, PDF[:300])
    forsaken()
    fresh = sender.begin(len(PDF))
    sender.patch(fresh, 0, PDF[:300])

    assert (uploads.sweep(), sender.stands(fresh), pieces()) == (1, 300, 1)


def test_the_sweep_deletes_pieces_of_a_server_that_was_killed_before_they_counted(sender, folder):
    sender.patch(sender.begin(len(PDF)), 0, PDF[:300])
    for name in ("old", "young"):
        storage().write(f"uploads/{name}", [b"x"])
    os.utime(folder / "uploads" / "old", (0, 0))

    uploads.sweep()

    assert (pieces(), storage().size("uploads/old"), storage().size("uploads/young")) == (2, None, 1)
