"""Certificates are sealed as their PDFs are made, and judged when somebody shows one."""

import io
from datetime import timedelta

import pikepdf
import pytest

from certificates import State
from tests import make
from tests.awards.participants import certified
from trainer.awards import correcting, keys, sealing
from trainer.database import db


@pytest.fixture
def certificate(cohort):
    return certified(cohort, person=make.person(email="owner@example.org"))


@pytest.fixture
def own_pdf(certificate, sign_in):
    """Download it as its holder does."""
    owner = sign_in(make.account("participant", email="owner@example.org"))
    return lambda: owner.get(f"/me/certificates/{certificate.token}").data


def attachments(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(document.attachments)


def test_a_holders_own_pdf_is_sealed_and_known_again(signing, own_pdf, certificate):
    found = sealing.examined(own_pdf())

    assert (found.state, found.signer, found.token, found.number) == (
        State.INTACT, "กรมตัวอย่าง", certificate.token, certificate.facts["number"])


def test_a_certificate_issued_before_the_key_was_made_is_sealed_as_of_the_keys_beginning(certificate, keys_folder):
    certificate.issued_at -= timedelta(days=300)
    row = keys.make("กรมตัวอย่าง", by=None)

    [pdf] = sealing.sealed([certificate], [blank()])

    assert sealing.examined(pdf).signed_at == row.begins_at


def test_a_certificate_issued_since_is_sealed_as_of_its_issue(signing, certificate):
    certificate.issued_at += timedelta(seconds=30)

    [pdf] = sealing.sealed([certificate], [blank()])

    assert sealing.examined(pdf).signed_at == certificate.issued_at.replace(microsecond=0)


def test_the_same_certificate_is_the_same_file_whenever_it_is_made(signing, own_pdf):
    assert own_pdf() == own_pdf()


def test_staff_open_the_sealed_pdf_with_its_credential(signing, as_organiser, certificate, place):
    pdf = as_organiser.get(f"{place}/certificates/{certificate.id}.pdf").data

    assert attachments(pdf) == ["credential.jwt"]


def test_without_a_key_the_pdf_is_made_unsigned(keys_folder, own_pdf):
    pdf = own_pdf()

    assert (sealing.examined(pdf).state, attachments(pdf)) == (State.UNSIGNED, [])


def test_the_command_seals_each_file_but_not_the_print_run(app, signing, certificate, tmp_path):
    db.session.commit()
    app.test_cli_runner().invoke(
        args=["certificates", "issue", "--cohort", certificate.cohort.address, "--out", str(tmp_path / "out")])

    states = {path.name: sealing.examined(path.read_bytes()).state for path in (tmp_path / "out").glob("*.pdf")}
    assert states.pop("print-run.pdf") == State.UNSIGNED and set(states.values()) == {State.INTACT}


def test_old_files_stay_valid_when_keys_rotate_and_new_ones_are_sealed_by_the_new_key(signing, certificate):
    [old] = sealing.sealed([certificate], [blank()])
    keys.make("กรมใหม่", by=None)
    [new] = sealing.sealed([certificate], [blank()])

    assert [(one.state, one.signer) for one in map(sealing.examined, (old, new))] == [
        (State.INTACT, "กรมตัวอย่าง"), (State.INTACT, "กรมใหม่")]


def test_a_key_that_cannot_be_used_stops_the_download_with_its_reason(signing, keys_folder, as_organiser, certificate,
                                                                      place):
    (keys_folder / f"{signing.key_id}.pem").unlink()

    answer = as_organiser.get(f"{place}/certificates/{certificate.id}.pdf")

    assert (answer.status_code, signing.key_id in answer.text) == (422, True)


def test_an_altered_file_is_said_to_be_altered_and_still_leads_to_its_certificate(signing, own_pdf, certificate):
    found = sealing.examined(own_pdf() + b"\n")

    assert (found.state, found.token) == (State.ALTERED, certificate.token)


def test_a_file_sealed_by_another_installation_is_a_strangers(signing, certificate, monkeypatch, app, tmp_path):
    [pdf] = sealing.sealed([certificate], [blank()])
    db.session.delete(signing)
    monkeypatch.setitem(app.config, "KEYS_DIR", tmp_path / "elsewhere")
    keys.make("กรมตัวอย่าง", by=None)

    assert sealing.examined(pdf).state == State.STRANGER


def test_many_are_sealed_in_as_many_statements_as_one(signing, cohort, statements):
    issued = [certified(cohort) for _ in range(3)]
    db.session.flush()

    def counted(certificates):
        db.session.expire_all()
        certificates = [db.session.get(type(one), one.id) for one in certificates]
        with statements() as seen:
            list(sealing.sealed(certificates, [blank() for _ in certificates]))
        return len(seen)

    assert counted(issued) == counted(issued[:1])


def test_a_replacement_is_sealed_as_any_other(signing, certificate):
    new = correcting.replace(certificate, "สะกดผิด", by=None)

    [pdf] = sealing.sealed([new], [blank()])

    assert sealing.examined(pdf).token == new.token


def blank():
    """A page without anything, in place of a laid-out certificate."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()
