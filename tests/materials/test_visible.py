"""Who sees what of all that is released."""

from tests import make
from tests.materials.conftest import seen, shelved
from trainer.database import db
from trainer.materials import queries
from trainer.materials.models import Audience


def test_each_audience_sees_its_own_and_what_those_before_it_see(cohort, link):
    for audience in Audience:
        link(audience=str(audience), title=str(audience))

    assert [len(seen(cohort, audience=each)) for each in Audience] == [1, 2, 3, 4]
    assert seen(cohort, audience=Audience.PARTICIPANTS) == ["public", "participants"]


def test_other_cohorts_materials_are_not_seen(cohort, link):
    link(title="ของรุ่นสี่", audience="public")

    assert seen(make.cohort(5, programme=cohort.programme)) == []


def test_only_the_newest_version_is_seen(cohort, folder):
    material = shelved(cohort, "เก่า.txt")
    shelved(cohort, "ใหม่.txt", None, material)

    rows = db.session.execute(queries.visible_to(Audience.PARTICIPANTS, cohort)).all()

    assert [version.name for _material, version in rows] == ["ใหม่.txt"]
