"""Where speakers send their slides by the private link, and where an organiser releases them."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import EVERYONE, STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.materials import arrivals, serving, speaker_slides, uploads
from trainer.materials.blueprint import COHORT, materials
from trainer.materials.edit_views import material_of
from trainer.materials.models import VersionState
from trainer.protection import limiter
from trainer.schedule.speaker_link_views import LINK, invitation_of

LOOKS = "60/minute"


@materials.route(f"{LINK}/slides", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def send_slides(token):
    """Take in files for one of the speaker's own sessions, each for itself; what came of them is said one by one."""
    sent = [file for file in request.files.getlist("files") if file.filename]
    if not sent:
        flash(_("Choose a file first."), "danger")
    taken = sum(take(token, file) for file in sent)
    if taken:
        flash(_("Thank you. The organiser looks at it and releases it."), "success")
    return redirect(url_for("schedule.speaker_page", token=token, _anchor="slides"), 303)


def take(token, file):
    """One file; whether it was taken in."""
    try:
        one = invitation_of(token)
        session_id, material = speaker_slides.wanted(one, request.form.get("session"), request.form.get("material"))
        length = file.stream.seek(0, 2)
        file.stream.seek(0)
        facts = speaker_slides.facts(one.speaker, session_id)
        by = one.speaker.actor
        upload = uploads.begin(one.cohort, by, file.filename, length, facts, material)
        db.session.commit()
        arrivals.arrive(upload, 0, arrivals.Inflow(file.stream, length), by)
    except Refused as refusal:
        db.session.rollback()
        flash(str(refusal), "danger")
        return False
    return True


@materials.route(f"{LINK}/slides/<int:material_id>")
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def own_slides(token, material_id):
    """A file that the speaker sent, to be looked at again."""
    one = invitation_of(token)
    found = db.one_or_404(speaker_slides.sent_by(one).where(speaker_slides.Material.id == material_id))
    version = found.current
    if version is None or version.state != VersionState.READY or version.is_link:
        abort(404)
    return serving.given(version, saved=True)


@materials.route(f"{COHORT}/materials/<int:material_id>/handing-out", methods=["POST"])
@open_to(*STAFF)
def release_slides(slug, number, material_id):
    """Let the participants see what a speaker sent."""
    material = material_of(slug, number, material_id)
    title = material.title
    speaker_slides.release(material, journal.actor())
    db.session.commit()
    flash(_("“%(title)s” is released to the participants.", title=title), "success")
    return redirect(url_for("schedule.speaker_board", slug=slug, number=number), 303)
