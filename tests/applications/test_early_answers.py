"""What is told while a form is filled in: organisations offered, the terms asked, the name read."""

from datetime import timedelta

import pytest

from tests import make
from tests.applications import forms
from trainer.database import db


@pytest.fixture
def cohort(app):
    return forms.cohort()


def offered(client, cohort, words):
    return client.get(forms.address(cohort, "/organisations"), query_string={"organisation": words}).text


def standing(client, cohort, number):
    return client.get(forms.address(cohort, "/standing"), query_string={"organisation_id": number}).text


@pytest.mark.parametrize(
    "words", ["พัฒนาคน", "คนพิการ มูลนิธิ", "๑๒/๒๕๕๐", "ลำพูน", "มูลนิธิพัฒนาคนพิกา่ร", "มูลนิธพัฒนาคนพิการ", "เเม่"],
    ids=["a part", "words in any order", "the number", "the province", "a tone astray", "a letter missing", "two เ"],
)  # fmt: skip
def test_an_organisation_is_found_however_it_is_typed(client, cohort, words):
    make.organisation("มูลนิธิพัฒนาคนพิการแม่ทา", number="12/2550", province="TH-51")
    make.organisation("สมาคมอื่น", number="99/2551", province="TH-50")

    assert "มูลนิธิพัฒนาคนพิการแม่ทา" in offered(client, cohort, words)


def test_at_most_ten_are_offered_with_province_and_number(client, cohort):
    for number in range(1, 15):
        make.organisation(f"มูลนิธิเพื่อน {number}", number=f"{number}/2550", province="TH-51")

    page = offered(client, cohort, "มูลนิธิ")

    assert page.count("data-name") == 10 and "ลำพูน" in page and "1/2550" in page


@pytest.mark.parametrize("words", ["", " ", "ม", "%", "_", "ไม่มีคำนี้ที่ใดเลย"])
def test_nothing_is_offered_for_too_little_or_for_what_is_nowhere(client, cohort, words):
    make.organisation("มูลนิธิเพื่อนเด็ก")

    assert "data-name" not in offered(client, cohort, words)


def test_nobody_who_applied_is_named(client, cohort):
    make.registration(cohort, person=make.person("ลับ", "มาก"), organisation=make.organisation("มูลนิธิเพื่อนเด็ก"))

    assert "ลับ" not in offered(client, cohort, "มูลนิธิเพื่อนเด็ก")


def test_a_certified_organisation_is_told_so_with_the_day(client, cohort):
    page = standing(client, cohort, make.organisation("มูลนิธิเพื่อนเด็ก").id)

    assert "alert-success" in page and "มูลนิธิเพื่อนเด็ก" in page


def test_one_whose_certification_ends_before_the_first_day_is_told_when(client, cohort):
    page = standing(client, cohort, make.organisation(revoked_on=cohort.starts_on - timedelta(1)).id)

    assert "alert-warning" in page and "ถูกเพิกถอน" in page


def test_one_that_has_its_share_is_told_so(client, cohort):
    cohort.programme.max_per_organisation = 1
    organisation = make.organisation()
    make.registration(cohort, organisation=organisation)

    assert "alert-warning" in standing(client, cohort, organisation.id)


def test_one_that_is_in_no_register_is_told_what_follows(client, cohort):
    assert "ไม่อยู่ในทะเบียน" in standing(client, cohort, "0")


@pytest.mark.parametrize("number", ["", "999999", "-1", "x", "9" * 40])
def test_a_number_of_nobody_says_nothing(client, cohort, number):
    assert "alert" not in standing(client, cohort, number)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("น.ส.กาญจนา  ปู่กตัญญู", ["นางสาว", "กาญจนา", "ปู่กตัญญู"]), ("พระมหาสมศักดิ์ ฐิตธมฺโม", ["พระมหา", "สมศักดิ์", "ฐิตธมฺโม"]),
     ("คุณแก้ว ศรีสุข", ["แก้ว", "ศรีสุข"])],
)  # fmt: skip
def test_a_name_is_echoed_as_it_is_understood(client, cohort, typed, understood):
    page = client.get(forms.address(cohort, "/name"), query_string={"name": typed}).text

    assert [part for part in understood if f"<strong>{part}</strong>" not in page] == []


@pytest.mark.parametrize("typed", ["", "<script>alert(1)</script>", "ก" * 10_000])
def test_a_strange_name_does_no_harm(client, cohort, typed):
    answer = client.get(forms.address(cohort, "/name"), query_string={"name": typed})

    assert answer.status_code == 200 and "<script>" not in answer.text and len(answer.text) < 3_000


@pytest.mark.parametrize("rest", ["/organisations?organisation=มูลนิธิ", "/standing?organisation_id=1", "/name?name=ก"])
def test_a_cohort_that_is_not_public_answers_nothing(client, rest):
    assert client.get(forms.address(forms.cohort(announced_at=None), rest)).status_code == 404


def test_the_names_of_the_register_cost_few_statements_however_many_there_are(client, cohort, statements):
    counts = []
    for more in (1, 30):
        for _each in range(more):
            make.organisation()
        db.session.commit()
        with statements() as seen:
            offered(client, cohort, "มูลนิธิทดสอบ")
        counts.append(len(seen))

    assert counts[0] == counts[1], seen
