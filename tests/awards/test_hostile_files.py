"""Files that were made to hold a server up: no parser takes them apart, and what takes long is ended."""

import io
import re
import sys
import tracemalloc
import zlib

import pytest

from tests.awards.participants import certified
from tests.awards.test_examining import sealed
from trainer.awards import hearing, sealing

HEAD, END = b"%PDF-1.7\n", b"\nstartxref\n9\n%%EOF\n"
UNPACKED = 100 * 2**20
SECOND_SEAL = b"/ByteRange [ 0 10 20 10 ]"
NO_SEAL, TOO_COMPLICATED = "ไฟล์นี้ไม่มีลายมือชื่อดิจิทัล", "ไฟล์นี้ซับซ้อนเกินกว่าจะตรวจได้"


def an_object(number, body):
    return b"%d 0 obj %s endobj\n" % (number, body)


def bomb(more=b""):
    packed = zlib.compress(bytes(UNPACKED), 1)
    return b"<</Length %d /Filter /FlateDecode %s>> stream\n%s\nendstream" % (len(packed), more, packed)


HOSTILE = {
    "a bomb in a stream": lambda: an_object(1, bomb()),
    "a bomb as table of objects": lambda: an_object(1, bomb(b"/Type /XRef /Size 2147483647 /W [8 8 8]")),
    "a table of objects without end": lambda: b"xref\n0 2147483647\n" + b"0000000000 65535 f \n" * 100_000,
    "pages that lead to themselves": lambda: b"".join((
        an_object(1, b"<</Type /Catalog /Pages 2 0 R>>"),
        an_object(2, b"<</Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R>>"), b"trailer <</Root 1 0 R>>")),
    "lists in lists": lambda: an_object(1, b"[" * 1_000_000 + b"]" * 1_000_000),
    "many revisions": lambda: END * 10_000,
}


@pytest.fixture
def show(client, cohort, monkeypatch):
    """Show bytes on the page, while nothing may take a PDF apart; returns (status, the page)."""
    monkeypatch.setattr("pikepdf.open", lambda *_, **__: pytest.fail("a stranger's file was taken apart"))

    def shown(pdf):
        answer = client.post("/certificates/verify", data={"file": (io.BytesIO(pdf), "x.pdf")})
        return answer.status_code, answer.text

    return shown


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_without_a_seal_is_told_from_its_bytes_alone(show, what):
    status, page = show(HEAD + HOSTILE[what]() + END)

    assert (status, NO_SEAL in page) == (200, True)


def test_a_bomb_is_not_unpacked(cohort):
    pdf = HEAD + HOSTILE["a bomb in a stream"]() + END
    tracemalloc.start()
    try:
        sealing.examined(pdf)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < UNPACKED / 10


def test_a_file_of_ten_thousand_signatures_is_not_examined_at_all(show, monkeypatch):
    for judge in ("verify", "signature"):
        monkeypatch.setattr(sys.modules[f"certificates.{judge}"], "examine", lambda *_: pytest.fail("it was examined"))
    status, page = show(HEAD + b"/ByteRange [ 0 9 40 10 ] <3003020100>" * 10_000 + END)

    assert (status, TOO_COMPLICATED in page) == (200, True)


def test_a_genuine_file_with_a_second_seal_is_judged_in_a_process_of_its_own(cohort, signing, request, monkeypatch):
    certificate = certified(cohort)
    pdf = sealed(certificate) + SECOND_SEAL
    monkeypatch.setattr(sealing, "verify", lambda *_, **__: pytest.fail("it was judged in ours"))
    status, page = request.getfixturevalue("show")(pdf)

    assert (status, "ไฟล์นี้ถูกแก้ไข" in page, f"/certificates/{certificate.token}" in page) == (200, True, True)


def test_a_file_whose_seals_take_too_long_is_said_to_be_too_complicated(show, monkeypatch):
    monkeypatch.setattr(hearing, "SECONDS", 0)
    status, page = show(HEAD + SECOND_SEAL * 2 + END)

    assert (status, TOO_COMPLICATED in page) == (200, True)


def test_while_another_such_file_is_examined_one_is_asked_to_come_again(show, monkeypatch):
    monkeypatch.setattr(hearing, "PATIENCE", 0)
    with hearing.one_at_a_time:
        status, page = show(HEAD + SECOND_SEAL * 2 + END)

    assert (status < 500, "กรุณาลองใหม่ในอีกหนึ่งนาที" in re.sub(r"\s+", " ", page)) == (True, True)


def test_a_sealed_file_is_judged_without_taking_it_apart(cohort, signing, request):
    pdf = sealed(certified(cohort))

    assert "ไฟล์นี้เป็นของแท้" in request.getfixturevalue("show")(pdf)[1]
