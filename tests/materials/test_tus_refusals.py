"""What the protocol does not allow, and whom it lets go on."""

import pytest

from tests import make
from tests.materials import samples
from tests.materials.sender import BYTES, HEADERS, Sender
from trainer.database import db

PDF = samples.pdf()


@pytest.fixture
def sender(cohort, as_organiser, folder):
    return Sender(as_organiser, cohort)


@pytest.mark.parametrize(("method", "headers", "status"), [
    ("POST", {"Upload-Length": "5"}, 412), ("POST", HEADERS, 400), ("POST", HEADERS | {"Upload-Length": "-5"}, 400),
    ("POST", HEADERS | {"Upload-Length": "x"}, 400), ("POST", HEADERS | {"Upload-Length": "9" * 30}, 400),
    ("POST", HEADERS | {"Upload-Length": "5", "Upload-Metadata": "filename ?"}, 400),
    ("POST", HEADERS | {"Upload-Length": "5", "Upload-Metadata": "form eA=="}, 400),
])  # fmt: skip
def test_an_announcement_that_nobody_understands_is_refused(sender, method, headers, status):
    assert sender.client.open(sender.uploads, method=method, headers=headers).status_code == status


@pytest.mark.parametrize(("headers", "status"), [
    ({}, 412), (HEADERS, 415), (HEADERS | {"Content-Type": BYTES}, 400),
    (HEADERS | {"Content-Type": BYTES, "Upload-Offset": "x"}, 400), ({"Tus-Resumable": "0.2.2"}, 412),
])  # fmt: skip
def test_bytes_without_what_the_protocol_wants_are_refused(sender, headers, status):
    assert sender.client.patch(sender.begin(5), data=b"x", headers=headers).status_code == status


def test_a_proxy_that_passes_no_patch_is_got_round(sender):
    headers = HEADERS | {"X-HTTP-Method-Override": "PATCH", "Upload-Offset": "0", "Content-Type": BYTES}

    assert sender.client.post(sender.begin(len(PDF)), data=PDF, headers=headers).status_code == 204


def test_nobody_else_goes_on_with_an_upload(sender, sign_in):
    address = sender.begin(len(PDF))

    sign_in(make.account("organiser"))

    assert sender.client.head(address, headers=HEADERS).status_code == 404


def test_an_upload_is_not_found_under_another_cohort(sender, cohort):
    address = sender.begin(len(PDF))
    make.cohort(5, programme=cohort.programme)
    db.session.commit()

    assert sender.client.head(address.replace("/4/", "/5/"), headers=HEADERS).status_code == 404
