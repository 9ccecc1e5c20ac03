"""What may no longer change once a certificate says so."""

import pytest

from tests import make
from tests.awards.participants import attended, certified
from trainer.awards import keeping
from trainer.errors import Refused
from trainer.registration.seats import giving_up


def test_a_seat_is_kept_while_a_valid_certificate_stands(cohort):
    certificate = certified(cohort)

    with pytest.raises(Refused):
        giving_up.send(certificate.award.registration)


def test_a_seat_can_be_given_up_after_the_certificate_was_revoked(cohort):
    certificate = certified(cohort)
    certificate.revoke("ออกผิดคน", by=make.organiser())

    assert keeping.keep_seat(certificate.award.registration) is None


def test_a_seat_without_a_certificate_can_be_given_up_though_others_hold_one(cohort):
    certified(cohort)

    assert keeping.keep_seat(attended(cohort, 1)) is None


def test_a_cohort_whose_number_stands_on_certificates_keeps_it(cohort):
    certified(cohort)

    with pytest.raises(Refused):
        keeping.keep_number(cohort, {"number": 5})


def test_a_cohort_with_certificates_may_change_its_venue(cohort):
    certified(cohort)

    assert keeping.keep_number(cohort, {"venue": "ที่อื่น"}) is None
