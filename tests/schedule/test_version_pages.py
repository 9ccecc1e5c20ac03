"""The pages on which the draft is published and earlier versions are read."""

import pytest

from tests import make
from tests.schedule.test_editor import fill
from trainer.database import db, now
from trainer.mail.models import Message
from trainer.schedule import agenda
from trainer.schedule.versions import published

DESK = "/desk/cohorts/executive/4/agenda"
PUBLISHING = f"{DESK}/versions"
PUBLIC = "/cohorts/executive/4/agenda/versions"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), announced_at=now())


@pytest.fixture
def as_organiser(sign_in):
    return sign_in(make.organiser())


def changed(cohort):
    """A published agenda, and a draft that went on."""
    session = make.session(cohort, title="ชื่อเดิม", kind="ceremony")
    make.publish(cohort)
    agenda.change(session, None, title="ชื่อใหม่")
    return session


def test_the_editor_says_how_many_changes_are_not_published(cohort, as_organiser):
    changed(cohort)

    assert "มีการแก้ไข 1 รายการที่ยังไม่ได้เผยแพร่" in as_organiser.get(DESK).text


def test_the_editor_shows_them_in_words(cohort, as_organiser):
    changed(cohort)

    assert "“ชื่อเดิม” เปลี่ยนชื่อเป็น “ชื่อใหม่”" in as_organiser.get(DESK).text


def test_an_editor_without_changes_names_the_version_that_people_see(cohort, as_organiser):
    make.session(cohort)
    make.publish(cohort, "ฉบับแรก")

    assert "ฉบับที่ 1: ฉบับแรก" in as_organiser.get(DESK).text


def test_publishing_makes_a_named_version(cohort, as_organiser):
    changed(cohort)

    as_organiser.post(PUBLISHING, data={"name": "ย้ายห้อง", "telling": "none"})

    assert (published(cohort).number, published(cohort).name) == (2, "ย้ายห้อง")


def test_publishing_tells_those_concerned_by_mail(cohort, as_organiser):
    make.registration(cohort, person=make.person(email="me@example.org"))
    changed(cohort)

    as_organiser.post(PUBLISHING, data={"telling": "mail"})

    assert db.session.query(Message).one().recipient == "me@example.org"


def test_an_agenda_with_a_clash_is_published_when_one_says_so_and_the_clash_is_named(cohort, as_organiser):
    session = changed(cohort)
    make.session(cohort, title="ในเวลาเดียวกัน", kind="ceremony")
    address = {"telling": "none", "name": "ทั้งที่ซ้อน"}

    first = as_organiser.post(PUBLISHING, data=address)
    before = published(cohort).number
    as_organiser.post(PUBLISHING, data=address | {"despite": "y"})

    assert (first.status_code, before, published(cohort).number) == (422, 1, 2)
    assert f"{session.title} / ในเวลาเดียวกัน" in first.text and 'id="despite-error"' in first.text


def test_pressing_twice_publishes_and_writes_once(cohort, as_organiser):
    make.registration(cohort, person=make.person(email="me@example.org"))
    changed(cohort)

    as_organiser.post(PUBLISHING, data={"telling": "mail"})
    again = as_organiser.post(PUBLISHING, data={"telling": "mail"})

    assert (again.status_code, published(cohort).number, db.session.query(Message).count()) == (422, 2, 1)


def test_what_was_typed_stays_after_a_refusal(cohort, as_organiser):
    changed(cohort)

    page = as_organiser.post(PUBLISHING, data={"name": "ก" * 121, "note": "เอาร่มมาด้วย", "telling": "banner"})

    assert page.status_code == 422 and "เอาร่มมาด้วย" in page.text


@pytest.mark.parametrize("telling", ["", "pigeon"])
def test_how_people_hear_of_it_must_be_known(cohort, as_organiser, telling):
    changed(cohort)

    as_organiser.post(PUBLISHING, data={"telling": telling})

    assert published(cohort).number == 1


def test_before_an_agenda_there_is_nothing_to_publish(cohort, as_organiser):
    assert "<form class=\"card\"" not in as_organiser.get(PUBLISHING).text


def test_an_earlier_version_stays_readable_for_everyone(cohort, client):
    changed(cohort)
    make.publish(cohort)

    page = client.get(f"{PUBLIC}/1").text

    assert "ชื่อเดิม" in page and "ชื่อใหม่" not in page and "ฉบับเก่า" in page


def test_a_version_says_what_it_changed(cohort, client):
    changed(cohort)
    make.publish(cohort)

    assert "“ชื่อเดิม” เปลี่ยนชื่อเป็น “ชื่อใหม่”" in client.get(f"{PUBLIC}/2").text


def renamed_twice(cohort):
    session = changed(cohort)
    make.publish(cohort)
    agenda.change(session, None, title="ชื่อล่าสุด")
    make.publish(cohort)


def test_a_version_says_what_changed_since_the_one_that_a_reader_knows(cohort, client):
    renamed_twice(cohort)

    page = client.get(f"{PUBLIC}/3?since=1").text

    assert "“ชื่อเดิม” เปลี่ยนชื่อเป็น “ชื่อล่าสุด”" in page and "ตั้งแต่ฉบับที่ 1" in page


@pytest.mark.parametrize("since", ["0", "3", "4", "-1", "x", "99999999999999999999"])
def test_what_cannot_be_known_is_as_good_as_the_version_before(cohort, client, since):
    renamed_twice(cohort)

    assert "“ชื่อใหม่” เปลี่ยนชื่อเป็น “ชื่อล่าสุด”" in client.get(f"{PUBLIC}/3?since={since}").text


def test_a_version_that_does_not_exist_leads_to_the_agenda(cohort, client):
    changed(cohort)

    assert client.get(f"{PUBLIC}/2").headers["Location"] == "/cohorts/executive/4/agenda"


def test_versions_of_a_cohort_that_is_not_public_are_hidden(cohort, client):
    changed(cohort)
    cohort.announced_at = None

    page = client.get(f"{PUBLIC}/1")

    assert page.status_code == 404 and "ชื่อเดิม" not in page.text


def test_strangers_do_not_publish(cohort, client):
    changed(cohort)

    client.post(PUBLISHING, data={"telling": "none"})

    assert published(cohort).number == 1


@pytest.mark.parametrize("many", [1, 40])
def test_publishing_takes_the_same_few_statements_for_one_session_as_for_forty(
    cohort, as_organiser, statements, many
):
    fill(cohort, many)
    make.publish(cohort)
    make.session(cohort)
    db.session.commit()

    with statements() as seen:
        assert as_organiser.get(PUBLISHING).status_code == 200

    assert len(seen) == 10


@pytest.mark.parametrize("many", [1, 3])
def test_a_version_takes_the_same_few_statements_after_many_versions(cohort, client, statements, many):
    session = make.session(cohort)
    for number in range(many):
        session.title = f"ชื่อ {number}"
        make.publish(cohort)
    db.session.commit()

    with statements() as seen:
        assert client.get(f"{PUBLIC}/{many}").status_code == 200

    assert len(seen) == 3
