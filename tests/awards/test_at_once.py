"""Many who issue, correct and revoke at the same moment: the database keeps numbers and certificates right."""

import secrets

import pytest
from sqlalchemy.exc import IntegrityError

from tests import make
from tests.awards.participants import attended, certified
from tests.awards.test_numbering import at_once
from trainer.awards import correcting, issuing
from trainer.awards.certificate import IssuedCertificate
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Cohort


def serials():
    return db.session.scalars(db.select(IssuedCertificate.serial).order_by(IssuedCertificate.serial)).all()


def certificates():
    return db.session.scalars(db.select(IssuedCertificate).order_by(IssuedCertificate.id)).all()


def test_two_valid_certificates_for_one_award_are_impossible_whoever_writes_them(app, cohort):
    """Straight into the table, past all that our code does to prevent it."""
    one = certified(cohort)
    one.revoke("เพื่อทดสอบ", by=None)
    shared = {"award_id": one.award_id, "cohort_id": cohort.id, "series_id": one.series_id, "facts": one.facts}
    db.session.commit()
    ways = iter(range(2, 8))

    def insert():
        serial = next(ways)
        db.session.add(IssuedCertificate(serial=serial, number=str(serial), token=secrets.token_hex(), **shared))
        db.session.commit()

    answers = at_once(app, 6, insert)

    assert sorted(map(type, answers), key=str) == [type(None), *[IntegrityError] * 5]


def test_of_many_who_correct_one_certificate_at_once_one_does_and_the_others_are_told(app, cohort):
    chosen = certified(cohort, person=make.person("พิมผิด", "ใจดี")).id
    db.session.commit()
    names = iter([f"นายคนที่{n} ใจดี" for n in range(5)])

    def correct():
        certificate, texts = db.session.get(IssuedCertificate, chosen), {"name": next(names)}
        stamp = correcting.draft(certificate, texts).stamp
        return correcting.correct(certificate, texts, "สะกดผิด", None, stamp).serial

    answers = at_once(app, 5, correct)

    refusals = [one for one in answers if isinstance(one, Refused)]
    assert ([one for one in answers if one not in refusals], len(refusals), serials()) == ([2], 4, [1, 2])


def test_numbers_have_no_gap_and_no_repeat_while_many_issue_and_many_correct(app, cohort):
    issued = [certified(cohort).id for _ in range(3)]
    for _ in range(2):
        attended(cohort, 6)
    cohort_id = cohort.id
    db.session.commit()

    def correct(chosen):
        certificate = db.session.get(IssuedCertificate, chosen)
        return correcting.replace(certificate, "สะกดผิด", None, {"name": f"นายถูก {chosen}"}).id

    def issue():
        return len(issuing.issue_all(db.session.get(Cohort, cohort_id), by=None))

    works = iter([*(lambda one=one: correct(one) for one in issued), issue, issue, *(lambda one=one: correct(one)
                                                                                    for one in issued)])
    answers = at_once(app, 8, lambda: next(works)())

    valid = [one.award_id for one in certificates() if one.valid]
    assert (serials(), len(valid), len(set(valid)), sum(isinstance(one, Refused) for one in answers)) == (
        [1, 2, 3, 4, 5, 6, 7, 8], 5, 5, 3)


def test_a_correction_that_fails_gives_its_number_back(app, cohort):
    one = certified(cohort)
    db.session.commit()
    with pytest.raises(Refused):
        correcting.replace(one, "สะกดผิด", None, {"name": "นาย" + "ยาว" * 66})
    db.session.rollback()

    assert (one.valid, correcting.replace(one, "สะกดผิด", by=None).serial) == (True, 2)
