"""What is published, and what becomes of it when the draft goes on."""


import flask_migrate
import pytest
import sqlalchemy as sa

from tests import make
from tests.conftest import TEST_SETTINGS
from tests.house.test_migrations import whole
from tests.schedule.test_verbs import written
from trainer import create_app
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import agenda
from trainer.schedule.models import Room, Speaker
from trainer.schedule.signals import agenda_published
from trainer.schedule.versions import AgendaVersion, Entry, EntrySpeaker, draft, publish, published

PAGE = "/cohorts/executive/4/agenda"


@pytest.fixture
def cohort(app):
    return make.cohort(programme=make.programme("executive"), announced_at=make.moment(make.FIRST_DAY, 8))


def test_nothing_is_published_at_first(cohort):
    make.session(cohort)

    assert published(cohort) is None


def test_a_version_keeps_every_fact_of_an_entry(cohort):
    room = make.add(Room(cohort=cohort, name="ห้องใหญ่"))
    speaker = make.speaker("ดร.พิมพ์ใจ สมมติวงศ์", position="อาจารย์")
    session = make.session(cohort, title="กฎหมาย", details="สองบรรทัด\nจริง", room=room, speakers=[speaker],
                           groups=[1, 3])  # fmt: skip

    publish(cohort, "ฉบับแรก", None)

    assert published(cohort).sessions == [
        Entry(
            id=session.id, kind="session", title="กฎหมาย", details="สองบรรทัด\nจริง", room="ห้องใหญ่",
            starts_at=make.moment(make.FIRST_DAY, 9), ends_at=make.moment(make.FIRST_DAY, 12),
            speakers=(EntrySpeaker(speaker.id, "ดร.พิมพ์ใจ สมมติวงศ์", "อาจารย์"),), groups=(1, 3),
        )
    ]  # fmt: skip


def test_the_public_does_not_see_what_is_only_drafted(cohort, client):
    make.session(cohort, title="กฎหมาย")
    make.publish(cohort)
    make.session(cohort, title="หัวข้อที่ยังเป็นความลับ", start=13, end=16)

    page = client.get(PAGE).text

    assert "กฎหมาย" in page and "ความลับ" not in page


def test_an_announced_cohort_without_a_version_shows_nothing_to_the_public(cohort, client):
    make.session(cohort, title="หัวข้อที่ยังเป็นความลับ")

    assert "ความลับ" not in client.get(PAGE).text


def test_a_renamed_speaker_keeps_the_name_of_the_published_version(cohort):
    speaker = make.add(Speaker(name="ดร.ชื่อเดิม ทดสอบ"))
    make.session(cohort, speakers=[speaker])
    make.publish(cohort)

    speaker.name = "ดร.ชื่อใหม่ ทดสอบ"

    assert published(cohort).sessions[0].speakers[0].name == "ดร.ชื่อเดิม ทดสอบ"


def test_the_newest_version_is_the_published_one(cohort):
    session = make.session(cohort, title="ชื่อเดิม")
    make.publish(cohort)
    agenda.change(session, None, title="ชื่อใหม่")
    make.publish(cohort)

    assert (published(cohort).number, published(cohort).sessions[0].title) == (2, "ชื่อใหม่")


def test_another_cohorts_version_is_not_taken_for_this_ones(cohort):
    other = make.cohort(5, programme=cohort.programme)
    make.session(other)
    make.publish(other)

    assert published(cohort) is None


def test_publishing_is_journalled(cohort):
    make.session(cohort)

    version = publish(cohort, "ฉบับแรก", None)

    assert written("published_agenda").subject_id == version.id


def test_later_chapters_hear_of_a_version_and_of_the_one_before(cohort):
    heard = []

    def hear(_cohort, version, before, by):
        heard.append((version.number, before and before.number))

    with agenda_published.connected_to(hear):
        session = make.session(cohort)
        make.publish(cohort)
        agenda.change(session, None, title="ชื่อใหม่")
        make.publish(cohort)

    assert heard == [(1, None), (2, 1)]


def test_nothing_is_published_twice(cohort):
    make.session(cohort)
    make.publish(cohort)

    with pytest.raises(Refused):
        make.publish(cohort)


def test_an_empty_agenda_is_not_published(cohort):
    with pytest.raises(Refused):
        make.publish(cohort)


def test_a_closed_cohort_publishes_nothing(cohort):
    make.session(cohort)
    cohort.closed_at = make.moment(cohort.ends_on, 18)

    with pytest.raises(Refused):
        make.publish(cohort)


def test_a_name_has_its_limits(cohort):
    make.session(cohort)

    with pytest.raises(Refused) as refusal:
        make.publish(cohort, "ก" * 121)

    assert refusal.value.place == "name"


def test_an_entry_is_read_as_it_was_kept(cohort):
    make.session(cohort, groups=[2])

    assert [Entry.restored(one.kept()) for one in draft(cohort)] == draft(cohort)


@pytest.mark.parametrize("groups, group, there", [((), 1, True), ((), None, True), ((1, 2), 2, True),
                                                  ((1, 2), 3, False), ((1,), None, False)])  # fmt: skip
def test_an_entry_for_groups_concerns_only_them(app, groups, group, there):
    entry = Entry(1, "session", "ก", make.moment(make.FIRST_DAY, 9), make.moment(make.FIRST_DAY, 10), groups=groups)

    assert entry.concerns(group) is there


def test_the_number_of_a_removed_entry_is_never_given_again(cohort):
    session = make.session(cohort)
    old = session.id
    agenda.remove(session, None)

    assert make.session(cohort).id > old


OLD = {
    "programme": {"slug": "executive"}, "cohort": {"announced_at": make.moment(make.FIRST_DAY, 8)},
    "room": {"name": "ห้องใหญ่"}, "speaker": {"name": "ดร.ทดสอบ"},
    "training_session": {"title": "กฎหมาย", "kind": "session", "starts_at": make.moment(make.FIRST_DAY, 9),
                         "ends_at": make.moment(make.FIRST_DAY, 12), "topic_id": None},
    "session_speaker": {},
}  # fmt: skip


def test_an_announced_agenda_of_an_older_installation_is_version_one(tmp_path):
    app = create_app(SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'old.db'}", **TEST_SETTINGS)
    with app.app_context():
        flask_migrate.upgrade(revision="0006")
        with db.engine.begin() as connection:
            tables = sa.MetaData()
            tables.reflect(connection)
            for name, facts in OLD.items():
                connection.execute(tables.tables[name].insert().values(whole(tables.tables[name]) | facts))
            hidden = {"id": 2, "number": 2, "announced_at": None}
            connection.execute(tables.tables["cohort"].insert().values(whole(tables.tables["cohort"]) | hidden))
            draft_only = whole(tables.tables["training_session"]) | OLD["training_session"] | {"id": 2, "cohort_id": 2}
            connection.execute(tables.tables["training_session"].insert().values(draft_only))

        flask_migrate.upgrade()

        versions = db.session.scalars(sa.select(AgendaVersion)).all()
        seen = [(one.cohort_id, one.number, [entry.title for entry in one.sessions]) for one in versions]
        room = versions[0].sessions[0].room
        db.session.remove()
        db.engine.dispose()
    assert (seen, room) == ([(1, 1, ["กฎหมาย"])], "ห้องใหญ่")
