"""The awards tab of organisations, speakers and volunteers."""

import re

import pytest

from tests import make
from trainer import jobs
from trainer.awards import correcting, issuing, preview
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.models import Volunteer
from trainer.awards.recipients import Recipient
from trainer.database import db

GROUPS = {"organisations": Recipient.ORGANISATION, "speakers": Recipient.SPEAKER, "volunteers": Recipient.VOLUNTEER}


@pytest.fixture
def one(cohort, files):
    """Makes somebody of a group who can be given a certificate."""

    def made(group):
        return {
            "organisations": lambda: make.registration(cohort).organisation,
            "speakers": lambda: make.speaker(cohort=cohort),
            "volunteers": lambda: make.volunteer(cohort),
        }[group]()

    return made


@pytest.mark.parametrize("group", GROUPS)
def test_the_board_lists_who_can_be_given_one_and_those_ticked_are(as_organiser, place, one, group):
    first, second = one(group), one(group)
    page = as_organiser.get(f"{place}/{group}").text
    as_organiser.post(f"{place}/{group}/certificates", data={"recipients": [first.id]})

    assert (first.name in page, second.name in page) == (True, True)
    assert [given.award.recipient for given in db.session.query(IssuedCertificate)] == [first]


@pytest.mark.parametrize("group", GROUPS)
def test_an_empty_board_says_what_comes_first(as_organiser, cohort, place, group):
    assert "empty-title" in as_organiser.get(f"{place}/{group}").text


@pytest.mark.parametrize("group", GROUPS)
def test_issuing_to_nobody_is_refused(as_organiser, cohort, place, group):
    assert as_organiser.post(f"{place}/{group}/certificates").status_code == 422


@pytest.mark.parametrize("group", GROUPS)
def test_the_record_of_a_certificate_leads_to_whom_it_was_given_and_back(as_organiser, cohort, place, one, group):
    certificate = issuing.give(cohort, GROUPS[group], [one(group)], by=None)[0]
    page = as_organiser.get(f"{place}/certificates/{certificate.id}").text

    assert (f"{place}/{group}" in page, certificate.facts["name"] in page) == (True, True)


@pytest.mark.parametrize("group", GROUPS)
def test_its_pdf_is_printed_and_it_can_be_revoked_and_replaced(as_organiser, cohort, place, one, group):
    certificate = issuing.give(cohort, GROUPS[group], [one(group)], by=None)[0]
    address = f"{place}/certificates/{certificate.id}"

    assert as_organiser.get(f"{address}.pdf").data.startswith(b"%PDF-")
    replace(as_organiser, certificate, address)
    page = as_organiser.get(f"{place}/{group}").text
    assert (certificate.facts["name"] + "ม" in page, f"ออกแทน {certificate.number}" in page) == (True, True)
    as_organiser.post(f"{place}/certificates/{certificate.id + 1}/revocation", data={"reason": "ออกผิด"})
    assert [given.valid for given in db.session.query(IssuedCertificate)] == [False, False]


def replace(visitor, certificate, address):
    """Correct the name: look, then issue what was looked at."""
    typed = {fact: certificate.facts.get(fact) or "" for fact in correcting.CORRECTABLE} | {"reason": "สะกดผิด"}
    typed["name"] += "ม"
    looked = visitor.post(f"{address}/correction", data=typed | {"look": "1"}).text
    stamp = re.search(r'name="stamp" type="hidden" value="([0-9a-f]+)"', looked)[1]
    visitor.post(f"{address}/correction", data=typed | {"issue": "1", "stamp": stamp})


@pytest.mark.parametrize("group", GROUPS)
def test_a_print_run_holds_the_certificates_of_its_kind_only(as_organiser, cohort, place, one, group, files):
    for each in GROUPS:
        issuing.give(cohort, GROUPS[each], [one(each)], by=None)
    as_organiser.post(f"{place}/{group}/print-runs")
    job = db.session.query(jobs.Job).one()
    jobs.run(job.id)

    pages = preview.texts_of((files / db.session.get(jobs.Job, job.id).result).read_bytes())
    names = [given.facts["name"] for given in db.session.query(IssuedCertificate) if given.award.kind == GROUPS[group]]
    assert [preview.letters(names[0]) in page for page in pages] == [True]


@pytest.mark.parametrize("group", GROUPS)
def test_the_public_page_says_it_is_valid_and_hides_only_names_of_people(client, cohort, one, group):
    certificate = issuing.give(cohort, GROUPS[group], [one(group)], by=None)[0]
    page = client.get(f"/certificates/{certificate.token}").text

    assert ("verdict-good" in page, certificate.facts["name"] in page) == (True, group == "organisations")


def test_a_volunteer_is_entered_corrected_and_removed_on_the_page(as_organiser, cohort, place):
    as_organiser.post(f"{place}/volunteers", data={"name": "นายก้อง ใจดี", "role": "ลงทะเบียน"})
    made = db.session.query(Volunteer).one()
    as_organiser.post(f"{place}/volunteers/{made.id}", data={"name": "นายก้องเกียรติ ใจดี", "role": "พยาบาล"})
    db.session.expire_all()
    corrected = (made.name, made.role)
    as_organiser.post(f"{place}/volunteers/{made.id}/removal")

    assert (corrected, db.session.query(Volunteer).count()) == (("นายก้องเกียรติ ใจดี", "พยาบาล"), 0)


def test_a_pasted_list_that_is_refused_is_not_lost(as_organiser, cohort, place):
    page = as_organiser.post(f"{place}/volunteers/list", data={"pasted": "นายก้อง\nข\tค\tง\tจ"}).text

    assert ("นายก้อง\nข\tค\tง\tจ" in page, "is-invalid" in page) == (True, True)


def test_a_volunteer_of_another_cohort_is_not_found_here(as_organiser, cohort, place):
    other = make.volunteer(make.cohort(number=5, programme=cohort.programme))

    assert as_organiser.get(f"{place}/volunteers/{other.id}").status_code == 404


@pytest.mark.parametrize("group", GROUPS)
def test_the_board_asks_the_database_as_often_for_three_as_for_one(as_organiser, cohort, place, one, group, statements):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            issuing.give(cohort, GROUPS[group], [one(group)], by=None)
            one(group)
        db.session.commit()
        with statements() as seen:
            assert as_organiser.get(f"{place}/{group}").status_code == 200
        counts.append(len(seen))

    assert (counts[0] == counts[1], counts[1] <= 15) == (True, True)


@pytest.mark.parametrize("group", GROUPS)
def test_the_door_sees_nothing_of_it(as_door, cohort, place, group):
    assert as_door.get(f"{place}/{group}").status_code == 403
