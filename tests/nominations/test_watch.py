"""What the chapter tells on the pages of others, and what becomes of nominations when entries are merged."""

import pytest

from tests import make
from tests.nominations import offices
from trainer.database import db
from trainer.nominations.models import Nomination, Substitution
from trainer.nominations.substituting import substitute
from trainer.registration.signals import merging
from trainer.registration.status_link import status_token

NEW = offices.person("นายสมชาย มาแทน", phone="0899999999")


@pytest.fixture
def history(app):
    link = offices.link(offices.cohort())
    return substitute(offices.nominate(link), NEW, "ลาออกจากองค์กร", link=link)


def status(client, registration):
    db.session.commit()
    return client.get(f"/applications/{status_token(registration)}").text


def test_who_was_replaced_reads_by_whom_and_why(client, history):
    page = status(client, history.left)

    assert "นายสมชาย มาแทน" in page and "ลาออกจากองค์กร" in page


def test_who_came_reads_whose_place_it_is(client, history):
    page = status(client, history.came)

    assert "นางสาวมาลี ใจดี" in page and "มูลนิธิน้ำใจ" in page


def test_the_record_shows_link_and_history(as_organiser, history):
    page = as_organiser.get(f"/desk/registrations/{history.left_id}").text

    assert "ลาออกจากองค์กร" in page and f"/nominations/{history.link_id}" in page


def test_somebody_who_is_not_nominated_is_told_nothing_of_others(client, history):
    other = make.registration(history.left.cohort)

    assert "มาแทน" not in status(client, other)


def test_a_merged_entry_leaves_its_nomination_to_the_one_that_stays(history):
    stays = make.registration(history.left.cohort)

    merging.send(history.came, into=stays)

    assert db.session.get(Nomination, stays.id) and db.session.get(Substitution, history.id).came_id == stays.id


def test_an_entry_that_was_nominated_itself_keeps_its_own_link(history):
    other = offices.link(history.left.cohort, make.organisation())
    stays = offices.nominate(other, "นางสาวมาลี ใจดี", phone="0855555555")

    merging.send(history.came, into=stays)

    assert db.session.get(Nomination, stays.id).link == other
