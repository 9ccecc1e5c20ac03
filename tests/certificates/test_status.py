"""The list of revoked certificates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import BITS, CredentialError, is_revoked, status_entry
from certificates.status import encoded

from .credentials import LIST


@given(st.sets(st.integers(0, BITS - 1), max_size=20), st.integers(0, BITS - 1))
def test_exactly_those_bits_are_set_that_were_revoked(revoked, other):
    made = encoded(revoked)

    assert all(is_revoked(made, index) for index in revoked) and is_revoked(made, other) == (other in revoked)


def test_an_empty_list_is_small():
    assert len(encoded([])) < 100


@pytest.mark.parametrize("index", [-1, BITS])
def test_an_index_outside_the_list_is_refused(index):
    with pytest.raises(CredentialError, match="no place"):
        status_entry(LIST, index)


@pytest.mark.parametrize("nonsense", ["", "u", "u!!!", "uAAAA", "xyz"])
def test_a_list_that_cannot_be_read_is_said(nonsense):
    with pytest.raises(CredentialError):
        is_revoked(nonsense, 5)
