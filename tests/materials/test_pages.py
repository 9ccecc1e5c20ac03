"""The page of materials as participants and the public see it."""

import re
from datetime import date

import pytest

from tests import make
from tests.materials import samples
from tests.materials.conftest import shelved
from trainer.database import db
from trainer.materials import shelving
from trainer.schedule import agenda
from trainer.schedule.models import TrainingSession


@pytest.fixture
def public(cohort):
    return f"/cohorts/{cohort.address}/materials"


@pytest.fixture
def visitor(cohort, sign_in):
    make.registration(cohort, person=make.person(email="me@example.org"))
    return sign_in(make.account("participant", email="me@example.org"))


def titles(page):
    return re.findall(r'class="materials-title"><a [^>]*>([^<]*)', page.text)


def stand(cohort):
    """One thing for each audience, one that waits, one that was taken back."""
    for audience in ("public", "participants", "speakers", "staff"):
        shelving.link(cohort, "https://example.org", {"title": audience, "audience": audience}, None)
    shelving.link(cohort, "https://example.org", {"title": "ลับ รอเวลา", "audience": "public", "release": "at_moment",
                                                  "release_at": "2100-01-01T00:00:00+00:00"}, None)  # fmt: skip
    gone = shelving.link(cohort, "https://example.org", {"title": "ลับ เรียกคืน", "audience": "public"}, None)
    shelving.withdraw(gone, None)
    db.session.commit()


def test_the_public_sees_what_is_public(cohort, client, public):
    stand(cohort)

    assert titles(client.get(public)) == ["public"]


def test_participants_see_theirs_on_their_page_and_in_public(cohort, visitor, public):
    stand(cohort)

    assert titles(visitor.get(f"/me{public}")) == titles(visitor.get(public)) == ["public", "participants"]


def test_the_page_of_a_cohort_in_which_one_holds_no_seat_is_not_found(cohort, visitor):
    other = make.cohort(5, programme=cohort.programme, announced_at=cohort.announced_at)
    make.registration(other, person=make.person(email="me@example.org"), state="applied")
    stand(other)

    assert visitor.get(f"/me/cohorts/{other.address}/materials").status_code == 404


def test_drafts_are_not_there_for_strangers(cohort, client, public):
    stand(cohort)
    cohort.announced_at = None

    assert client.get(public).status_code == 404


def test_an_empty_page_says_what_will_be_there(client, public):
    assert "ยังไม่มีเอกสาร" in client.get(public).text


def test_it_stands_under_its_day_and_session(cohort, client, public):
    session = db.session.query(TrainingSession).one()
    make.publish(cohort)
    for place, title in (("day-2", "วันที่สอง"), (f"session-{session.id}", "ของรายการ"), ("", "ทั้งหมด")):
        shelving.link(cohort, "https://example.org", {"title": title, "audience": "public", "place": place}, None)

    page = client.get(public).text

    assert titles(client.get(public)) == ["ทั้งหมด", "ของรายการ", "วันที่สอง"]
    order = ["วันพุธที่ 29 มกราคม", "กฎหมายที่จำเป็น", "ของรายการ", "30 มกราคม 2563"]
    assert sorted(order, key=page.index) == order


def test_what_only_the_draft_says_of_a_session_is_not_read_there(cohort, client, public, session):
    make.publish(cohort)
    added = make.session(cohort, day=date(2020, 1, 29), start=13, end=15, title="ลับ ยังไม่ประกาศ")
    for place in (f"session-{session.id}", f"session-{added.id}"):
        shelving.link(cohort, "https://example.org", {"title": place, "audience": "public", "place": place}, None)
    agenda.change(session, None, title="ลับ ชื่อใหม่", starts_at=make.moment(date(2020, 1, 30), 13),
                  ends_at=make.moment(date(2020, 1, 30), 15))  # fmt: skip
    db.session.commit()

    page = client.get(public).text

    assert ("ลับ" in page, page.count("<h2 id"), "กฎหมายที่จำเป็น" in page) == (False, 1, True)
    assert titles(client.get(public)) == [f"session-{added.id}", f"session-{session.id}"]


def test_a_link_shows_where_it_leads_and_carries_no_script(cohort, client, public):
    facts = {"title": "<b>ก</b>", "audience": "public", "source": "<i>"}
    shelving.link(cohort, "https://example.org/<script>", facts, None)

    page = client.get(public).text

    assert "example.org" in page and "<b>" not in page and "<i>" not in page and "<script>" not in page


def test_licence_source_and_version_are_told(cohort, folder, client, public):
    made = shelved(cohort, "ก.txt", audience="public", licence="cc_by_nc", source="กรมพัฒนาสังคม")
    shelved(cohort, "ก.txt", None, made)

    page = client.get(public).text

    assert "CC BY-NC 4.0 · ที่มา: กรมพัฒนาสังคม" in page and "ฉบับที่ 2 วันที่" in page


@pytest.mark.parametrize(("name", "data", "tag"), [("ก.mp3", samples.MP3, "<audio"), ("ก.mp4", samples.MP4, "<video")])
def test_sound_and_film_play_on_the_page(cohort, folder, client, public, name, data, tag):
    shelved(cohort, name, data, audience="public")

    assert f"{tag} controls" in client.get(public).text


def test_the_zip_is_offered_where_there_are_files(cohort, folder, client, public):
    shelving.link(cohort, "https://example.org", {"audience": "public"}, None)
    before = "materials.zip" in client.get(public).text
    shelved(cohort, "ก.txt", audience="public")

    assert (before, "materials.zip" in client.get(public).text) == (False, True)


def test_my_page_and_the_cohort_in_public_lead_there(cohort, visitor, public):
    cohort_page = public.removesuffix("/materials")

    assert f'href="/me{public}"' in visitor.get("/me").text
    assert f'href="{public}"' in visitor.get(cohort_page).text


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_as_many_statements_for_one_as_for_three(cohort, folder, visitor, public, statements, many):
    session = db.session.query(TrainingSession).one()
    make.publish(cohort)
    for number in range(many):
        shelved(cohort, f"{number}.txt", place=f"session-{session.id}")
    db.session.commit()

    with statements() as seen:
        page = visitor.get(f"/me{public}")

    assert (len(titles(page)), len(seen)) == (many, 5), [one[:90] for one in seen]
