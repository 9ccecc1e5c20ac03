"""Where speakers send large slides by the private link, in pieces that go on after a cut: the tus protocol again."""

from flask import abort, current_app, request, url_for

from trainer.access import EVERYONE, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.materials import arrivals, speaker_slides, tus, uploads
from trainer.materials.blueprint import materials
from trainer.materials.upload_views import gone_on
from trainer.protection import limiter
from trainer.schedule.speaker_link_views import LINK, invitation_of

UPLOADS = f"{LINK}/slides/uploads"
PIECES = "600/minute"  # of one network: a hall of speakers sends 1 GB in 128 pieces


def init_app(app):
    """As with organisers (see `upload_views.py`): who begins gives a token, who goes on knows a secret address."""
    app.extensions["csrf"].exempt(slides_upload)


@materials.route(UPLOADS, methods=["OPTIONS", "POST"])
@open_to(EVERYONE)
@limiter.limit("60/minute")
@tus.speaking
def new_slides_upload(token):
    """Announce a file for one of the speaker's own sessions, or a newer one for what waits for the organiser."""
    one, words = invitation_of(token), tus.metadata()
    if request.method == "OPTIONS":
        return tus.offer(current_app.config["MATERIALS_FILE_LIMIT"])
    chosen = dict(tus.entered(words.get("form", "[]"))).get("session")
    session_id, material = speaker_slides.wanted(one, chosen, words.get("material"))
    made = uploads.begin(one.cohort, one.speaker.actor, words.get("filename"), tus.number("Upload-Length"),
                         speaker_slides.facts(one.speaker, session_id), material)  # fmt: skip
    address = url_for(".slides_upload", token=token, upload=made.token)
    headers = tus.expiring(made.expires_at)
    db.session.commit()
    return tus.answer(201, Location=address, **headers)


@materials.route(f"{UPLOADS}/<upload>", methods=["HEAD", "PATCH", "DELETE", "POST"])
@open_to(EVERYONE)
@limiter.limit(PIECES)
@tus.speaking
def slides_upload(token, upload):
    """One file on its way."""
    one = invitation_of(token)
    found = db.one_or_404(uploads.upload_at(one.cohort_id, upload, by=None))
    if found.facts.get("speaker") != one.speaker_id:
        abort(404)
    if found.material_id and found.version_id is None:
        refuse_released(one, found)
    return gone_on(found, one.speaker.actor)


def refuse_released(invitation, found):
    """Forget what would renew something that was released meanwhile, and say so."""
    try:
        speaker_slides.renewable(invitation, found.material_id)
    except Refused:
        arrivals.forget(found.id)
        raise
