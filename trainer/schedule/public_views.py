"""The agenda for everyone: on a phone without signing in, and on paper."""

from flask import abort, render_template
from flask_babel import force_locale

from trainer import paper
from trainer.access import EVERYONE, STAFF, Role, may, open_to
from trainer.database import db, now
from trainer.look import today
from trainer.programmes.queries import cohort_at
from trainer.registration import holders
from trainer.registration.models import Registration
from trainer.schedule.blueprint import schedule
from trainer.schedule.days import by_day
from trainer.schedule.present import now_and_next, true_until
from trainer.schedule.versions import draft, published


@schedule.route("/cohorts/<slug>/<int:number>/agenda")
@open_to(EVERYONE)
def public(slug, number):
    """The agenda by day, with what is on now and what comes next."""
    cohort = visible_cohort(slug, number)
    version = published(cohort)
    sessions, moment = entries_shown(cohort, version), now()
    running, coming = now_and_next(sessions, moment)
    return render_template(
        "schedule/public.html",
        cohort=cohort,
        version=version,
        days=by_day(cohort, sessions),
        running=running,
        coming=coming,
        until=true_until(sessions, moment),
    )


@schedule.route("/cohorts/<slug>/<int:number>/agenda.pdf")
@open_to(EVERYONE)
def printed(slug, number):
    """The agenda in the ministry's form, with Thai digits."""
    cohort = visible_cohort(slug, number)
    days = by_day(cohort, entries_shown(cohort, published(cohort)))
    name = f"กำหนดการ-{cohort.programme.slug}-รุ่นที่-{cohort.number}.pdf"
    with force_locale("th"):  # the form is the ministry's, whatever the reader's language
        return paper.pdf_response(name, "print/agenda.html", cohort=cohort, days=days)


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/draft.pdf")
@open_to(*STAFF)
def printed_draft(slug, number):
    """The draft on paper, to be looked over before it is published."""
    cohort = db.one_or_404(cohort_at(slug, number))
    name = f"ร่างกำหนดการ-{slug}-รุ่นที่-{number}.pdf"
    with force_locale("th"):
        days = by_day(cohort, draft(cohort))
        return paper.pdf_response(name, "print/agenda.html", cohort=cohort, days=days, is_draft=True)


def entries_shown(cohort, version):
    """The entries of the published version; until there is one, staff see the draft and others nothing."""
    if version:
        return version.sessions
    return draft(cohort) if may(*STAFF, Role.DOOR) else []


def visible_cohort(slug, number):
    """The cohort, if it is the public's; one never announced is there for staff and its own people only, else 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if not (cohort.in_public(today()) or may(*STAFF, Role.DOOR) or takes_part(cohort)):
        abort(404)
    return cohort


def takes_part(cohort):
    """Whether who is there, by an account or by a link, is registered in this cohort."""
    if not holders.known():
        return False
    own = holders.own().where(Registration.cohort_id == cohort.id)
    return db.session.scalar(own.limit(1)) is not None
