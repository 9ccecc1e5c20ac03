"""What the page of an application says once an offered seat was answered, also to whoever answers it late."""

import pytest

from tests import make
from tests.applications import forms
from tests.applications.test_status_acts import act
from trainer.registration import offers
from trainer.registration.models import State
from trainer.registration.status_link import status_token


@pytest.fixture
def cohort(app):
    return forms.cohort(seats=1, intake={"offer_days": 3, "offers_at_once": True})


@pytest.fixture
def offered(cohort):
    one = make.registration(cohort, state=State.RESERVE, rank=1)
    offers.make(one, by=make.organiser(), days=3)
    return one


def test_whoever_declined_an_offer_reads_so_and_may_wait_again(client, cohort, offered):
    act(client, offered, "refusal")

    said = client.get(f"/applications/{status_token(offered)}").text

    assert ("สละที่นั่ง" in said, "ถอนใบสมัครแล้ว" in said, "/waiting" in said) == (True, False, True)


def test_whoever_waited_again_and_withdrew_then_reads_that_it_is_withdrawn(client, cohort, offered):
    for noun in ("refusal", "waiting", "withdrawal"):
        act(client, offered, noun)
        if noun == "refusal":
            make.registration(cohort)

    said = client.get(f"/applications/{status_token(offered)}").text

    assert offered.state == State.WITHDRAWN and "ถอนใบสมัครแล้ว" in said


@pytest.mark.parametrize(
    ("nouns", "state"),
    [(("refusal", "acceptance"), State.WITHDRAWN), (("acceptance", "refusal"), State.ACCEPTED)],
)
def test_a_late_click_on_an_answered_offer_is_told_to_the_person_without_the_name(client, offered, nouns, state):
    act(client, offered, nouns[0])
    client.get(f"/applications/{status_token(offered)}")

    answer = act(client, offered, nouns[1])
    said = client.get(answer.location).text.split("ข้อมูลที่ท่านแจ้ง")[0]

    assert (answer.status_code, offered.state, "ไปแล้ว" in said) == (303, state, True)


def test_whoever_has_no_offer_is_told_so_without_the_name(client, cohort):
    one = make.registration(cohort, state=State.RESERVE, rank=1)

    answer = act(client, one, "acceptance")

    assert (answer.status_code, one.state) == (303, State.RESERVE)
    assert "ขณะนี้ยังไม่มีที่นั่งเสนอให้ท่าน" in client.get(answer.location).text
