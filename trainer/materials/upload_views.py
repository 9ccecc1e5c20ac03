"""Where files are sent to so that a cut does not lose them: the addresses that speak the tus protocol."""

from flask import abort, current_app, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db, now
from trainer.errors import Refused
from trainer.materials import arrivals, queries, tus, uploads
from trainer.materials.blueprint import COHORT, materials
from trainer.materials.desk_views import opened
from trainer.materials.forms import AddForm
from trainer.programmes.queries import cohort_at

UPLOADS = f"{COHORT}/materials/uploads"


def init_app(app):
    """An upload is gone on with without a token against forgery.

    Who begins one gives a token; its address is secret, and the protocol's own header keeps pages of other sites out,
    for browsers ask first whether those may send it. A token would grow old while a large file is on its way.
    """
    app.extensions["csrf"].exempt(upload)


@materials.route(UPLOADS, methods=["OPTIONS", "POST"])
@open_to(*STAFF)
@tus.speaking
def new_upload(slug, number):
    """Announce a file: how large, what it is called, and where it shall stand."""
    if request.method == "OPTIONS":
        return tus.offer(current_app.config["MATERIALS_FILE_LIMIT"])
    words = tus.metadata()
    cohort, sessions = opened(slug, number)
    material = renewed(cohort, words.get("material"))
    facts = {} if material else entered(words.get("form", "[]"), cohort, sessions)
    made = uploads.begin(cohort, journal.actor(), words.get("filename"), tus.number("Upload-Length"), facts, material)
    address = url_for(".upload", slug=slug, number=number, token=made.token)
    headers = tus.expiring(made.expires_at)
    db.session.commit()
    return tus.answer(201, Location=address, **headers)


def renewed(cohort, material_id):
    """The material of which it shall be a new version, or None; 404 for one that is not there."""
    if not material_id:
        return None
    return db.one_or_404(queries.material_at(cohort, int(material_id) if material_id.isdecimal() else 0))


def entered(form, cohort, sessions):
    """What was entered in the form beside the files, as facts of a material. Refused as the form refuses."""
    filled = AddForm(formdata=MultiDict(tus.entered(form))).offer(cohort, sessions)
    if filled.validate():
        return filled.facts()
    raise Refused(" ".join(f"{filled[name].label.text}: {errors[0]}" for name, errors in filled.errors.items() if name))


@materials.route(f"{UPLOADS}/<token>", methods=["HEAD", "PATCH", "DELETE", "POST"])
@open_to(*STAFF)
@tus.speaking
def upload(slug, number, token):
    """One file on its way: where it stands, more of it, its end. POST stands for what some proxies let not pass."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return gone_on(db.one_or_404(uploads.upload_at(cohort.id, token, journal.actor())), journal.actor())


def gone_on(found, by):
    """What is wanted of an upload, done for whoever began it (`by`); 405 for what an upload does not do."""
    if found.expires_at <= now():
        return tus.said(_("Nobody went on with this upload in time. Begin it anew."), 410)
    wanted = request.headers.get("X-HTTP-Method-Override", request.method)
    return {"HEAD": stands, "PATCH": goes_on, "DELETE": ends}.get(wanted, lambda *_facts: abort(405))(found, by)


def stands(found, _by):
    """How many bytes have come."""
    facts = {"Upload-Offset": str(found.received), "Upload-Length": str(found.length)}
    return tus.answer(200, **facts, **tus.expiring(found.expires_at))


def goes_on(found, by):
    """More bytes, from where the upload stands."""
    if request.mimetype != tus.MEDIA_TYPE:
        abort(415)
    start, rest = tus.number("Upload-Offset"), found.length - found.received
    if start != found.received:
        raise uploads.Late
    if (request.content_length or 0) > rest:
        raise Refused(_("More was sent than had been announced."), place="size")
    request.max_content_length = None  # the announced length limits it
    inflow = arrivals.Inflow(request.stream, rest, *tus.checksum())
    at = arrivals.arrive(found, start, inflow, by)
    return tus.answer(204, **{"Upload-Offset": str(at)}, **tus.expiring(now() + uploads.PATIENCE))


def ends(found, _by):
    """Forget it; what has become a version stays one."""
    if found.version_id is None:
        arrivals.forget(found.id)
    return tus.answer(204)
