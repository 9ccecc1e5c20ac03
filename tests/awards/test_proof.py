"""What is wrong is said before anything is frozen."""

import pytest

from tests import make
from tests.awards.participants import attended
from trainer.awards import issuing
from trainer.awards.certificate import IssuedCertificate
from trainer.database import db
from trainer.errors import Refused


def refusal(cohort):
    with pytest.raises(Refused) as refused:
        issuing.issue_all(cohort, by=None)
    return str(refused.value)


def test_a_programme_without_signatories_issues_nothing(cohort):
    attended(cohort, 6)
    attended(cohort, 6)
    cohort.programme.signatories = []

    assert refusal(cohort).count("ผู้ลงนาม") == 1


def test_a_name_in_letters_that_the_typeface_lacks_is_named_with_its_letters(cohort):
    attended(cohort, 6, person=make.person("สม\u6f22", "ใจดี"))

    assert "U+6F22" in refusal(cohort)


def test_an_organisation_too_long_for_its_place_is_said_with_the_name_of_the_person(cohort):
    attended(cohort, 6, person=make.person("สั้น", "ดี"))
    attended(cohort, 6, person=make.person("ยาว", "ดี"), organisation=make.organisation("มูลนิธิเพื่อการพัฒนา" * 14))

    said = refusal(cohort)

    assert ("นายยาว ดี" in said, "นายสั้น ดี" in said) == (True, False)


def test_what_is_refused_leaves_no_certificate_behind(cohort):
    attended(cohort, 6)
    cohort.programme.issuing_body = " "
    db.session.commit()
    refusal(cohort)
    db.session.rollback()

    assert db.session.query(IssuedCertificate).count() == 0


def test_long_names_that_still_fit_are_issued(cohort):
    attended(cohort, 6, person=make.person("กตัญญูกตเวทิตาธรรม", "ศรีสุวรรณภูมิพิพัฒน์ ณ นครศรีธรรมราช"))

    assert len(issuing.issue_all(cohort, by=None)) == 1
