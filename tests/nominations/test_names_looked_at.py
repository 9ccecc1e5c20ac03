"""A name without a title or surname is shown as it is understood before it is taken."""

import re

import pytest
from sqlalchemy import select

from tests.nominations import offices
from trainer.database import db
from trainer.registration.models import Registration

SHORT = offices.person("มาลี", told="y")
REPLACED = {"name": "แทน", "phone": "0899999999", "told": "y", "reason": "ลาออก"}


@pytest.fixture
def link(app):
    return offices.link(offices.cohort())


def people():
    db.session.expire_all()
    return [one.label for one in db.session.scalars(select(Registration).order_by(Registration.id))]


def test_what_a_short_name_lacks_is_said_and_nothing_typed_is_lost(client, link):
    page = client.post(offices.address(link), data=SHORT).text

    assert people() == [] and "โปรดตรวจ: ไม่มีคำนำหน้าชื่อ, ไม่มีนามสกุล" in page
    assert all(f'value="{words}"' in page for words in ("มาลี", "ผู้จัดการ", "081 234 5678"))
    assert re.search('name="told"[^>]* checked|checked[^>]* name="told"', page)


def test_a_short_name_is_taken_when_it_is_sent_as_it_was_shown(client, link):
    page = client.post(offices.address(link), data=SHORT).text
    seen = re.search('name="seen"[^>]* value="(.*?)"', page).group(1)

    client.post(offices.address(link), data=SHORT | {"seen": seen})

    assert people() == ["มาลี"]


def test_another_short_name_is_shown_anew(client, link):
    page = client.post(offices.address(link), data=SHORT | {"name": "สมศรี", "seen": "มาลี"}).text

    assert people() == [] and "โปรดตรวจ:" in page


def test_a_short_name_is_shown_beside_what_else_is_missing(client, link):
    page = client.post(offices.address(link), data=SHORT | {"told": ""}).text

    assert "โปรดตรวจ:" in page and "โปรดแจ้ง" in page


def test_a_substitute_with_a_short_name_is_shown_before_anything_changes(client, link):
    made = offices.nominate(link)

    page = client.post(f"{offices.address(link)}/nominees/{made.id}/substitution", data=REPLACED).text

    assert people() == ["นางสาวมาลี ใจดี"] and "โปรดตรวจ:" in page and "ลาออก" in page


def test_a_substitute_whose_short_name_was_looked_at_comes(client, link):
    made = offices.nominate(link)

    client.post(f"{offices.address(link)}/nominees/{made.id}/substitution", data=REPLACED | {"seen": "แทน"})

    assert people() == ["นางสาวมาลี ใจดี", "แทน"]


def test_an_organiser_is_shown_a_short_name_too(as_organiser, link):
    made = offices.nominate(link)
    db.session.commit()

    page = as_organiser.post(f"/desk/registrations/{made.id}/substitution", data=REPLACED).text

    assert people() == ["นางสาวมาลี ใจดี"] and "โปรดตรวจ:" in page


@pytest.mark.parametrize(("seen", "expected"), [([], []), (["มาลี"], ["มาลี"])])
def test_of_several_a_short_name_is_taken_only_when_it_was_looked_at(client, link, seen, expected):
    data = {"name": "มาลี", "position": "", "organisation": "", "phone": "0812345678", "email": "", "written": "",
            "take": "0", "told": "1", "seen": seen}  # fmt: skip

    client.post(f"{offices.address(link)}/several/nominations", data=data)

    assert people() == expected


def test_what_the_names_of_several_lack_is_shown_with_each(client, link):
    rows = {"written": "ชื่อ-สกุล\tตำแหน่ง\tโทรศัพท์\nมาลี\tประธาน\t0812345678"}

    page = client.post(f"{offices.address(link)}/several", data=rows).text

    assert "โปรดตรวจ: ไม่มีคำนำหน้าชื่อ, ไม่มีนามสกุล" in page and 'name="seen" value="มาลี"' in page
