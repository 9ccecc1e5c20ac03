"""A file that somebody drops on the page of verification: what its seal says, and what our register says."""

import io
import re
from datetime import timedelta

import pikepdf
import pytest
import time_machine

from certificates import Authority
from certificates import seal as seal_by
from tests import make
from tests.awards.participants import certified
from trainer.awards import correcting, keys, sealing
from trainer.database import db, now

NAME = ("สมชายวิเศษ", "กตัญญูตา")


@pytest.fixture
def certificate(cohort, signing):
    return certified(cohort, person=make.person(*NAME))


@pytest.fixture
def file(certificate):
    """The certificate's file, as it is given out."""
    return sealed(certificate)


@pytest.fixture
def drop(client):
    """Drop bytes on the page; returns the heading's colour and the page."""

    def dropped(pdf, name="certificate.pdf"):
        answer = client.post("/certificates/verify", data={"file": (io.BytesIO(pdf), name)})
        return re.search(r"verdict-(\w+)", answer.text)[1], answer.text

    return dropped


def sealed(certificate):
    [pdf] = sealing.sealed([certificate], [blank()])
    return pdf


def blank():
    """A page without anything, in place of a laid-out certificate."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def strange(pdf):
    """The same file, sealed by somebody whom we do not know."""
    return seal_by(pdf, Authority.make("Elsewhere", now()).issue("กรมตัวอย่าง", now())[0], now())


def test_a_genuine_file_is_valid_and_agrees_with_our_register_in_every_fact(drop, file):
    look, page = drop(file)

    assert (look, "ไฟล์นี้เป็นของแท้ และวุฒิบัตรยังใช้ได้" in page, page.count("<strong>ไม่ใช่</strong>")) == ("good", True, 0)


def test_the_name_in_a_file_is_not_told_to_strangers_but_that_it_is_the_same(drop, file):
    page = drop(file)[1]

    assert ([part for part in NAME if part in page], "ชื่อในไฟล์กับชื่อในทะเบียนตรงกันทุกตัวอักษร" in page) == ([], True)


def test_a_revoked_one_says_when_and_why(drop, certificate, file):
    certificate.revoke("ออกผิดคน", by=None)
    look, page = drop(file)

    assert (look, "ออกผิดคน" in page, "วุฒิบัตรถูกเพิกถอนแล้ว" in page) == ("bad", True, True)


def test_a_superseded_one_leads_to_the_one_that_took_its_place(drop, certificate, file):
    new = correcting.replace(certificate, "สะกดผิด", by=None)
    look, page = drop(file)

    assert (look, f"/certificates/{new.token}" in page) == ("late", True)


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.9, 0.999])
def test_a_file_with_one_byte_changed_is_altered(drop, file, place):
    at = int(len(file) * place)
    look, page = drop(file[:at] + bytes([file[at] ^ 1]) + file[at + 1:])

    assert (look, "ไฟล์นี้ถูกแก้ไข" in page) == ("bad", True)


def test_a_file_whose_seal_was_taken_out_is_altered_not_merely_without_a_seal(drop, file):
    assert "ไฟล์นี้ถูกแก้ไข" in drop(file.replace(b"/ByteRange", b"/ByteRangf"))[1]


def test_a_file_with_something_added_is_altered_and_leads_to_what_it_claims_to_be(drop, certificate, file):
    page = drop(file + b"\n% more")[1]

    assert ("ไฟล์นี้ถูกแก้ไข" in page, f"/certificates/{certificate.token}" in page) == (True, True)


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.99])
def test_a_file_that_breaks_off_is_cut_short(drop, file, kept):
    look, page = drop(file[:int(len(file) * kept)])

    assert (look, "ไฟล์นี้ไม่ครบ" in page) == ("bad", True)


def test_a_strangers_seal_is_a_strangers_whatever_credential_the_file_carries(drop, certificate, file):
    pdf = blank() + b"\n" + re.search(rb"eyJhbGciOiJ[\w.-]+", file)[0]
    look, page = drop(strange(pdf))

    assert (look, "ผู้อื่นเป็นผู้ลงลายมือชื่อ" in page, certificate.number in page) == ("open", True, False)


def test_a_seal_by_the_same_authority_but_another_key_is_a_strangers(drop, signing, certificate, file, app):
    """Whoever holds a certificate by the authority that vouches for us could seal a false name otherwise."""
    other = Authority.load((app.config["KEYS_DIR"] / "authority.pem").read_bytes()).issue("กรมอื่น", now())[0]
    pdf = seal_by(blank() + b"\n" + re.search(rb"eyJhbGciOiJ[\w.-]+", file)[0], other, now())

    look, page = drop(pdf)

    assert (look, "กรมอื่น" in page) == ("open", True)


@pytest.mark.parametrize(("pdf", "said"), [
    (blank(), "ไฟล์นี้ไม่มีลายมือชื่อดิจิทัล"), (b"", "ไม่ใช่ไฟล์ PDF"), (b"GIF89a", "ไม่ใช่ไฟล์ PDF"),
    (b"%PDF-1.7\n" + b"x" * 5 * 2**20, "ไฟล์นี้ใหญ่เกินไป")])
def test_what_is_no_certificate_is_told_with_what_to_do(drop, certificate, pdf, said):
    look, page = drop(pdf)

    assert (look, said in page) == ("open", True)


def test_what_we_sealed_but_is_not_in_the_register_is_no_certificate(drop, signing):
    key = keys.opened()[1]

    assert "ไม่มีอยู่ในทะเบียน" in drop(seal_by(blank(), key, now()))[1]


def test_a_register_that_says_something_else_is_told(drop, certificate, file):
    facts = certificate.facts | {"name": "นายคนละคน ใจดี"}
    table = type(certificate).__table__
    db.session.execute(table.update().where(table.c.id == certificate.id).values(facts=facts))
    db.session.expire_all()
    look, page = drop(file)

    assert (look, "ข้อมูลในไฟล์กับในทะเบียนไม่ตรงกัน" in page, page.count("<strong>ไม่ใช่</strong>")) == ("bad", True, 1)
    assert ("ชื่อในไฟล์ไม่ตรงกับชื่อในทะเบียน" in page, "คนละคน" in page) == (True, False)


def test_a_file_sealed_by_a_key_that_was_retired_since_is_valid(drop, file):
    keys.make("กรมใหม่", by=None)

    assert drop(file)[0] == "good"


def test_a_file_is_valid_after_the_end_of_its_key_and_the_page_says_that_the_register_counts(drop, signing, file):
    with time_machine.travel(signing.ends_at + timedelta(days=1), tick=True):
        look, page = drop(file)

    assert (look, "ทะเบียนของเราเป็นหลัก" in page) == ("good", True)


def test_a_file_from_before_the_installation_moved_is_valid(drop, file, app, monkeypatch):
    monkeypatch.setitem(app.config, "PUBLIC_URL", "https://new.example.org")

    assert drop(file)[0] == "good"


def test_without_a_file_the_page_says_so_beside_the_field(client, cohort):
    answer = client.post("/certificates/verify", data={})

    assert (answer.status_code, 'aria-invalid="true"' in answer.text) == (422, True)


def test_far_too_much_is_not_even_read(client, cohort):
    answer = client.post("/certificates/verify", data={"file": (io.BytesIO(b"x" * 6 * 2**20), "x.pdf")})

    assert (answer.status_code, "5 MB" in answer.text) == (413, True)


def test_nothing_of_a_file_is_kept(client, app, files, file, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    before = set(files.rglob("*"))
    client.post("/certificates/verify", data={"file": (io.BytesIO(file), "certificate.pdf")})

    assert (set(files.rglob("*")) - before, [*(tmp_path / "temporary").iterdir()]) == (set(), [])


def test_a_name_that_is_no_name_of_a_file_is_shown_as_text(drop, file):
    assert "<script>" not in drop(file, "<script>alert(1)</script>.pdf")[1]


def test_examining_asks_the_database_little_however_long_the_history(client, certificate, file, statements):
    counts = []
    for _ in range(2):
        db.session.commit()
        with statements() as seen:
            client.post("/certificates/verify", data={"file": (io.BytesIO(file), "certificate.pdf")})
        counts.append(len(seen))
        if certificate.valid:
            correcting.replace(correcting.replace(certificate, "สะกดผิด", by=None), "ผิดอีก", by=None)

    assert (counts[0] == counts[1], counts[0] <= 10) == (True, True)
