"""The agenda as everyone sees it."""

import re
import subprocess
from datetime import timedelta

import pytest
import time_machine

from tests import make
from tests.schedule.test_editor import fill
from trainer.database import db, now
from trainer.look import today
from trainer.schedule.models import Speaker

PAGE = "/cohorts/executive/4/agenda"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), announced_at=make.moment(make.FIRST_DAY, 8))


def coming(cohort):
    """Let the cohort lie in the future, unannounced: a draft."""
    cohort.announced_at = None
    cohort.starts_on, cohort.ends_on = (day.replace(year=2090) for day in (cohort.starts_on, cohort.ends_on))
    make.session(cohort, title="หัวข้อที่ยังเป็นความลับ")


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}.pdf"])
def test_strangers_do_not_see_a_draft(cohort, client, address):
    coming(cohort)

    page = client.get(address)

    assert page.status_code == 404 and "ความลับ" not in page.text


@pytest.mark.parametrize("role", ["organiser", "admin", "door"])
def test_staff_see_a_draft(cohort, sign_in, role):
    coming(cohort)

    assert "ความลับ" in sign_in(make.account(role)).get(PAGE).text


def test_participants_do_not_see_a_draft(cohort, sign_in):
    coming(cohort)

    assert sign_in(make.account("participant")).get(PAGE).status_code == 404


def test_strangers_do_not_see_a_cohort_that_runs_but_was_never_announced(cohort, client):
    make.session(cohort, title="หัวข้อที่ยังเป็นความลับ")
    make.publish(cohort)
    cohort.announced_at, cohort.starts_on, cohort.ends_on = None, today(), today()

    page = client.get(PAGE)

    assert page.status_code == 404 and "ความลับ" not in page.text


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}.pdf", PAGE.removesuffix("/agenda")])
def test_its_own_participants_see_a_cohort_that_was_never_announced(cohort, sign_in, address):
    coming(cohort)
    make.registration(cohort, person=make.person(email="me@example.org"))

    assert sign_in(make.account("participant", email="me@example.org")).get(address).status_code == 200


def test_participants_of_another_cohort_do_not_see_it(cohort, sign_in):
    coming(cohort)
    make.registration(make.cohort(5), person=make.person(email="me@example.org"))
    make.registration(cohort, person=make.person(email="other@example.org"))

    assert sign_in(make.account("participant", email="me@example.org")).get(PAGE).status_code == 404


def test_an_announced_agenda_is_there_for_everyone(cohort, client):
    coming(cohort)
    make.publish(cohort)
    cohort.announced_at = now()

    assert "ความลับ" in client.get(PAGE).text


def test_a_cohort_of_the_past_is_there_for_everyone(cohort, client):
    make.session(cohort, title="กฎหมายที่จำเป็น")
    make.publish(cohort)

    assert "กฎหมายที่จำเป็น" in client.get(PAGE).text


def test_other_cohorts_sessions_are_not_shown(cohort, client):
    make.session(make.cohort(5, programme=cohort.programme), title="หัวข้อของรุ่นห้า")
    make.session(cohort)
    make.publish(cohort)

    assert "หัวข้อของรุ่นห้า" not in client.get(PAGE).text


def test_an_early_session_stands_under_its_bangkok_day(cohort, client):
    session = make.session(cohort, day=make.FIRST_DAY + timedelta(days=1), title="ทำวัตรเช้า", start=5, end=6)
    session.starts_at = make.moment(make.FIRST_DAY + timedelta(days=1), 6, 30)  # 29 January, 23.30, in UTC
    session.ends_at = session.starts_at + timedelta(hours=1)
    make.publish(cohort)

    second_day = client.get(PAGE).text.split('id="day-2020-01-30"')[1].split('id="day-2020-01-31"')[0]

    assert "ทำวัตรเช้า" in second_day and "06.30 – 07.30 น." in second_day


@time_machine.travel("2020-01-28T23:45:00+00:00", tick=False)  # 29 January, 06.45, in Bangkok
def test_now_and_next_follow_bangkoks_clocks(cohort, client):
    make.session(cohort, start=6, end=7, title="ทำวัตรเช้า")
    make.session(cohort, start=8, end=9, title="ลงชื่อ")
    make.session(cohort, start=9, end=12, title="กฎหมาย")
    make.publish(cohort)

    marked = re.findall(r'class="mark (now|next)">[^<]*</strong> <a [^>]*>([^<]*)', client.get(PAGE).text)

    assert marked == [("now", "ทำวัตรเช้า"), ("next", "ลงชื่อ")]


