"""A cohort that is held today, one slot that is open, one person, one phone at the door."""

import pytest

from tests import make
from tests.door import halls
from tests.door.phones import Phone, open_slot
from trainer.look import today


@pytest.fixture
def held(app):
    return make.cohort(number=5, starts_on=today())


@pytest.fixture
def morning(held):
    return open_slot(held)


@pytest.fixture
def malee(held):
    return make.registration(held, person=make.person("มาลี", "ทองดี", title="นาง"))


@pytest.fixture
def phone(held, client):
    return Phone(held, client)


@pytest.fixture
def in_the_morning():
    """It is 8.41 on the first day of `halls.cohort()`."""
    with halls.clock(8, 41):
        yield
