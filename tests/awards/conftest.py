"""What tests of awards share."""

import pytest

from tests import make
from trainer.awards import keys


@pytest.fixture
def cohort(app):
    """Cohort 4 of three days, with its six half-days."""
    cohort = make.cohort(number=4)
    make.slots(cohort)
    return cohort


@pytest.fixture
def place(cohort):
    """Where the cohort's awards live."""
    return f"/desk/cohorts/{cohort.programme.slug}/{cohort.number}/awards"


@pytest.fixture
def files(app, tmp_path, monkeypatch):
    """The folder of files, empty."""
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path / "files")
    return tmp_path / "files"


@pytest.fixture
def keys_folder(app, tmp_path, monkeypatch):
    """Where private halves of test keys are kept, empty."""
    monkeypatch.setitem(app.config, "KEYS_DIR", tmp_path / "keys")
    return tmp_path / "keys"


@pytest.fixture
def signing(keys_folder):
    """The key that seals: one of the test authority."""
    return keys.make("กรมตัวอย่าง", by=None)
