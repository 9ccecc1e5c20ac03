"""How people find the form: the front page and the page of the cohort."""

from tests import make
from tests.applications import forms
from trainer.look import today
from trainer.registration.models import State
from trainer.registration.reservations import Dimension, Reservation


def test_the_form_and_the_cohort_s_page_say_until_when(client):
    cohort = forms.cohort(closes=5)

    pages = [client.get(forms.address(cohort)).text, client.get(f"/cohorts/{cohort.address}").text]

    assert [page for page in pages if str(today().year + 543) not in page] == []


def test_the_front_page_and_the_cohort_s_page_lead_to_an_open_form_only(client):
    taking, other = forms.cohort(number=5), forms.cohort(number=6, opens=None)

    pages = [client.get(path).text for path in ("/", f"/cohorts/{taking.address}", f"/cohorts/{other.address}")]

    assert [forms.address(taking) in page for page in pages] == [True, True, False]
    assert [forms.address(other) in page for page in pages] == [False, False, False]


def test_the_cohort_s_page_tells_seats_left_and_for_whom_some_are_kept(client):
    cohort = forms.cohort(seats=5)
    make.add(Reservation(cohort_id=cohort.id, dimension=Dimension.REGION, code="ภาคใต้", seats=2))
    for state in (State.ACCEPTED, State.OFFERED):
        make.registration(cohort, state=state)

    page = client.get(f"/cohorts/{cohort.address}").text

    assert "เหลือ 3 จาก 5 ที่นั่ง" in page and "ภาคใต้" in page


def test_where_only_kept_seats_are_free_both_pages_say_for_whom_and_promise_none_to_others(client):
    cohort = forms.cohort(seats=3)
    make.add(Reservation(cohort_id=cohort.id, dimension=Dimension.REGION, code="ใต้", seats=1))
    make.add(Reservation(cohort_id=cohort.id, dimension=Dimension.REGION, code="เหนือ", seats=1))
    for _northerner in range(2):
        make.registration(cohort)

    pages = [client.get(path).text for path in ("/", f"/cohorts/{cohort.address}")]

    said = ("ที่นั่งทั่วไปเต็มแล้ว", "กันไว้ 1 ที่นั่ง สำหรับภาคใต้", "บัญชีสำรอง")
    assert [[words in page for words in said] for page in pages] == [[True] * 3] * 2
    assert ["เหลือ 1" in page or "ภาคเหนือ" in page for page in pages] == [False, False]


def test_the_front_page_counts_all_seats_where_an_open_one_is_left(client):
    cohort = forms.cohort(seats=3)
    make.add(Reservation(cohort_id=cohort.id, dimension=Dimension.REGION, code="ใต้", seats=1))
    make.registration(cohort)

    assert "เหลือ 2 จาก 3 ที่นั่ง" in client.get("/").text


def test_the_cohort_s_page_names_the_rules(client):
    cohort = forms.cohort()
    cohort.programme.max_per_organisation, cohort.programme.years_between = 2, 3

    page = client.get(f"/cohorts/{cohort.address}").text

    assert "ไม่เกิน 2 คน" in page and "3 ปี" in page
