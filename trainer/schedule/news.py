"""The banner on a participant's own page: what the newest version of the agenda changed for them."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select

from trainer.database import db, now
from trainer.look import today
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration, State
from trainer.registration.record_blocks import Block
from trainer.registration.signals import status_shown
from trainer.schedule.concerned import News, changes_of
from trainer.schedule.versions import AgendaVersion, Telling

SHOWN_FOR = timedelta(days=14)


def init_app():
    """Show the banner on the page behind the private link, too."""
    status_shown.connect(block)


def block(registration):
    """The banner for one person, as a block of the status page; None without news."""
    news = news_for([registration]).get(registration.id)
    return news and Block("schedule/status_news.html", {"news": news})


def news_for(registrations: Sequence[Registration]) -> dict[int, News]:
    """{registration id: News} of those whom the newest version concerns; two statements however many there are.

    Only who holds a seat is told, until the version is two weeks old or the cohort is over; a later version that
    tells nobody ends what the one before had told.
    """
    seated = [one for one in registrations if one.state == State.ACCEPTED and not over(one.cohort)]
    if not seated:
        return {}
    newest = newest_two({one.cohort_id for one in seated})
    numbers = dict(db.session.execute(
        select(Registration.id, TrainingGroup.number).join(Registration.training_group)
        .where(Registration.id.in_([one.id for one in seated]))
    ).all())  # fmt: skip
    found = {one.id: own(newest.get(one.cohort_id, []), numbers.get(one.id)) for one in seated}
    return {key: news for key, news in found.items() if news}


def own(versions, group):
    """The News for someone of this group, from the newest versions in order, or None; pure."""
    version, before = [*versions, None, None][:2]
    if version is None or version.telling == Telling.NONE or version.published_at < now() - SHOWN_FOR:
        return None
    changes = [each for each in changes_of(version, before) if each.concerns(group)]
    return News(version, changes) if changes or before is None else None


def newest_two(cohort_ids):
    """{cohort id: its two newest versions, the newest first}. One statement."""
    place = func.row_number().over(partition_by=AgendaVersion.cohort_id, order_by=AgendaVersion.number.desc())
    ranked = select(AgendaVersion.id, place.label("place")).where(AgendaVersion.cohort_id.in_(cohort_ids)).subquery()
    wanted = select(AgendaVersion).join(ranked, ranked.c.id == AgendaVersion.id).where(ranked.c.place <= 2)
    found = {}
    for version in db.session.scalars(wanted.order_by(AgendaVersion.number.desc())):
        found.setdefault(version.cohort_id, []).append(version)
    return found


def over(cohort):
    """Whether the last day is past, so that nobody needs to know."""
    return cohort.ends_on is None or cohort.ends_on < today()