@time_machine.travel("2020-01-29T05:00:00+00:00", tick=False)  # 12.00 sharp in Bangkok
def test_at_the_border_the_session_that_begins_is_now(cohort, client):
    make.session(cohort, start=9, end=12, title="กฎหมาย")
    make.session(cohort, start=12, end=13, title="อาหารกลางวัน")
    make.publish(cohort)

    assert re.findall(r'class="mark now">[^<]*</strong> <a [^>]*>([^<]*)', client.get(PAGE).text) == ["อาหารกลางวัน"]


def test_nothing_is_next_after_the_last_session(cohort, client):
    make.session(cohort)
    make.publish(cohort)

    assert 'class="mark' not in client.get(PAGE).text


def test_an_empty_agenda_says_so(cohort, client):
    assert "ยังไม่ได้กำหนดรายการ" in client.get(PAGE).text


@pytest.mark.parametrize("many", [1, 40])
def test_the_page_takes_three_statements_and_two_when_it_is_kept(cohort, client, statements, many):
    fill(cohort, many)
    make.publish(cohort)
    db.session.commit()
    counts = []

    for _time in range(2):
        with statements() as seen:
            client.get(PAGE)
        counts.append(len(seen))

    assert counts == [3, 2]


def test_the_page_sets_no_cookie_and_needs_no_framework(cohort, client):
    make.session(cohort)
    make.publish(cohort)

    page = client.get(PAGE)

    assert "Set-Cookie" not in page.headers and "tabler" not in page.text


def test_the_language_is_chosen_on_the_page_itself_without_a_token(cohort, application, monkeypatch):
    monkeypatch.setitem(application.config, "WTF_CSRF_ENABLED", True)
    visitor = application.test_client()

    page = visitor.post("/language", data={"language": "en"}, headers={"Referer": f"http://localhost{PAGE}"},
                        follow_redirects=True)  # fmt: skip

    assert page.request.path == PAGE and 'lang="en"' in page.text


def test_strangers_are_led_to_sign_in_and_participants_to_their_page(cohort, client, sign_in):
    stranger = client.get(PAGE).text
    own = sign_in(make.account("participant")).get(PAGE).text

    assert ('href="/home"' in stranger, 'href="/home"' in own) == (False, True)


def test_the_printed_agenda_follows_the_ministrys_form(cohort, client, tmp_path):
    speaker = make.add(Speaker(name="รองศาสตราจารย์ ดร.พิมพ์ใจ สมมติวงศ์", position="อาจารย์ประจำคณะสังคมสงเคราะห์ศาสตร์"))
    make.session(cohort, title="น้ำใจ ฐิติพร กตัญญู", speakers=[speaker])
    make.publish(cohort)

    (tmp_path / "agenda.pdf").write_bytes(client.get(f"{PAGE}.pdf").data)
    text = subprocess.check_output(["pdftotext", "-raw", tmp_path / "agenda.pdf", "-"], text=True).replace("ํา", "ำ")

    for words in (
        "รุ่นที่ ๔", "วันพุธที่ ๒๙ มกราคม ๒๕๖๓", "๐๙.๐๐ – ๑๒.๐๐ น.", "น้ำใจ ฐิติพร กตัญญู",
        "รองศาสตราจารย์ ดร.พิมพ์ใจ สมมติวงศ์", "อาจเปลี่ยนแปลงได้",
    ):  # fmt: skip
        assert words in text


def test_staff_print_the_draft_and_it_says_so(cohort, sign_in, tmp_path):
    make.session(cohort, title="น้ำใจ ฐิติพร")

    (tmp_path / "draft.pdf").write_bytes(sign_in(make.organiser()).get(f"/desk{PAGE}/draft.pdf").data)

    text = subprocess.check_output(["pdftotext", "-raw", tmp_path / "draft.pdf", "-"], text=True)
    assert "ร่าง" in text and "๐๙.๐๐ – ๑๒.๐๐ น." in text


def test_strangers_do_not_print_the_draft(cohort, client):
    make.session(cohort)

    assert client.get(f"/desk{PAGE}/draft.pdf").status_code == 302


def test_the_printed_agenda_is_thai_for_english_readers_too(cohort, client, tmp_path):
    make.session(cohort)
    make.publish(cohort)
    with client.session_transaction() as session:
        session["language"] = "en"

    (tmp_path / "agenda.pdf").write_bytes(client.get(f"{PAGE}.pdf").data)

    assert "มกราคม ๒๕๖๓" in subprocess.check_output(["pdftotext", "-raw", tmp_path / "agenda.pdf", "-"], text=True)
