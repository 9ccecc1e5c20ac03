"""The editor of the agenda at the desk, and how a first agenda comes to be."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.programmes.models import Cohort
from trainer.programmes.queries import cohort_at
from trainer.schedule import agenda as acts
from trainer.schedule import copying, frame, moving, queries
from trainer.schedule.blueprint import schedule
from trainer.schedule.circumstances import circumstances_of
from trainer.schedule.clashes import clashes
from trainer.schedule.coverage import coverage
from trainer.schedule.days import by_day, clock_of
from trainer.schedule.differences import differences
from trainer.schedule.forms import SessionForm
from trainer.schedule.speaker_invitations import standings
from trainer.schedule.versions import entries_of, published
from trainer.thai.dates import parse_time

FIRST_HOUR = parse_time("08:30")
OPEN_DAYS = 7  # so many days stand open with a form each; in a longer cohort only the day that one works on does


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda")
@open_to(*STAFF)
def agenda(slug, number):
    """The editor: the days with their entries, what is doubtful, what is still missing."""
    return editor(db.one_or_404(cohort_at(slug, number)))


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/frame", methods=["POST"])
@open_to(*STAFF)
def usual_frame(slug, number):
    """Begin with the usual frame."""
    cohort = db.one_or_404(cohort_at(slug, number))
    frame.lay_frame(cohort, cohort.programme.topics, by=journal.actor())
    db.session.commit()
    flash(_("The usual frame is laid. Change titles, times and speakers as you need."), "success")
    return to_editor(cohort)


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/copies", methods=["POST"])
@open_to(*STAFF)
def copy_agenda(slug, number):
    """Begin with the agenda of an earlier cohort of the programme."""
    cohort = db.one_or_404(cohort_at(slug, number))
    chosen = request.form.get("source", type=int)
    earlier = queries.agendas_before(cohort)
    source = db.one_or_404(earlier.where(Cohort.number == chosen))
    copying.copy(source, cohort, by=journal.actor())
    db.session.commit()
    flash(_("The agenda of cohort %(number)s is copied. Ask its speakers again.", number=source.number), "success")
    return to_editor(cohort)


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/shift", methods=["POST"])
@open_to(*STAFF)
def shift_agenda(slug, number):
    """Move the whole agenda after the cohort's days."""
    cohort = db.one_or_404(cohort_at(slug, number))
    acts.shift(cohort, request.form.get("days", type=int), by=journal.actor())
    db.session.commit()
    flash(_("The whole agenda is moved. Ask its speakers whether the new days suit them."), "success")
    return to_editor(cohort)


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/removal", methods=["POST"])
@open_to(*STAFF)
def clear_agenda(slug, number):
    """Take everything off the agenda, to begin anew."""
    cohort = db.one_or_404(cohort_at(slug, number))
    acts.clear(cohort, by=journal.actor())
    db.session.commit()
    flash(_("The agenda is empty again."), "success")
    return to_editor(cohort)


def editor(cohort, form=None, status=200):
    """The editor as a page; `form` is the one of a day that was sent and refused, `form.date` its day."""
    sessions = db.session.scalars(queries.sessions_of(cohort)).all()
    days, offered, newest = by_day(cohort, sessions), offer(cohort), published(cohort)
    next_day = request.args.get("day")
    forms = {day.date: entry_form(day, offered) for day in open_days(days, next_day)}
    shift = moving.way_back(cohort, [session.day for session in sessions])
    doubts = clashes(days, circumstances_of(cohort, sessions))
    if form:
        forms[form.date] = form
    return render_template(
        "schedule/agenda.html",
        tab="schedule.agenda",
        cohort=cohort,
        place=place(cohort),
        days=days,
        planned=len(sessions),
        forms=forms,
        refused_day=form.date if form else None,
        next_day=next_day,
        shift=shift,
        shift_words=moving.in_words(cohort, shift),
        clashes=doubts,
        doubtful={number for clash in doubts for number in clash.sessions},
        coverage=coverage(offered[0], sessions),
        answers=standings(cohort, sessions),
        published=newest,
        unpublished=differences(newest.sessions if newest else [], entries_of(sessions)),
        copyable=[] if sessions else db.session.scalars(queries.agendas_before(cohort)).all(),
    ), status


def open_days(days, next_day):
    """The days of the cohort that show the form for their next entry: all, or in a long cohort the named one."""
    own = [day for day in days if day.number]
    return own if len(own) <= OPEN_DAYS else [day for day in own if day.date.isoformat() == next_day]


def offer(cohort):
    """What an entry of this cohort can choose from: topics, rooms, speakers."""
    rooms = db.session.scalars(queries.rooms_of(cohort)).all()
    return cohort.programme.topics, rooms, db.session.scalars(queries.speakers()).all()


def entry_form(day, offered):
    """The form that adds to a day; a new entry begins where the last one ends."""
    starts = max((clock_of(session.ends_at) for session in day.sessions), default=FIRST_HOUR)
    return SessionForm(None, prefix=f"{day.date}-", data={"starts": starts}).offer(*offered)


def to_editor(cohort, day=None, go_on=False):
    """Back to the editor, at a day if one is named; with `go_on`, ready to type the next entry of that day.

    Not both: a browser that is sent to an anchor sets the focus nowhere else.
    """
    at_day = {} if day is None else {"day": day} if go_on else {"_anchor": f"day-{day.isoformat()}"}
    return redirect(url_for("schedule.agenda", **place(cohort), **at_day), 303)


def place(cohort):
    """How the addresses of a cohort's pages name it."""
    return {"slug": cohort.programme.slug, "number": cohort.number}
