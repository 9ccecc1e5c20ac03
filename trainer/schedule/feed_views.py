"""The agenda for programs: as data, and as calendars of the whole, of one group, and by a private address one's own."""

from flask import abort, request
from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from trainer import links
from trainer.access import EVERYONE, open_to
from trainer.database import db
from trainer.look import today
from trainer.registration.models import Registration, State
from trainer.registration.queries import registration_at
from trainer.schedule import agenda_json, feed
from trainer.schedule.answers import answer, facts_of
from trainer.schedule.blueprint import schedule
from trainer.schedule.feed_links import PURPOSE, VERSIONS, feed_address, own_feed_address
from trainer.schedule.public_views import visible_cohort
from trainer.schedule.told import everybody, told
from trainer.schedule.versions import AgendaVersion, newest_mark, published
from trainer.settings import LANGUAGES

GONE = (State.DECLINED, State.WITHDRAWN, State.MERGED)


@schedule.route("/cohorts/<slug>/<int:number>/agenda.ics")
@open_to(EVERYONE)
def calendar(slug, number):
    """All that is published, or with `group` what concerns that group; `lang` is th or en, for calendars know none."""
    cohort = visible_cohort(slug, number)
    group, language = request.args.get("group", type=int), request.args.get("lang", "th")
    language = language if language in LANGUAGES else "th"
    source = feed_address(cohort, group, language)

    def make():
        concerns = (lambda entry: entry.concerns(group)) if group else everybody
        return written(cohort, concerns, language, source)

    private = not cohort.in_public(today())
    return answer((facts_of(cohort), newest_mark(cohort), group, language, source), make, feed.MIMETYPE, private)


@schedule.route("/cohorts/<slug>/<int:number>/agenda.json")
@open_to(EVERYONE)
def data(slug, number):
    """The published agenda for other programs, also in pages of other sites: see `agenda_json`."""
    cohort, group = visible_cohort(slug, number), request.args.get("group", type=int)
    public = cohort.in_public(today())

    def make():
        return agenda_json.text_of(cohort, published(cohort), group)

    response = answer((facts_of(cohort), newest_mark(cohort), group), make, "application/json", private=not public)
    if public:
        response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@schedule.route("/agenda/<token>.ics")
@open_to(EVERYONE)
def own_calendar(token):
    """What concerns the holder of a private address, by the group of today; all cancelled once the seat is lost."""
    load = registration_at
    one = links.record_of(PURPOSE, token, lambda key: db.session.scalar(
        load(key).options(joinedload(Registration.training_group))), VERSIONS)  # fmt: skip
    if one is None:
        abort(404)
    group, lost = one.training_group and one.training_group.number, one.state in GONE
    seen = lost or one.state == State.ACCEPTED
    key = (facts_of(one.cohort), seen and newest_mark(one.cohort), one.id, one.state, group, one.label, one.language)

    def make():
        own = (lambda entry: entry.concerns(group)) if seen else (lambda entry: False)
        return written(one.cohort, own, one.language, own_feed_address(one), lost, one.label)

    response = answer(key, make, feed.MIMETYPE, private=True)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def written(cohort, concerns, language, source, lost=False, name=""):
    """The calendar made of all versions of the agenda, in one language."""
    every = select(AgendaVersion).where(AgendaVersion.cohort_id == cohort.id).order_by(AgendaVersion.number)
    with force_locale(language):
        return feed.calendar_of(cohort, told(db.session.scalars(every), concerns), source, lost, name)
