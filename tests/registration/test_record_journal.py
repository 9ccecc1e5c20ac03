"""The record of one person shows what later chapters did with it, and the day that the terms were asked of."""

from datetime import date

from tests import make
from tests.registration import lists
from tests.registration.lists import book, line
from trainer import journal
from trainer.attendance import checkin
from trainer.attendance.models import Way
from trainer.awards import issuing
from trainer.database import db


def page_of(client, registration):
    return client.get(f"/desk/registrations/{registration.id}").text


def awarded():
    """Somebody of a cohort of one half-day who was there and got a certificate; a colleague got one too."""
    cohort = make.cohort(days=1)
    [slot] = make.slots(cohort, halves=("1-morning",))
    people = [make.registration(cohort) for _ in range(2)]
    for one in people:
        make.presence(slot, one)
    return people, issuing.issue_all(cohort, by=make.organiser())


def test_the_record_shows_the_certificate_that_was_issued_for_it_and_no_other(as_organiser):
    people, certificates = awarded()
    own, foreign = sorted(certificates, key=lambda each: each.award.registration_id != people[0].id)

    page = page_of(as_organiser, people[0])

    assert own.number in page and foreign.number not in page


def test_the_record_shows_that_the_certificate_was_revoked(as_organiser):
    people, certificates = awarded()
    own = next(each for each in certificates if each.award.registration_id == people[0].id)
    own.revoke("สะกดชื่อผิดในใบจริง", by=make.organiser())

    assert "สะกดชื่อผิดในใบจริง" in page_of(as_organiser, people[0])


def test_an_award_by_exception_concerns_its_registration(app):
    cohort = make.cohort(days=1)
    make.slots(cohort)
    one = make.registration(cohort)

    issuing.award_by_exception(one, "ลาป่วยมีใบรับรองแพทย์", by=make.organiser())

    [entry] = db.session.scalars(journal.entries_concerning(one)).all()
    assert entry.act == "awarded_by_exception"


def test_the_record_shows_a_half_day_that_was_marked(as_organiser):
    cohort = make.cohort(days=1)
    [slot] = make.slots(cohort, halves=("1-morning",))
    one = make.registration(cohort)

    checkin.mark_present(slot, [one.id], by=make.organiser(), way=Way.MATRIX)

    assert slot.label in page_of(as_organiser, one)


def test_an_act_on_the_cohort_concerns_no_registration(app):
    cohort = make.cohort()

    assert journal.record(None, "imported_roster", cohort).registration_id is None


def test_the_record_names_the_day_that_the_terms_were_asked_of_after_the_cohort_moved(as_organiser):
    draft = lists.drafted(as_organiser, lists.cohort(), book(line()))
    cohort = draft.cohort
    lists.finish(as_organiser, draft)
    cohort.change(None, starts_on=date(2020, 2, 5), ends_on=date(2020, 2, 7))

    page = page_of(as_organiser, lists.registered()[0])

    assert "พิจารณาคุณสมบัติ ณ วันที่ 29 มกราคม 2563" in page and "5 กุมภาพันธ์ 2563" in page
