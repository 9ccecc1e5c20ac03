"""Finding organisations in the register."""

import pytest

from tests import make
from trainer.database import db
from trainer.organisations import queries

NAME = "มูลนิธิเพื่อเด็กและครอบครัวจังหวัดลำพูน"


@pytest.fixture
def register(app):
    make.organisation("สมาคมสานฝันเยาวชนจังหวัดตรัง", province="TH-92", number="5/2555", kind="community_welfare")
    return make.organisation(NAME, province="TH-51", number="4595/2549")


@pytest.mark.parametrize(
    "words",
    [
        "เพื่อเด็ก", "มูลนิธิ เพื่อเด็ก และครอบครัว", "ลำพูน", "จ.ลำพูน", "มูลนิธิเพื่อเด็กและครอบครัวจ.ลำพูน", "๔๕๙๕/๒๕๔๙",
        "4595", "04595/2549", "เพื่อเด็ก ลำพูน", "Lamphun", f"{NAME} (องค์กรสาธารณประโยชน์)",
    ],
)  # fmt: skip
def test_an_organisation_is_found_by(register, words):
    assert db.session.scalars(queries.sought(words)).all() == [register]


@pytest.mark.parametrize("words", ["เพื่อเด็ก ตรัง", "%", "_", "9999/2549"])
def test_nothing_is_found_by(register, words):
    assert db.session.scalars(queries.sought(words)).all() == []


@pytest.mark.parametrize("filters", [{"kind": "public_benefit"}, {"province": "TH-51"}, {"region": "เหนือ"}])
def test_filters_leave_the_others_out(register, filters):
    assert db.session.scalars(queries.sought(**filters)).all() == [register]


def test_the_matcher_is_told_everything_in_two_statements(register, statements):
    with statements() as seen:
        known = queries.known_organisations()
    assert len(seen) == 2
    assert [(each.name, len(each.certifications)) for each in known if each.id == register.id] == [(NAME, 1)]
