"""The announced name list in public: what was consented to, and no more."""

from flask import abort, make_response, render_template

from trainer.access import EVERYONE, STAFF, may, open_to
from trainer.database import db
from trainer.look import today
from trainer.programmes.queries import cohort_at
from trainer.protection import limiter
from trainer.registration import announcements
from trainer.registration.blueprint import PLACE, registration
from trainer.registration.publicity import shown

LOOKS = "60 per minute"  # for people who read; who collects names is slowed down


@registration.route(f"/cohorts/<slug>/<int:number>/{PLACE}")
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def announced(slug, number, place):
    """One announcement as the public may read it today; one that was withdrawn only says so, with status 410."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if not cohort.in_public(today()) and not may(*STAFF):
        abort(404)
    found = db.one_or_404(announcements.announcements_of(cohort).where(announcements.Announcement.number == place))
    accepted, reserves = ([], []) if found.withdrawn_at else shown(found.people)
    page = render_template(
        "registration/announced.html", cohort=cohort, announcement=found, accepted=accepted, reserves=reserves,
        newest=announcements.newest_numbers([cohort]).get(cohort.id),
    )  # fmt: skip
    return unlisted(make_response(page, 410 if found.withdrawn_at else 200))


def unlisted(response):
    """Keep the page out of search engines and of caches: a consent taken back counts at once."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
