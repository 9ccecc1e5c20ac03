"""Adding, changing and removing one entry of the agenda."""

from datetime import date

from flask import abort, flash, render_template, request
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.schedule import agenda, queries, speakers
from trainer.schedule.blueprint import schedule
from trainer.schedule.days import at, clock_of, days_of
from trainer.schedule.editor_views import editor, offer, place, to_editor
from trainer.schedule.forms import MovableSessionForm, SessionForm
from trainer.schedule.models import TrainingSession


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/days/<day>/sessions", methods=["GET", "POST"])
@open_to(*STAFF)
def add_session(slug, number, day):
    """Add an entry to a day."""
    cohort, day = db.one_or_404(cohort_at(slug, number)), day_at(day)
    if request.method == "GET":  # reloaded after a refusal, which stands at this address
        return to_editor(cohort, day)
    form = SessionForm(prefix=f"{day}-").offer(*offer(cohort))
    form.date = day
    if form.validate():
        try:
            agenda.plan(cohort, journal.actor(), **sent(form, day))
            db.session.commit()
            flash(_("“%(title)s” is on the agenda.", title=form.title.data), "success")
            return to_editor(cohort, day, go_on=True)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    return editor(cohort, form, 422)


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/sessions/<int:session_id>", methods=["GET", "POST"])
@open_to(*STAFF)
def session(slug, number, session_id):
    """One entry, to be changed."""
    cohort = db.one_or_404(cohort_at(slug, number))
    entry = session_at(cohort, session_id)
    form = MovableSessionForm(data=shown(entry)).offer(*offer(cohort)).offer_days(sorted({*days_of(cohort), entry.day}))
    if form.validate_on_submit():
        try:
            day = date.fromisoformat(form.day.data)
            said = agenda.change(entry, journal.actor(), **sent(form, day))
            db.session.commit()
            flash(" ".join([_("“%(title)s” is changed.", title=form.title.data), *said]), "success")
            return to_editor(cohort, day)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    acts = db.session.scalars(journal.entries_of(entry).limit(20)).all()
    facts = {"cohort": cohort, "place": place(cohort), "entry": entry, "form": form, "acts": acts}
    return render_template("schedule/session.html", tab="schedule.agenda", **facts), 422 if form.is_submitted() else 200


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/sessions/<int:session_id>/removal", methods=["POST"])
@open_to(*STAFF)
def remove_session(slug, number, session_id):
    """Take an entry off the agenda."""
    cohort = db.one_or_404(cohort_at(slug, number))
    entry = session_at(cohort, session_id)
    title, day = entry.title, entry.day
    said = agenda.remove(entry, journal.actor())
    db.session.commit()
    flash(" ".join([_("“%(title)s” is off the agenda.", title=title), *said]), "success")
    return to_editor(cohort, day)


def sent(form, day):
    """The facts of an entry as the form brought them; a new speaker is introduced on the way."""
    facts = form.chosen() | {"starts_at": at(day, form.starts.data), "ends_at": at(day, form.ends.data)}
    newcomer = form.newcomer()
    if newcomer:
        facts["speakers"].append(speakers.introduce(by=journal.actor(), **newcomer))
    return facts


def shown(entry):
    """An entry as its form shows it."""
    return {
        "day": entry.day.isoformat(),
        "starts": clock_of(entry.starts_at),
        "ends": clock_of(entry.ends_at),
        "kind": str(entry.kind),
        "title": entry.title,
        "details": entry.details,
        "topic": str(entry.topic_id or ""),
        "room": str(entry.room_id or ""),
        "groups": entry.groups,
        "speakers": [str(speaker.id) for speaker in entry.speakers],
    }


def session_at(cohort, session_id):
    """The entry of this cohort with this number, else 404."""
    return db.one_or_404(queries.sessions_of(cohort).where(TrainingSession.id == session_id))


def day_at(text):
    """The day that an address names, else 404."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        abort(404)
