"""What Flask-Security says is said in Thai."""

import pytest
from flask_babel import force_locale, gettext
from flask_security.core import _default_messages

from trainer.people import sentences

GROUPS = (sentences.SUBJECTS, sentences.WRONG, sentences.TOLD, sentences.DONE)
SAID = sorted({text for group in GROUPS for text in group.values()})


@pytest.mark.parametrize("sentence", SAID)
def test_every_sentence_has_its_thai(app, sentence):
    with app.test_request_context(), force_locale("th"):
        assert gettext(sentence) != sentence


@pytest.mark.parametrize("key", [key for key in sentences.settings() if "_MSG_" in key])
def test_every_sentence_is_one_that_flask_security_knows(app, key):
    assert key.removeprefix("SECURITY_MSG_") in _default_messages


def test_the_sign_in_page_is_thai_throughout(client):
    page = client.get("/sign-in").text

    assert [word for word in ("Email", "Password", "Login", "Remember") if word in page] == []
