"""The record of one certificate, and its PDF for those who may have it."""

import pytest

from tests import make
from tests.awards.participants import certified
from trainer.awards import correcting
from trainer.database import db


@pytest.fixture
def certificate(cohort):
    return certified(cohort, person=make.person("พิมผิด", "ใจดี", email="owner@example.org"))


@pytest.fixture
def address(certificate, place):
    return f"{place}/certificates/{certificate.id}"


def test_the_record_shows_the_facts_as_issued_beside_what_they_would_be_today(as_organiser, certificate, address):
    certificate.award.registration.person.first_name = "พิมพ์ถูก"
    page = as_organiser.get(address).text

    assert "<s>นายพิมผิด ใจดี</s><ins>นายพิมพ์ถูก ใจดี</ins>" in page


def test_the_record_says_in_words_of_the_reader_on_which_design_it_is_printed(as_organiser, certificate, address):
    thai = as_organiser.get(address).text
    as_organiser.post("/language", data={"language": "en"})
    english = as_organiser.get(address).text

    assert ("แบบคลาสสิก</p>" in thai, "design Classic</p>" in english, "classic</p>" in thai) == (True, True, False)


def test_revoking_needs_a_reason(as_organiser, certificate, address):
    page = as_organiser.post(f"{address}/revocation", data={"reason": ""}).text

    assert ("is-invalid" in page, certificate.valid) == (True, True)


def test_revoking_with_a_reason_stands_in_the_journal_of_the_record(as_organiser, certificate, address):
    page = as_organiser.post(f"{address}/revocation", data={"reason": "ออกผิดคน"}, follow_redirects=True).text

    assert ("เพิกถอนวุฒิบัตรเลขที่" in page, "เหตุผล: ออกผิดคน" in page) == (True, True)


def test_revoking_twice_says_that_it_was_done_before(as_organiser, certificate, address):
    for reason in ("ครั้งแรก", "ครั้งที่สอง"):
        as_organiser.post(f"{address}/revocation", data={"reason": reason})
    db.session.expire_all()

    assert certificate.revoked_reason == "ครั้งแรก"


def test_the_record_shows_the_chain_from_every_certificate_in_it(as_organiser, certificate, address, place):
    new = correcting.replace(certificate, "สะกดผิด", by=None)
    pages = [as_organiser.get(f"{place}/certificates/{one.id}").text for one in (certificate, new)]

    assert [(f"/certificates/{new.id}" in pages[0], f"/certificates/{certificate.id}" in pages[1],
             "ถูกแทนด้วยเลขที่ 4/002/2563" in pages[0])] == [(True, True, True)]  # fmt: skip


def test_the_pdf_is_named_by_number_and_name(as_organiser, certificate, address):
    answer = as_organiser.get(f"{address}.pdf")

    assert answer.data.startswith(b"%PDF-")
    assert "filename*=UTF-8''4-001-2563" in answer.headers["Content-Disposition"]


def test_a_revoked_certificate_is_not_printed(as_organiser, certificate, address):
    certificate.revoke("ออกผิดคน", by=None)

    assert as_organiser.get(f"{address}.pdf").status_code == 422


def test_a_certificate_is_not_found_under_another_cohort(as_organiser, certificate, cohort):
    make.cohort(number=5, programme=cohort.programme)

    assert (
        as_organiser.get(f"/desk/cohorts/{cohort.programme.slug}/5/awards/certificates/{certificate.id}").status_code
        == 404
    )


def test_the_record_asks_the_database_as_often_for_three_certificates_as_for_one(
    as_organiser, certificate, address, statements
):
    counts = []
    for _ in range(2):
        db.session.commit()
        with statements() as seen:
            as_organiser.get(address)
        counts.append(len(seen))
        if certificate.valid:
            correcting.replace(correcting.replace(certificate, "สะกดผิด", by=None), "ผิดอีก", by=None)

    assert (counts[0] == counts[1], counts[0] <= 15) == (True, True)


def test_a_participant_gets_the_own_certificate(client, sign_in, certificate):
    own = sign_in(make.account("participant", email="owner@example.org"))

    assert own.get(f"/me/certificates/{certificate.token}").mimetype == "application/pdf"


def test_a_participant_does_not_get_the_certificate_of_another(client, sign_in, cohort, certificate):
    certified(cohort, person=make.person(email="other@example.org"))
    other = sign_in(make.account("participant", email="other@example.org"))

    assert other.get(f"/me/certificates/{certificate.token}").status_code == 404


def test_who_is_not_signed_in_gets_no_full_certificate_though_the_token_is_known(client, certificate):
    assert client.get(f"/me/certificates/{certificate.token}").status_code == 302


def test_a_participant_does_not_get_a_revoked_certificate(client, sign_in, certificate):
    certificate.revoke("ออกผิดคน", by=None)
    own = sign_in(make.account("participant", email="owner@example.org"))

    assert own.get(f"/me/certificates/{certificate.token}").status_code == 404


@pytest.mark.parametrize("act", ["revocation", "correction"])
def test_a_participant_cannot_act_on_certificates(client, sign_in, certificate, address, act):
    own = sign_in(make.account("participant", email="owner@example.org"))

    assert own.post(f"{address}/{act}", data={"reason": "ลอง"}).status_code == 403
