"""Issuing: who gets a certificate, its number, its frozen facts, and many who issue at once."""

import threading

import pytest

from tests import make
from tests.awards.participants import attended
from trainer.awards import correcting, issuing
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.standings import standings
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort


def test_everyone_who_earned_one_gets_a_certificate(cohort):
    earned = attended(cohort, 5)
    attended(cohort, 4)

    assert [c.award.registration for c in issuing.issue_all(cohort, by=None)] == [earned]


def test_issuing_again_gives_nobody_a_second_certificate(cohort):
    attended(cohort, 6)
    issuing.issue_all(cohort, by=None)

    assert issuing.issue_all(cohort, by=None) == []


def test_numbers_follow_the_name_list_without_a_gap(cohort):
    attended(cohort, 6, person=make.person("ฮานา"))
    attended(cohort, 6, person=make.person("กานดา"))

    issued = issuing.issue_all(cohort, by=None)

    assert [(c.facts["name"].split()[0], c.number) for c in issued] == [
        ("นายกานดา", "4/001/2563"),
        ("นายฮานา", "4/002/2563"),
    ]


def test_a_person_renamed_later_leaves_the_certificate_as_it_was_issued(cohort):
    registration = attended(cohort, 6, person=make.person("เดิม", "ชื่อ"))
    certificate = issuing.issue_all(cohort, by=None)[0]

    registration.person.first_name = "ใหม่"
    db.session.commit()

    assert certificate.facts["name"] == "นายเดิม ชื่อ"


def test_an_exception_without_a_reason_is_refused(cohort):
    with pytest.raises(Refused):
        issuing.award_by_exception(attended(cohort, 1), "  ", by=make.organiser())


def test_an_exception_with_a_reason_earns_a_certificate(cohort):
    registration = attended(cohort, 1)
    issuing.award_by_exception(registration, "ป่วย มีใบรับรองแพทย์", by=make.organiser())

    assert [c.award.registration for c in issuing.issue_all(cohort, by=None)] == [registration]


def test_a_revoked_certificate_is_not_issued_again_by_itself(cohort):
    attended(cohort, 6)
    issuing.issue_all(cohort, by=None)[0].revoke("ออกผิดคน", by=make.organiser())

    assert issuing.issue_all(cohort, by=None) == []


def test_replacing_a_certificate_gives_the_next_number_and_the_new_name(cohort):
    registration = attended(cohort, 6, person=make.person("พิมผิด", "ชื่อ"))
    old = issuing.issue_all(cohort, by=None)[0]
    registration.person.first_name = "พิมพ์ถูก"

    new = correcting.replace(old, "สะกดชื่อผิด", by=make.organiser())

    assert (new.serial, new.facts["name"], old.valid) == (2, "นายพิมพ์ถูก ชื่อ", False)


def test_a_monk_is_given_his_certificate_in_the_words_for_monks(cohort):
    attended(cohort, 6, person=make.person("สมศักดิ์", "ฐิตธมฺโม", title="พระมหา"))

    assert issuing.issue_all(cohort, by=None)[0].facts["preface"].startswith("ขอถวาย")


def test_a_certificate_whose_attendance_was_corrected_is_pointed_out(cohort):
    registration = attended(cohort, 5)
    issuing.issue_all(cohort, by=None)
    db.session.query(make.Presence).filter_by(registration_id=registration.id).delete()

    assert standings(cohort)[0].doubtful


def test_eight_who_issue_at_once_give_everybody_one_certificate_numbered_without_a_gap(app, cohort):
    for _ in range(5):
        attended(cohort, 6)
    cohort_id, start, failures = cohort.id, threading.Barrier(8), []
    db.session.commit()  # last, for reading anything would begin a transaction that holds SQLite's file

    def issue():
        with app.app_context():
            start.wait()
            try:
                issuing.issue_all(db.session.get(Cohort, cohort_id), by=None)
                db.session.commit()
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=issue) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    serials = db.session.scalars(db.select(IssuedCertificate.serial).order_by(IssuedCertificate.serial)).all()
    assert (serials, failures) == ([1, 2, 3, 4, 5], [])


def test_issuing_that_fails_half_way_gives_its_numbers_back(cohort):
    attended(cohort, 6)
    db.session.commit()
    issuing.issue_all(cohort, by=None)
    db.session.rollback()

    assert issuing.issue_all(cohort, by=None)[0].serial == 1


def test_an_exception_for_someone_who_earned_the_certificate_is_refused(cohort):
    with pytest.raises(Refused):
        issuing.award_by_exception(attended(cohort, 5), "เผื่อไว้", by=make.organiser())


def test_an_exception_that_was_taken_back_earns_nothing(cohort):
    registration = attended(cohort, 1)
    issuing.award_by_exception(registration, "ป่วย", by=make.organiser())
    issuing.take_back_exception(registration, by=make.organiser())

    assert issuing.issue_all(cohort, by=None) == []


def test_an_exception_that_a_valid_certificate_leans_on_is_not_taken_back(cohort):
    registration = attended(cohort, 1)
    issuing.award_by_exception(registration, "ป่วย", by=make.organiser())
    issuing.issue_all(cohort, by=None)

    with pytest.raises(Refused):
        issuing.take_back_exception(registration, by=make.organiser())


def test_a_revoked_certificate_can_be_followed_by_another(cohort):
    attended(cohort, 6)
    old = issuing.issue_all(cohort, by=None)[0]
    old.revoke("หมึกเลอะ", by=None)
    db.session.flush()

    assert (correcting.replace(old, "ออกให้ใหม่", by=None).serial, old.standing) == (2, "superseded")


def test_a_certificate_that_was_replaced_is_not_replaced_again(cohort):
    attended(cohort, 6)
    old = issuing.issue_all(cohort, by=None)[0]
    correcting.replace(old, "สะกดผิด", by=None)

    with pytest.raises(Refused):
        correcting.replace(old, "สะกดผิดอีก", by=None)


def test_a_certificate_that_is_not_earned_any_more_is_not_replaced(cohort):
    registration = attended(cohort, 5)
    old = issuing.issue_all(cohort, by=None)[0]
    db.session.query(make.Presence).filter_by(registration_id=registration.id).delete()

    with pytest.raises(Refused):
        correcting.replace(old, "สะกดผิด", by=None)


def test_a_changed_pattern_that_would_repeat_a_number_is_refused(cohort):
    attended(cohort, 6)
    issuing.issue_all(cohort, by=None)
    attended(cohort, 6)
    make.scheme(cohort.programme, series="year")

    with pytest.raises(Refused):
        issuing.issue_all(cohort, by=None)
