"""Speakers, whom every cohort's agenda can name."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import queries
from trainer.schedule.blueprint import schedule
from trainer.schedule.forms import SpeakerForm
from trainer.schedule.models import Speaker
from trainer.schedule.speakers import correct, dismiss, introduce


@schedule.route("/desk/speakers", methods=["GET", "POST"])
@open_to(*STAFF)
def speakers():
    """All speakers, and a form for one more."""
    form = SpeakerForm()
    if form.validate_on_submit():
        try:
            introduce(by=journal.actor(), **facts(form))
            db.session.commit()
            flash(_("%(name)s is added to the speakers.", name=form.name.data), "success")
            return redirect(url_for("schedule.speakers"), 303)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    found = db.session.scalars(queries.speakers()).all()
    used = dict(db.session.execute(queries.sessions_by_speaker()).all())
    page = render_template("schedule/speakers.html", speakers=found, used=used, form=form)
    return page, 422 if form.is_submitted() else 200


@schedule.route("/desk/speakers/<int:speaker_id>", methods=["GET", "POST"])
@open_to(*STAFF)
def speaker(speaker_id):
    """One speaker, to be corrected."""
    found = db.get_or_404(Speaker, speaker_id)
    form = SpeakerForm(obj=found)
    if form.validate_on_submit():
        try:
            correct(found, by=journal.actor(), **facts(form))
            db.session.commit()
            flash(_("%(name)s is saved.", name=form.name.data), "success")
            return redirect(url_for("schedule.speakers"), 303)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    acts = db.session.scalars(journal.entries_of(found).limit(20)).all()
    page = render_template("schedule/speaker.html", speaker=found, form=form, acts=acts)
    return page, 422 if form.is_submitted() else 200


@schedule.route("/desk/speakers/<int:speaker_id>/removal", methods=["POST"])
@open_to(*STAFF)
def remove_speaker(speaker_id):
    """Take a speaker out of the list."""
    found = db.get_or_404(Speaker, speaker_id)
    name = found.name
    dismiss(found, journal.actor())
    db.session.commit()
    flash(_("%(name)s is removed from the speakers.", name=name), "success")
    return redirect(url_for("schedule.speakers"), 303)


def facts(form):
    """What the form says of a speaker, as the verbs name it."""
    return {
        "name": form.name.data,
        "position": form.position.data or "",
        "state_employee": form.state_employee.data,
    }
