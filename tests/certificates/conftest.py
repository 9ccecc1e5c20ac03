"""What tests of sealed certificates share: they are made once, for none of them changes one."""

import pytest

from certificates import FILE_NAME, MEDIA_TYPE, Attachment, Design, render, seal

from . import keys
from .credentials import signed_credential
from .make import certificate


@pytest.fixture(scope="session")
def classic():
    return Design.load("classic")


@pytest.fixture(scope="session")
def plain(classic):
    """Two certificates that carry their credentials, not sealed yet."""
    people = [certificate(1), certificate(2)]
    attached = [{FILE_NAME: Attachment(signed_credential(one).encode(), MEDIA_TYPE, "Alternative", "Open Badges 3.0",
                                       keys.WHEN)} for one in people]
    return render(classic, people, attached)


@pytest.fixture(scope="session")
def sealed(plain):
    """The first of them, sealed."""
    return seal(plain[0], keys.key(), keys.WHEN, reason="ออกวุฒิบัตร")
