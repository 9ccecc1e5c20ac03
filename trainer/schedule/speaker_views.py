"""Speakers, whom every cohort's agenda can name."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import queries, speaker_consent, speaker_merging, speaker_photo
from trainer.schedule.blueprint import schedule
from trainer.schedule.models import Speaker
from trainer.schedule.speaker_consent_texts import SpeakerPurpose
from trainer.schedule.speaker_forms import PhotoForm, SpeakerForm, SpeakerRecordForm
from trainer.schedule.speaker_shown import picture
from trainer.schedule.speakers import correct, dismiss, introduce

ONE = "/desk/speakers/<int:speaker_id>"


@schedule.route("/desk/speakers", methods=["GET", "POST"])
@open_to(*STAFF)
def speakers():
    """All speakers, those that may be one person first, and a form for one more."""
    form = SpeakerForm()
    if form.validate_on_submit():
        try:
            introduce(by=journal.actor(), **form.facts())
            db.session.commit()
            flash(_("%(name)s is added to the speakers.", name=form.name.data), "success")
            return redirect(url_for("schedule.speakers"), 303)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    found = db.session.scalars(queries.speakers()).all()
    used = dict(db.session.execute(queries.sessions_by_speaker()).all())
    page = render_template("schedule/speakers.html", speakers=found, used=used, form=form,
                           doubles=speaker_merging.doubles(found))  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@schedule.route(ONE, methods=["GET", "POST"])
@open_to(*STAFF)
def speaker(speaker_id):
    """One speaker, to be corrected."""
    found = standing(speaker_id)
    form = SpeakerRecordForm(obj=found)
    if form.validate_on_submit():
        try:
            correct(found, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("%(name)s is saved.", name=form.name.data), "success")
            return redirect(url_for("schedule.speakers"), 303)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    return shown(standing(speaker_id), form), 422 if form.is_submitted() else 200


def shown(found, form):
    """The page of one speaker."""
    acts = db.session.scalars(journal.entries_of(found).limit(20)).all()
    return render_template("schedule/speaker.html", speaker=found, form=form, acts=acts, photo_form=PhotoForm(None),
                           agreed=speaker_consent.standing_of(found), purposes=list(SpeakerPurpose))  # fmt: skip


def standing(speaker_id):
    """A speaker who was not merged into another, or 404."""
    return db.one_or_404(queries.speakers().where(Speaker.id == speaker_id))


@schedule.route(f"{ONE}/removal", methods=["POST"])
@open_to(*STAFF)
def remove_speaker(speaker_id):
    """Take a speaker out of the list."""
    found = standing(speaker_id)
    name = found.name
    dismiss(found, journal.actor())
    db.session.commit()
    flash(_("%(name)s is removed from the speakers.", name=name), "success")
    return redirect(url_for("schedule.speakers"), 303)


@schedule.route(f"{ONE}/photo", methods=["POST"])
@open_to(*STAFF)
def put_photo(speaker_id):
    """Another photo, that the speaker sent by other means; it is not public before they agree."""
    found, form = standing(speaker_id), PhotoForm()
    if not form.photo.data:
        raise Refused(_("Choose a picture first."))
    speaker_photo.keep(found, form.photo.data, journal.actor())
    db.session.commit()
    flash(_("The photo is saved. It is shown in public once the speaker agrees."), "success")
    return redirect(url_for("schedule.speaker", speaker_id=speaker_id), 303)


@schedule.route(f"{ONE}/photo.jpg")
@open_to(*STAFF)
def desk_photo(speaker_id):
    """The photo, for staff."""
    return picture(standing(speaker_id))


@schedule.route(f"{ONE}/merging/<int:other_id>", methods=["POST"])
@open_to(*STAFF)
def merge_speakers(speaker_id, other_id):
    """Let the first stand for both."""
    kept, gone = standing(speaker_id), standing(other_id)
    speaker_merging.merge(gone, kept, journal.actor())
    db.session.commit()
    flash(_("%(name)s stands for both from now on.", name=kept.name), "success")
    return redirect(url_for("schedule.speakers"), 303)


@schedule.route(f"{ONE}/parting/<int:other_id>", methods=["POST"])
@open_to(*STAFF)
def part_speakers(speaker_id, other_id):
    """Write down that they are two people."""
    one = standing(speaker_id)
    speaker_merging.keep_apart(one, standing(other_id), journal.actor())
    db.session.commit()
    flash(_("They are kept as two people of one name."), "success")
    return redirect(url_for("schedule.speakers"), 303)
