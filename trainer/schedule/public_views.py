"""The agenda for everyone: on a phone without signing in, and on paper."""

from flask import abort, render_template
from flask_babel import force_locale

from trainer import paper
from trainer.access import EVERYONE, STAFF, Role, may, open_to
from trainer.database import db, now
from trainer.look import today
from trainer.programmes.models import Phase
from trainer.programmes.queries import cohort_at
from trainer.schedule import queries
from trainer.schedule.blueprint import schedule
from trainer.schedule.days import by_day
from trainer.schedule.present import now_and_next, true_until

HIDDEN = (Phase.HISTORY, Phase.DRAFT)


@schedule.route("/cohorts/<slug>/<int:number>/agenda")
@open_to(EVERYONE)
def public(slug, number):
    """The agenda by day, with what is on now and what comes next."""
    cohort = visible_cohort(slug, number)
    sessions = db.session.scalars(queries.sessions_of(cohort)).all()
    moment = now()
    running, coming = now_and_next(sessions, moment)
    return render_template(
        "schedule/public.html",
        cohort=cohort,
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
    days = by_day(cohort, db.session.scalars(queries.sessions_of(cohort)).all())
    name = f"กำหนดการ-{cohort.programme.slug}-รุ่นที่-{cohort.number}.pdf"
    with force_locale("th"):  # the form is the ministry's, whatever the reader's language
        return paper.pdf_response(name, "print/agenda.html", cohort=cohort, days=days)


def visible_cohort(slug, number):
    """The cohort, if its agenda is the public's; what is still a draft is there for staff only, else 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if cohort.phase(today()) in HIDDEN and not may(*STAFF, Role.DOOR):
        abort(404)
    return cohort
