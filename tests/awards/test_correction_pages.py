"""The page on which a certificate is corrected: looked at first, then issued."""

import re

import pytest

from tests import make
from tests.awards.participants import certified
from trainer.awards import correcting, issuing
from trainer.awards.certificate import IssuedCertificate
from trainer.database import db


@pytest.fixture
def certificate(cohort):
    return certified(cohort, person=make.person("พิมผิด", "ใจดี"))


@pytest.fixture
def send(as_organiser, certificate, place):
    """Send the form as it stands on the page, with these entries changed, by one of its buttons."""
    whole = {fact: certificate.facts[fact] for fact in correcting.CORRECTABLE} | {"reason": "สะกดชื่อผิด"}

    def press(button, **entries):
        address = f"{place}/certificates/{certificate.id}/correction"
        return as_organiser.post(address, data=whole | entries | {button: "1"})

    return press


def stamp_in(page):
    return re.search(r'name="stamp" type="hidden" value="([0-9a-f]+)"', page.text)[1]


def count():
    return db.session.query(IssuedCertificate).count()


def test_the_form_is_filled_in_from_the_records_beside_what_the_certificate_says(as_organiser, certificate, place):
    certificate.award.registration.person.first_name = "พิมพ์ถูก"

    page = as_organiser.get(f"{place}/certificates/{certificate.id}/correction").text

    assert ('value="นายพิมพ์ถูก ใจดี"' in page, "นายพิมผิด ใจดี" in page) == (True, True)


def test_looking_shows_before_and_after_with_a_picture_and_issues_nothing(send):
    page = send("look", name="นายพิมพ์ถูก ใจดี").text

    expected = ["</span> นายพิมผิด ใจดี</s>", "</span> นายพิมพ์ถูก ใจดี</ins>", "data:image/webp", "4/002/2563"]
    assert ([words for words in expected if words not in page], count()) == ([], 1)


def test_what_was_looked_at_is_issued_in_its_place(send, certificate):
    stamp = stamp_in(send("look", name="นายพิมพ์ถูก ใจดี"))

    answer = send("issue", name="นายพิมพ์ถูก ใจดี", stamp=stamp)

    db.session.expire_all()
    assert (answer.status_code, certificate.successor.facts["name"]) == (303, "นายพิมพ์ถูก ใจดี")


def test_what_was_changed_after_looking_is_shown_again_before_it_is_issued(send):
    stamp = stamp_in(send("look", name="นายพิมพ์ถูก ใจดี"))

    page = send("issue", name="นายอื่น ใจดี", stamp=stamp)

    assert (page.status_code, "</span> นายอื่น ใจดี</ins>" in page.text, count()) == (200, True, 1)


def test_a_name_too_long_is_said_on_the_page_which_offers_no_way_to_issue_it(send):
    name = "นาย" + "ยาว" * 66
    page = send("look", name=name).text

    assert (f"ชื่อหรือองค์กรของ {name} ยาวเกินหน้าวุฒิบัตร" in page, 'name="issue"' in page, f'value="{name}"' in page) == (
        True, False, True)


@pytest.mark.parametrize("entries", [{"reason": ""}, {"name": " "}, {"name": "ก" * 301}])
def test_a_form_that_lacks_something_says_so_and_keeps_what_was_typed(send, entries):
    page = send("look", **{"organisation": "พิมพ์ค้างไว้"} | entries).text

    assert ("is-invalid" in page, "พิมพ์ค้างไว้" in page, 'name="issue"' in page) == (True, True, False)


def test_a_revoked_one_asks_for_a_word_of_its_own(send, certificate):
    certificate.revoke("ออกผิดคน", by=None)
    stamp = stamp_in(send("look"))

    answers = [send("issue", stamp=stamp, **more).status_code for more in ({}, {"in_spite": "y"})]

    assert (answers, count()) == ([200, 303], 2)


def test_one_that_was_replaced_cannot_be_corrected_any_more(send, as_organiser, certificate, place):
    correcting.replace(certificate, "ก่อนหน้า", by=None)

    page = as_organiser.get(f"{place}/certificates/{certificate.id}/correction").text

    assert "<form method=\"post\" action=\"" + place not in page


def test_an_organisation_has_no_line_below_its_name(as_organiser, cohort, place):
    [issued] = issuing.give(cohort, "organisation", [make.organisation()], by=None)

    assert 'name="organisation"' not in as_organiser.get(f"{place}/certificates/{issued.id}/correction").text


def test_a_certificate_of_another_cohort_is_not_found(as_organiser, certificate, cohort):
    make.cohort(number=5, programme=cohort.programme)
    other = f"/desk/cohorts/{cohort.programme.slug}/5/awards/certificates/{certificate.id}/correction"

    assert as_organiser.get(other).status_code == 404
