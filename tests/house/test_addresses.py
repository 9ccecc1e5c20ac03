"""Addresses typed by hand."""

import pytest

from tests import make


@pytest.mark.parametrize("number", ["99999999999999999999", "4294967296"])
def test_a_number_larger_than_any_database_keeps_is_not_found(client, number):
    assert client.get(f"/cohorts/executive/{number}").status_code == 404


def test_a_huge_number_in_a_form_names_nobody(as_organiser):
    cohort = make.cohort()

    answer = as_organiser.post(f"/desk/cohorts/{cohort.address}/acceptances", data={"people": "9" * 30})

    assert answer.status_code == 422
