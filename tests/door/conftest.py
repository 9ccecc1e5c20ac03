"""What several tests of the hall begin with."""

import pytest

from tests.door import halls


@pytest.fixture
def morning():
    """It is 8.41 on the first day of `halls.cohort()`."""
    with halls.clock(8, 41):
        yield
