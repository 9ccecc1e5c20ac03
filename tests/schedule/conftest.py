"""What tests of the agenda share."""

import pytest
from flask_babel import force_locale


@pytest.fixture
def english(app):
    """Say things in English within this test, outside of requests too."""
    with force_locale("en"):
        yield
