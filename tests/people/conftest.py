"""Signing in sends mail: every test begins with an empty outbox."""

import pytest


@pytest.fixture(autouse=True)
def empty_outbox(app):
    app.extensions["mailman"].outbox = []
