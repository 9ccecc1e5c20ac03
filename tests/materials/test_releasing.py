"""When a material is seen: by its release, its audience, what it belongs to, and whether it was taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests import make
from tests.materials.conftest import EARLIER, seen
from trainer.database import db
from trainer.errors import Refused
from trainer.materials import shelving
from trainer.materials.models import Audience, Material, Release
from trainer.materials.releasing import Calendar, moment_of
from trainer.materials.shelf import parts
from trainer.schedule import agenda
from trainer.schedule.models import TrainingSession

NINE, NOON = make.moment(make.FIRST_DAY, 9), make.moment(make.FIRST_DAY, 12)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("release", "from_"), [("at_start", NINE), ("after_end", NOON)])
def test_with_its_session(cohort, link, session, release, from_):
    link(f"session-{session.id}", release)

    assert (seen(cohort, from_ - SECOND), seen(cohort, from_)) == ([], ["example.org"])


@pytest.mark.parametrize(("place", "release", "from_"), [
    ("day-1", "at_start", NINE), ("day-1", "after_end", NOON),  # by the first and last entry of the day
    ("day-2", "at_start", make.moment(date(2020, 1, 30), 0)), ("day-2", "after_end", make.moment(date(2020, 1, 31), 0)),
    ("", "at_start", NINE), ("", "after_end", NOON),
])  # fmt: skip
def test_with_its_day_or_the_whole_training(cohort, link, place, release, from_):
    link(place, release)

    assert (seen(cohort, from_ - SECOND), seen(cohort, from_)) == ([], ["example.org"])


def test_at_once_and_at_a_chosen_moment(cohort, link):
    link(title="ทันที")
    link(release="at_moment", release_at=NOON.isoformat(), title="เที่ยง")

    assert (seen(cohort, EARLIER), seen(cohort, NOON)) == (["ทันที"], ["ทันที", "เที่ยง"])


def test_a_chosen_moment_must_be_chosen(cohort, link):
    with pytest.raises(Refused) as caught:
        link(release="at_moment")

    assert caught.value.place == "release_at"


def test_it_moves_with_its_session(cohort, link, session):
    made = link(f"session-{session.id}", "at_start")

    starts_at, ends_at = (make.moment(date(2020, 1, 30), hour) for hour in (13, 16))
    agenda.change(session, None, starts_at=starts_at, ends_at=ends_at)

    assert (made.released_at, made.day) == (starts_at, 2)


@pytest.mark.parametrize("release", ["at_start", "after_end"])
def test_a_draft_moves_no_release_until_it_is_published(cohort, link, session, release):
    make.publish(cohort)
    made = link(f"session-{session.id}", release)
    starts_at, ends_at = (make.moment(date(2020, 1, 28), hour) for hour in (7, 8))  # earlier: it would leak
    before = made.released_at

    cohort.change(None, starts_on=date(2020, 1, 28))
    agenda.change(session, None, starts_at=starts_at, ends_at=ends_at)
    drafted = made.released_at
    make.publish(cohort)

    assert (drafted, made.released_at) == (before, starts_at if release == "at_start" else ends_at)


@pytest.mark.parametrize("release", ["at_start", "after_end"])
def test_what_hangs_on_a_session_that_nobody_was_told_of_waits_for_the_agenda(cohort, link, release):
    make.publish(cohort)
    added = make.session(cohort, day=date(2020, 1, 30), start=13, end=16)
    made = link(f"session-{added.id}", release)
    drafted = made.released_at, seen(cohort, datetime(2100, 1, 1, tzinfo=UTC))

    make.publish(cohort)

    hour = {"at_start": 13, "after_end": 16}[release]
    assert (drafted, made.released_at) == ((None, []), make.moment(date(2020, 1, 30), hour))


def test_when_its_session_is_taken_off_it_stays_on_its_day_and_is_released_with_that(cohort, link, session):
    make.session(cohort, day=date(2020, 1, 30), start=8, end=9)
    moving = make.session(cohort, day=date(2020, 1, 30), start=13, end=16, title="จะถูกถอด")
    made = link(f"session-{moving.id}", "at_start")

    agenda.remove(moving, None)
    db.session.commit()

    assert (made.place, made.released_at) == ("day-2", make.moment(date(2020, 1, 30), 8))


def test_of_a_session_that_only_the_draft_lost_nothing_moves_until_that_is_published(cohort, link):
    make.session(cohort, day=date(2020, 1, 30), start=8, end=9)
    moving = make.session(cohort, day=date(2020, 1, 30), start=13, end=16, title="จะถูกถอด")
    version = make.publish(cohort)
    made = link(f"session-{moving.id}", "at_start")
    told = f"session-{moving.id}"

    agenda.remove(moving, None)
    db.session.commit()
    drafted = made.released_at, where(cohort, version, made)
    later = make.publish(cohort)

    hour = make.moment(date(2020, 1, 30), 13), make.moment(date(2020, 1, 30), 8)
    assert (drafted, (made.released_at, where(cohort, later, made))) == ((hour[0], told), (hour[1], "day-2"))


def where(cohort, version, material):
    """On which board of the shelf readers of a version find a material."""
    filled = parts(cohort, version.sessions, [material], bare=False)
    return filled[0].boards[0].place


def test_it_moves_with_the_cohorts_days(cohort, link):
    made = link("day-2", "at_start")

    cohort.change(None, starts_on=date(2020, 2, 4), ends_on=date(2020, 2, 6))

    assert made.released_at == make.moment(date(2020, 2, 5), 0)


def test_other_changes_of_the_cohort_leave_it_alone(cohort, link):
    made = link("day-2", "at_start")

    cohort.change(None, venue="ที่อื่น")

    assert made.released_at == make.moment(date(2020, 1, 30), 0)


def test_without_dates_nobody_knows_when_and_so_nobody_sees_it(cohort, link):
    made = link("", "at_start")
    db.session.query(TrainingSession).delete()

    cohort.change(None, starts_on=None, ends_on=None)

    assert (made.released_at, seen(cohort, datetime(2100, 1, 1, tzinfo=UTC))) == (None, [])


def test_release_now(cohort, link):
    made = link("", "at_moment", release_at="2100-01-01T00:00:00+00:00")
    before = seen(cohort)

    shelving.release_now(made, None)
    db.session.commit()

    assert (before, seen(cohort), made.release, made.release_at) == ([], ["example.org"], Release.AT_ONCE, None)


def test_what_does_not_wait_cannot_be_released(cohort, link):
    with pytest.raises(Refused):
        shelving.release_now(link(), None)


def test_what_was_taken_back_is_seen_by_nobody_until_it_is_given_out_again(cohort, link):
    made = link()
    shelving.withdraw(made, None)
    db.session.flush()
    gone = [seen(cohort, audience=each) for each in Audience]
    shelving.restore(made, None)
    db.session.flush()

    assert (gone, seen(cohort)) == ([[]] * 4, ["example.org"])


@pytest.mark.parametrize("verbs", [[shelving.restore], [shelving.withdraw, shelving.withdraw]])
def test_nothing_is_taken_back_or_given_out_twice(cohort, link, verbs):
    made = link()

    with pytest.raises(Refused):
        [verb(made, None) for verb in verbs]


def test_what_was_released_stays_released_when_it_is_set_to_at_once_again():
    assert moment_of(Release.AT_ONCE, None, None, EARLIER, NOON) == EARLIER
    assert moment_of(Release.AT_ONCE, None, None, NOON, EARLIER) == EARLIER


def test_a_session_outside_the_cohort_has_no_day():
    calendar = Calendar(date(2020, 1, 29), date(2020, 1, 31), {7: (make.moment(date(2020, 2, 9), 9), NOON)})

    assert (calendar.day(7), calendar.day(8), Calendar(None, None, {}).span(None, 1)) == (None, None, None)


def test_a_material_is_found_again_under_a_day_that_the_cohort_has_no_longer(cohort, link):
    made = link("day-3", "at_start")

    cohort.change(None, starts_on=date(2020, 1, 29), ends_on=date(2020, 1, 29))

    assert (made.place, db.session.query(Material).count()) == ("day-3", 1)
