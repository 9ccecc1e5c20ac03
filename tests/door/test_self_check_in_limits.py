"""How often may be tried who somebody is: by phone, by name; what was right is never too often."""

import pytest

from tests.conftest import TEST_SETTINGS, Visitor
from tests.door import halls
from trainer import create_app
from trainer.database import db
from trainer.protection import limiter

pytestmark = pytest.mark.usefixtures("in_the_morning")


@pytest.fixture
def cohort(app):
    return halls.cohort()


@pytest.fixture
def slot(cohort):
    slot = halls.slot(cohort)
    halls.opened(cohort)
    halls.person(cohort)
    db.session.commit()
    return slot


@pytest.fixture
def a_phone(slot, database_address):
    """Makes a phone of its own, for an application that counts; nothing was tried yet."""
    settings = TEST_SETTINGS | {"RATELIMIT_ENABLED": True, "RATELIMIT_STORAGE_URI": "memory://"}
    application = create_app(SQLALCHEMY_DATABASE_URI=database_address, **settings)
    application.test_client_class = Visitor
    limiter.reset()
    yield application.test_client
    limiter.enabled = False
    with application.app_context():
        db.engine.dispose()


def test_one_name_can_be_tried_eight_times_from_whatever_phones(a_phone, slot):
    answers = []
    for _ in range(9):
        phone = a_phone()
        answers.append(halls.sign_in(phone, halls.scan(phone, slot), "มาลี ทองดี", "0000").status_code)

    assert answers == [422] * 8 + [429]


def test_one_phone_can_try_twelve_names(a_phone, slot):
    phone = a_phone()
    ticket = halls.scan(phone, slot)

    answers = [halls.sign_in(phone, ticket, f"ชื่อ ที่{n}", "5678").status_code for n in range(13)]

    assert answers == [422] * 12 + [429]


def test_who_tried_too_often_is_told_for_how_many_minutes(a_phone, slot):
    phone = a_phone()
    ticket = halls.scan(phone, slot)

    pages = [halls.sign_in(phone, ticket, "มาลี ทองดี", "0000") for _ in range(9)]

    assert "กรุณารอ 15 นาทีแล้วลองใหม่" in pages[-1].text


def test_what_was_right_is_never_too_often(a_phone, slot, cohort):
    for n in range(15):
        halls.person(cohort, "คน", f"ที่{n:02}")
    phone = a_phone()
    ticket = halls.scan(phone, slot)

    answers = [halls.sign_in(phone, ticket, f"คน ที่{n:02}", "5678").status_code for n in range(15)]

    assert answers == [200] * 15
