"""The code on a sheet, read as a phone reads it, and what it opens."""

import subprocess

import pytest

from tests import make
from tests.attendance import papers
from trainer.attendance import printed
from trainer.attendance.models import PrintedSheet
from trainer.attendance.sheets import bind_sheets, order_sheets, sheet_of
from trainer.database import db


@pytest.fixture
def slot(app):
    return make.slots(make.cohort(programme=make.programme("executive"), days=1), halves=["1-morning"])[0]


def pdf_address(slot):
    return f"/desk/cohorts/executive/4/attendance/{slot.id}/sheet.pdf"


def read(pdf, tmp_path):
    """What zbarimg reads on each page, at the resolution of a cheap camera."""
    subprocess.run(["pdftoppm", "-gray", "-r", "120", "-", tmp_path / "page"], input=pdf, check=True)
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", *sorted(tmp_path.iterdir())],
                          capture_output=True, check=True, text=True)  # fmt: skip
    return done.stdout.split()


def test_every_page_carries_the_address_of_its_entry(slot, tmp_path, app):
    for _ in range(40):
        make.registration(slot.cohort)

    codes = read(sheet_of(slot), tmp_path)

    sheet = db.session.query(PrintedSheet).one()
    assert codes == [printed.address(sheet.id)] * 2
    assert codes[0].startswith(f"{app.config['PUBLIC_URL']}/desk/sheets/")


def test_a_sheet_for_one_session_names_it(slot):
    session = make.session(slot.cohort, title="การเขียนโครงการ", start=9, end=11)
    own = make.slot(slot.cohort, slot.day, session=session, starts_at=session.starts_at, ends_at=session.ends_at)

    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=sheet_of(own), capture_output=True, check=True).stdout

    assert "การเขียนโครงการ" in text.decode() and "เวลา ๐๙.๐๐ – ๑๑.๐๐ น." in text.decode()


def test_showing_the_sheet_remembers_who_stands_on_it_in_which_order(slot, as_organiser):
    people = [make.registration(slot.cohort, person=make.person("มาลี", last)) for last in ("ขาว", "กลาง")]

    answer = as_organiser.get(pdf_address(slot))

    sheet = db.session.query(PrintedSheet).one()
    assert (answer.mimetype, sheet.people) == ("application/pdf", [people[1].id, people[0].id])


def test_the_same_list_printed_again_is_the_same_sheet(slot, as_organiser):
    make.registration(slot.cohort)
    for _ in range(2):
        as_organiser.get(pdf_address(slot))
    make.registration(slot.cohort)
    as_organiser.get(pdf_address(slot))

    assert [len(each.people) for each in db.session.query(PrintedSheet).order_by(PrintedSheet.id)] == [1, 2]


def test_the_code_opens_the_entry_of_that_sheet(slot, as_organiser):
    sheet_id = papers.sheet(slot)

    answer = as_organiser.get(printed.address(sheet_id).removeprefix("http://localhost"))

    assert answer.location.endswith(f"/attendance/{slot.id}/paper?sheet={sheet_id}")


def test_all_sheets_made_as_one_file_are_remembered_one_by_one(slot):
    one = make.registration(slot.cohort)
    job = order_sheets(slot.cohort, None)
    db.session.commit()

    bind_sheets(job)

    assert [(each.slot_id, each.people) for each in db.session.query(PrintedSheet)] == [(slot.id, [one.id])]


@pytest.mark.parametrize("change", [lambda code: code[:-1], lambda code: f"2{code}", lambda _: "x", lambda _: "1"])
def test_a_changed_code_opens_nothing(slot, as_organiser, change):
    token = printed.address(printed.remember(slot.id, [])).rpartition("/")[2]

    assert as_organiser.get(f"/desk/sheets/{change(token)}").status_code == 404


def test_a_code_printed_before_the_key_was_changed_still_opens_its_sheet(slot, app, monkeypatch):
    sheet_id = printed.remember(slot.id, [])
    token = printed.address(sheet_id).rpartition("/")[2]
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [app.config["SECRET_KEY"]])
    monkeypatch.setitem(app.config, "SECRET_KEY", "another key")

    assert printed.sheet_at(token).id == sheet_id


def test_whoever_scans_the_code_without_being_signed_in_is_asked_to_sign_in(slot, client):
    token = printed.address(printed.remember(slot.id, [])).rpartition("/")[2]

    assert "/sign-in" in client.get(f"/desk/sheets/{token}").location
