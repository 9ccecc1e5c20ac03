"""Files as people fetch them: under their name, in parts, unchanged or not at all, and never run by a browser."""

from urllib.parse import quote

import pytest

from tests.materials import samples
from tests.materials.conftest import shelved
from trainer.database import db
from trainer.materials import shelving

LONG = samples.pdf() + b"%" + bytes(range(256)) * 20_000  # five megabytes: several blocks, and parts of a bucket


@pytest.fixture
def long(cohort, anywhere):
    return shelved(cohort, "สไลด์ วันที่ 1.pdf", LONG, audience="public")


def test_a_whole_file_comes_under_its_thai_name(long, client, address):
    answer = client.get(address(long))

    assert (answer.status_code, answer.data, answer.headers["Content-Type"]) == (200, LONG, "application/pdf")
    assert answer.headers["Content-Length"] == str(len(LONG))
    assert answer.headers["Content-Disposition"] == (
        f"inline; filename=\"material.pdf\"; filename*=UTF-8''{quote('สไลด์ วันที่ 1.pdf')}"
    )


def test_parts_come_when_parts_are_asked_for(long, client, address):
    parts = {
        "bytes=0-9": slice(0, 10), "bytes=4000000-4000099": slice(4_000_000, 4_000_100), "bytes=-7": slice(-7, None),
        "bytes=5000000-": slice(5_000_000, None), "bytes=100-99999999": slice(100, None),
    }  # fmt: skip

    answers = {asked: client.get(address(long), headers={"Range": asked}) for asked in parts}

    assert {asked: (answer.status_code, answer.data) for asked, answer in answers.items()} == {
        asked: (206, LONG[part]) for asked, part in parts.items()
    }
    assert answers["bytes=0-9"].headers["Content-Range"] == f"bytes 0-9/{len(LONG)}"


@pytest.fixture
def slides(shelve):
    return shelve("สไลด์.pdf", audience="public")


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=x", "lines=0-3", "nonsense"])
def test_a_range_that_need_not_be_served_gets_the_whole(slides, client, address, asked):
    assert client.get(address(slides), headers={"Range": asked}).status_code == 200


def test_a_range_beyond_the_end_is_refused(slides, client, address):
    assert client.get(address(slides), headers={"Range": "bytes=99999999-"}).status_code == 416


def test_what_one_has_already_is_not_sent_again(slides, client, address):
    mark = client.get(address(slides)).headers["ETag"]

    answer = client.get(address(slides), headers={"If-None-Match": mark})

    assert (answer.status_code, answer.data) == (304, b"")


def test_a_part_of_an_earlier_version_is_answered_with_the_whole_new_one(cohort, slides, client, address):
    mark = client.get(address(slides)).headers["ETag"]
    shelved(cohort, "ใหม่.pdf", new := samples.pdf(2), slides)

    answer = client.get(address(slides), headers={"Range": "bytes=5-9", "If-Range": mark})

    assert (answer.status_code, answer.data) == (200, new)


def test_the_head_says_how_large_it_is_and_sends_nothing(slides, client, address):
    answer = client.head(address(slides))

    assert (answer.headers["Content-Length"], answer.headers["Accept-Ranges"], answer.data) == (
        str(len(samples.pdf())), "bytes", b""
    )  # fmt: skip


@pytest.mark.parametrize("ending", samples.ALL)
def test_only_pdfs_and_pictures_are_shown_by_browsers_and_nothing_is_guessed_or_run(shelve, client, address, ending):
    made = shelve(f"ก.{ending}", samples.ALL[ending], audience="public")

    answer = client.get(address(made))

    shown = ending in ("pdf", "png", "jpg", "gif", "webp")
    assert answer.headers["Content-Disposition"].split(";")[0] == ("inline" if shown else "attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert ("sandbox" in answer.headers["Content-Security-Policy"]) == (not shown)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_pdf_is_saved_when_it_shall_be_saved(slides, client, address):
    answer = client.get(address(slides, "?saved=1"))

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_browsers_ask_again_each_time_whether_they_may_still_have_it(slides, client, address):
    assert client.get(address(slides)).headers["Cache-Control"] == "private, no-cache"


def test_a_picture_of_it_is_there_for_those_who_may_see_it(slides, client, address):
    answer = client.get(address(slides, "/preview"))
    shelving.withdraw(slides, None)
    db.session.commit()

    assert (answer.mimetype, answer.data[8:12], client.get(address(slides, "/preview")).status_code) == (
        "image/webp", b"WEBP", 404
    )  # fmt: skip


def test_a_link_leads_away_and_only_there(cohort, client, address):
    made = shelving.link(cohort, "https://example.org/ก?x=1", {"audience": "public"}, None)
    db.session.commit()

    answer = client.get(address(made))

    assert (answer.status_code, answer.location) == (303, "https://example.org/%E0%B8%81?x=1")
