"""Adding, changing and removing one entry of the agenda."""

from datetime import date, time

from flask import abort, flash, render_template, request
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import weekday_date
from trainer.programmes.queries import cohort_at
from trainer.schedule import agenda, queries, speakers
from trainer.schedule.blueprint import schedule, span
from trainer.schedule.days import at, clock_of, days_of
from trainer.schedule.editor_views import editor, offer, place, to_editor
from trainer.schedule.forms import MovableSessionForm, SessionForm
from trainer.schedule.models import TrainingSession
from trainer.schedule.stamps import refuse_if_changed, stamp


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
    form = MovableSessionForm(data=shown(entry) | {"seen": stamp(entry)}).offer(*offer(cohort))
    form.offer_days(sorted({*days_of(cohort), entry.day}))
    if form.validate_on_submit():
        try:
            refuse_if_changed(entry, form.seen.data)
            day = date.fromisoformat(form.day.data)
            said = agenda.change(entry, journal.actor(), **sent(form, day))
            db.session.commit()
            flash(" ".join([_("“%(title)s” is changed.", title=form.title.data), *said]), "success")
            return to_editor(cohort, day)
        except Refused as refusal:
            db.session.rollback()
            form.seen.data = stamp(entry)  # sent again, it counts
            form.refuse(refusal)
    acts = db.session.scalars(journal.entries_of(entry).limit(20)).all()
    facts = {"cohort": cohort, "place": place(cohort), "entry": entry, "form": form, "acts": acts}
    return render_template("schedule/session.html", tab="schedule.agenda", **facts), 422 if form.is_submitted() else 200


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/sessions/<int:session_id>/times", methods=["POST"])
@open_to(*STAFF)
def move_session(slug, number, session_id):
    """Give an entry another time, day or room, as the grid does; answers JSON, said or refused."""
    cohort = db.one_or_404(cohort_at(slug, number))
    entry = session_at(cohort, session_id)
    try:
        said = agenda.change(entry, journal.actor(), **moved(cohort))
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        return {"refused": str(refusal)}, 422
    when = f"{weekday_date(entry.day)}, {span(entry)}"
    return {"said": " ".join([_("“%(title)s” is saved: %(time)s", title=entry.title, time=when), *said])}


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


def moved(cohort):
    """The facts that the grid sent: day, minutes since midnight, and the room where it is another one."""
    day = day_at(request.form.get("day", ""))
    starts, ends = (minute_of(day, request.form.get(name, type=int)) for name in ("starts", "ends"))
    facts = {"starts_at": starts, "ends_at": ends}
    if "room" in request.form:
        rooms = {str(room.id): room for room in db.session.scalars(queries.rooms_of(cohort))}
        wanted = request.form["room"]
        facts["room"] = (rooms.get(wanted) or abort(404)) if wanted else None
    return facts


def minute_of(day, minutes):
    """The moment so many minutes after a day's midnight. Raises Refused for what is no time of that day."""
    if minutes is None or not 0 <= minutes < 24 * 60:
        raise Refused(_("An entry lies within one day. What goes on past midnight is entered as two."))
    return at(day, time(minutes // 60, minutes % 60))


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
