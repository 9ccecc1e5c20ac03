"""Taking a registry over in the browser."""

import io

from sqlalchemy import func, select

from tests import make
from tests.organisations.registries import data, line
from trainer.database import db
from trainer.organisations.models import Organisation, RegistryUpload

NEW = "/desk/organisations/registry-uploads/new"


def send(client, content, name="registry.xlsx"):
    return client.post(NEW, data={"file": (io.BytesIO(content), name)})


def count(table=Organisation):
    db.session.rollback()
    return db.session.scalar(select(func.count(table.id)))


def test_the_preview_shows_what_would_change_and_changes_nothing(as_organiser):
    address = send(as_organiser, data()).location
    assert "มูลนิธิบ้านปันสุขจังหวัดเลย" in as_organiser.get(address).text
    assert count() == 0


def test_taking_it_over_adds_the_organisations(as_organiser):
    address = send(as_organiser, data(line(), line(number="5/2555", name="สมาคม ข"))).location
    as_organiser.post(f"{address}/completion")
    assert count() == 2


def test_what_was_taken_over_is_not_kept(as_organiser):
    address = send(as_organiser, data()).location
    as_organiser.post(f"{address}/completion")
    assert count(RegistryUpload) == 0


def test_the_preview_names_what_changes(as_organiser):
    as_organiser.post(f"{send(as_organiser, data()).location}/completion")
    page = as_organiser.get(send(as_organiser, data(line(status="เพิกถอน 1/6/2562"))).location).text
    assert "วันที่เพิกถอน: – → <strong>1 มิถุนายน 2562</strong>" in page


def test_putting_the_file_away_changes_nothing(as_organiser):
    as_organiser.post(f"{send(as_organiser, data()).location}/removal")
    assert (count(), count(RegistryUpload)) == (0, 0)


def test_a_row_that_cannot_be_understood_is_named_beside_the_file(as_organiser):
    answer = send(as_organiser, data(line(on="31/2/2559")))
    assert "แถว 4 คอลัมน์ “วันที่รับรอง”" in answer.text
    assert count(RegistryUpload) == 0


def test_a_picture_is_refused_in_words(as_organiser):
    answer = send(as_organiser, b"\x89PNG\r\n\x1a\n ...", "photo.png")
    assert answer.status_code == 200 and "photo.png" in answer.text


def test_the_preview_asks_no_more_for_three_than_for_one(as_organiser, statements):
    seen = []
    for lines in ([line()], [line(number=f"{n}/2550", name=f"มูลนิธิ {n}") for n in (1, 2, 3)]):
        make.organisation()
        address = send(as_organiser, data(*lines)).location
        with statements() as counted:
            as_organiser.get(address)
        seen.append(len(counted))
    assert seen[0] == seen[1] <= 15


def test_a_workbook_that_changes_nothing_can_only_be_closed(as_organiser):
    as_organiser.post(f"{send(as_organiser, data()).location}/completion")
    address = send(as_organiser, data()).location
    page = as_organiser.get(address).text
    assert f'action="{address}/removal"' in page and f"{address}/completion" not in page


def test_the_address_of_a_file_never_comes_to_mean_another(as_organiser):
    first = send(as_organiser, data()).location
    as_organiser.post(f"{first}/removal")
    assert send(as_organiser, data()).location != first
