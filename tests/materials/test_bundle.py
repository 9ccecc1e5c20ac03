"""All that somebody may see as one ZIP: nothing else in it, folders by day, names in Thai, made while it is sent."""

import io
import zipfile

import pytest

from tests import make
from tests.materials import samples
from tests.materials.conftest import shelved
from trainer.database import db
from trainer.materials import shelving
from trainer.schedule.models import TrainingSession
from trainer.storage import storage


@pytest.fixture
def address(cohort):
    return f"/cohorts/{cohort.address}/materials.zip"


def opened(answer):
    return zipfile.ZipFile(io.BytesIO(answer.data))


def test_folders_are_days_and_sessions_and_names_are_thai(cohort, anywhere, client, address):
    session = db.session.query(TrainingSession).one()
    make.publish(cohort)
    session.title = "ลับ เพียงร่าง"
    shelved(cohort, "คู่มือ.txt", audience="public")
    shelved(cohort, "สไลด์.txt", audience="public", place=f"session-{session.id}")
    shelved(cohort, "แบบฝึก.txt", audience="public", place="day-2")

    parcel = opened(client.get(address))

    assert parcel.testzip() is None and parcel.namelist() == [
        "ทั้งการอบรม/คู่มือ.txt", "วันอบรมที่ 1 29 มกราคม 2563/กฎหมายที่จำเป็น/สไลด์.txt",
        "วันอบรมที่ 2 30 มกราคม 2563/แบบฝึก.txt",
    ]  # fmt: skip
    assert parcel.read(parcel.namelist()[1]) == samples.TEXT


def names(answer):
    return {name.rpartition("/")[2] for name in opened(answer).namelist()}


def test_each_gets_only_what_is_theirs(cohort, shelve, sign_in, address, application):
    for audience in ("public", "participants", "speakers", "staff"):
        shelve(f"{audience}.txt", audience=audience)
    shelve("ยังไม่ถึงเวลา.txt", audience="public", release="at_moment", release_at="2100-01-01T00:00:00+00:00")
    shelving.withdraw(shelve("เรียกคืน.txt", audience="public"), None)
    make.registration(cohort, person=make.person(email="me@example.org"))
    participant, staff = make.account("participant", email="me@example.org"), make.organiser()
    db.session.commit()

    got = [names(visit().get(address)) for visit in (
        application.test_client, lambda: sign_in(participant), lambda: sign_in(staff)
    )]  # fmt: skip

    assert got == [{"public.txt"}, {"public.txt", "participants.txt"},
                   {"public.txt", "participants.txt", "speakers.txt", "staff.txt"}]  # fmt: skip


def test_files_of_one_name_stay_apart(shelve, client, address):
    for data in (b"a", b"b", b"c"):
        shelve("ก.txt", data, audience="public")
    shelve("ก (2).txt", b"d", audience="public")

    parcel = opened(client.get(address))

    assert [parcel.read(name) for name in parcel.namelist()] == [b"a", b"b", b"c", b"d"]
    assert [name.rpartition("/")[2] for name in parcel.namelist()] == [
        "ก.txt", "ก (2).txt", "ก (3).txt", "ก (2) (2).txt"
    ]  # fmt: skip


def test_links_are_told_in_a_text(cohort, shelve, client, address):
    shelve(audience="public")
    shelving.link(cohort, "https://example.org/law", {"audience": "public", "title": "พระราชบัญญัติ"}, None)

    words = opened(client.get(address)).read("ลิงก์.txt").decode()

    assert "พระราชบัญญัติ" in words and "https://example.org/law" in words


def test_a_title_that_would_lead_elsewhere_makes_one_folder(cohort, shelve, client, address):
    session = make.session(cohort, start=13, end=14, title='../../etc: "ก/ข"')
    make.publish(cohort)
    shelve(audience="public", place=f"session-{session.id}")

    names = opened(client.get(address)).namelist()

    assert [name.count("/") for name in names] == [2] and ".." not in names[0].split("/")


def test_it_says_how_large_it_is_and_is_never_kept(shelve, client, address):
    shelve(audience="public")

    answer = client.get(address)

    assert (answer.headers["Content-Length"], answer.mimetype) == (str(len(answer.data)), "application/zip")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"].startswith(
        "attachment; filename=\"material.zip\"; filename*=UTF-8''%E0"
    )


def test_nothing_to_give_is_not_found(cohort, shelve, client, address):
    shelve("ก.txt", audience="participants")
    shelving.link(cohort, "https://example.org", {"audience": "public"}, None)

    assert client.get(address).status_code == 404


def test_files_are_read_only_while_it_is_sent(cohort, shelve, client, address, monkeypatch):
    shelve("ก.txt", b"x" * 200_000, audience="public")
    shelve("ข.txt", audience="public")
    opened_files = []
    real = storage().open
    monkeypatch.setattr(storage(), "open", lambda *args, **facts: opened_files.append(args[0]) or real(*args, **facts))

    answer = client.get(address, buffered=False)
    before = len(opened_files)
    next(answer.iter_encoded())
    next(answer.iter_encoded())

    assert (before, len(opened_files)) == (0, 1)
    answer.close()


def test_a_material_of_a_day_that_is_gone_is_still_in_it(cohort, shelve, client, address):
    shelve(audience="public", place="day-3")
    cohort.ends_on = cohort.starts_on
    db.session.query(TrainingSession).delete()

    assert opened(client.get(address)).namelist() == ["วันอบรมที่ 3 31 มกราคม 2563/เอกสาร.txt"]
