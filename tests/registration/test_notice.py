"""The notice at collection says all that PDPA, s. 23 wants said."""

import pytest

from tests import make
from trainer.registration.notice import TEXTS, VERSION, notice


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("version", range(1, len(TEXTS) + 1))
def test_every_version_has_the_same_parts_in_both_languages(language, version):
    _title, parts = TEXTS[version - 1][language]

    assert len(parts) == len(TEXTS[version - 1]["th"][1]) and all(words.strip() for part in parts for words in part)


def test_it_names_who_collects_and_where_to_write(app):
    app.config["MAIL_REPLY_TO"], before = ["office@example.org"], app.config["MAIL_REPLY_TO"]
    told = notice(make.cohort(programme=make.programme(issuing_body="กรม{พส.}")), "th").parts[0][1]
    app.config["MAIL_REPLY_TO"] = before

    assert "กรม{พส.}" in told and "office@example.org" in told


def test_it_names_its_version(app):
    assert notice(make.cohort(), "en").version == VERSION


@pytest.mark.parametrize("language, words", [("th", "30 วัน"), ("en", "30 days")])
def test_it_says_how_long_needs_are_kept(app, language, words):
    assert any(words in told for _heading, told in notice(make.cohort(), language).parts)
