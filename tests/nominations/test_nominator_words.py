"""What the nominator's page says, as a Thai reader reads it."""

import pytest
from sqlalchemy import select

from tests.nominations import offices
from trainer.database import db
from trainer.registration.models import Registration

FORM = offices.person(told="y")
REPLACED = {"name": "นายสมชาย มาแทน", "phone": "0899999999", "told": "y", "reason": "ลาออก"}


@pytest.fixture
def link(app):
    return offices.link(offices.cohort())


def test_how_many_may_still_be_nominated_is_a_sentence_with_the_number_inside(client, link):
    offices.nominate(link)

    page = client.get(offices.address(link)).text

    assert 'เสนอได้อีก <span class="left-figure">1</span> คน จากทั้งหมด 2 คน' in page


def test_the_last_day_is_told_from_the_days_of_the_course(client, link):
    assert '<dt class="col-4">เสนอชื่อได้ถึงวันที่</dt>' in client.get(offices.address(link)).text


def test_names_stand_apart_in_what_is_said(client, link):
    page = client.post(offices.address(link), data=FORM, follow_redirects=True).text
    nominee = db.session.scalar(select(Registration.id))

    replaced = client.post(f"{offices.address(link)}/nominees/{nominee}/substitution", data=REPLACED,
                           follow_redirects=True).text  # fmt: skip

    assert "เสนอชื่อ นางสาวมาลี ใจดี แล้ว" in page and "นายสมชาย มาแทน มาแทน นางสาวมาลี ใจดี แล้ว" in replaced
