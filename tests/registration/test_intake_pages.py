"""The page that says how applications are taken, the QR code and the poster."""

from datetime import timedelta

import pytest

from tests import make
from tests.certificates import reading
from tests.registration import ranking_cases as case
from trainer.database import db, now
from trainer.look import today
from trainer.programmes.models import Ranking
from trainer.registration.intake import Intake

CHOICES = {"seats_at_once": "no", "offers": "no", "offers_at_once": "no"}


@pytest.fixture
def cohort(app):
    return case.cohort(Ranking.FIRST_COME, seats=10, announced_at=now())


def at(cohort, rest=""):
    return f"/desk/cohorts/{cohort.address}/intake{rest}"


def parts(day):
    return [str(day.day), str(day.month), str(day.year + 543)]


def test_what_is_entered_is_kept(cohort, as_organiser):
    data = CHOICES | {"opens_on": parts(today()), "offers": "yes", "offer_days": "4", "offers_at_once": "yes"}

    as_organiser.post(at(cohort), data=data)

    kept = db.session.get(Intake, cohort.id)
    assert (kept.opens_on, kept.offer_days, kept.offers_at_once) == (today(), 4, True)


def test_offers_without_days_are_pointed_out_and_nothing_is_lost(cohort, as_organiser):
    day = today() + timedelta(20)
    answer = as_organiser.post(at(cohort), data=CHOICES | {"opens_on": parts(day), "offers": "yes"})

    assert "โปรดระบุจำนวนวันที่ให้ตอบ" in answer.text
    assert f'<option value="{day.day}" selected>' in answer.text


def test_what_has_to_be_done_first_stands_beside_the_field(cohort, as_organiser):
    cohort.announced_at = None

    answer = as_organiser.post(at(cohort), data=CHOICES | {"opens_on": parts(today())})

    assert "โปรดประกาศรุ่นในหน้าตั้งค่าก่อน" in answer.text


def test_the_page_shows_the_public_address(cohort, as_organiser):
    assert f"http://localhost/cohorts/{cohort.address}" in as_organiser.get(at(cohort)).text


def test_applications_are_ended_by_a_button(cohort, as_organiser):
    make.add(Intake(cohort=cohort, opens_on=today()))

    as_organiser.post(at(cohort, "/closing"))

    assert db.session.get(Intake, cohort.id, populate_existing=True).opens_on is None


def test_the_code_comes_as_a_picture(cohort, as_organiser):
    assert as_organiser.get(at(cohort, "/code.png")).data.startswith(b"\x89PNG")


def test_the_poster_is_one_page_in_thai(cohort, as_organiser):
    make.add(Intake(cohort=cohort, opens_on=today()))

    told = reading.text(as_organiser.get(at(cohort, "/poster.pdf")).data)

    assert "สแกนเพื่อสมัคร" in told and told.count("\f") == 1


@pytest.mark.parametrize("rest", ["", "/code.png", "/poster.pdf"])
def test_only_staff_open_it(cohort, as_door, rest):
    assert as_door.get(at(cohort, rest)).status_code == 403
