"""What enrolled devices ask for: roster, sync, state, signing out. The contract stands in `sync.py`.

These views are answered before the hooks of all other pages (see `views.answer_bearer`).
"""

import functools
import hashlib
import json

from flask import current_app, make_response, request
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_limiter.util import get_remote_address
from limits import parse
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import RequestEntityTooLarge

from trainer.access import EVERYONE, open_to
from trainer.database import db, now
from trainer.door import batch, devices, keys, roster, sync
from trainer.door.blueprint import bearer
from trainer.door.clock import to_ms
from trainer.protection import limiter
from trainer.registration import list_numbers
from trainer.settings import LANGUAGES

PATIENCE = parse("300 per minute")  # refusals of one address


def in_its_language(view):
    """Answer in the language that the device asks for, else in Thai; what is wrong with key or content as JSON, too."""

    @functools.wraps(view)
    def spoken():
        with force_locale(request.accept_languages.best_match(LANGUAGES) or "th"):
            try:
                return view()
            except keys.Unwelcome as unwelcome:
                return refused(401, unwelcome.error, unwelcome.sentence())
            except batch.Malformed as malformed:
                current_app.logger.warning("Scans refused: %s, %s bytes", malformed, request.content_length)
                return refused(400, "malformed", _("What this device sent cannot be read."))
            except RequestEntityTooLarge:
                current_app.logger.warning("Scans refused: %s bytes are too many", request.content_length)
                return refused(413, "malformed", _("What this device sent is too large."))
            except OperationalError as error:
                current_app.logger.error("Scans were not taken in, the device will send them again: %s", error.orig)
                return refused(503, "busy", _("The server is busy. The device tries again by itself."))

    return spoken


@bearer.route("/scans", methods=["POST"])
@open_to(EVERYONE)
@in_its_language
def scans():
    """Take in a batch of scans, all or nothing, and say what became of each."""
    moment, sent = now(), read()
    uids = [each.uid for each in sent.scans if each.uid]
    with db.engine.begin() as connection:  # commits at the end; a session would cost as much again as two statements
        device = keys.greet(connection, key(), moment, sent.sent_at, sent.waiting, uids)
        answer = sync.take(connection, device, sent, moment)
    return answered({"now": to_ms(moment), "results": answer.results(), "present": answer.everybody()})


@bearer.route("/roster")
@open_to(EVERYONE)
@in_its_language
def roster_shown():
    """The cohort's people, slots and presences, for work without a network."""
    moment = now()
    device = keys.known_by(key(), moment)
    list_numbers.settle(device.cohort)
    return tagged(roster.roster_of(device), moment)


@bearer.route("/state")
@open_to(EVERYONE)
@in_its_language
def state():
    """Who is present, for a device that has nothing to send."""
    moment = now()
    cohort_id = keys.known_by(key(), moment).cohort_id
    return tagged({"present": roster.present_in(cohort_id), "revoked": False}, moment)


@bearer.route("/device", methods=["DELETE"])
@open_to(EVERYONE)
@in_its_language
def signed_out():
    """The device signs itself out; its key opens nothing from then on."""
    devices.sign_out(keys.known_by(key(), now()))
    db.session.commit()
    return "", 204


def read():
    """The Batch that was sent. A stranger is told that the key is unknown before the content is judged."""
    request.max_content_length = batch.LARGEST
    try:
        data = request.get_data()
        if request.content_length is None and len(data) == batch.LARGEST:  # came in pieces, and was cut off there
            raise RequestEntityTooLarge
        return batch.read(data)
    except (batch.Malformed, RequestEntityTooLarge):
        keys.known_by(key(), now())
        raise


def key():
    """The key that the request shows, "" where it shows none."""
    kind, _space, shown = request.headers.get("Authorization", "").partition(" ")
    return shown.strip() if kind == "Bearer" else ""


def tagged(facts, moment):
    """The facts and the moment as JSON, or 304 for whoever has these facts already."""
    tag = hashlib.sha256(spelt(facts).encode()).hexdigest()[:32]
    response = answered({"now": to_ms(moment), **facts})
    response.set_etag(tag)
    return response.make_conditional(request)


def refused(status, error, message):
    """Why nothing was done, in a code and in words; what was begun is undone.

    An address that is refused again and again is told no more than that. Those who have a key are never held up, for a
    whole hall may have one address.
    """
    db.session.rollback()
    if limiter.enabled and not limiter.limiter.hit(PATIENCE, "bearer", get_remote_address()):
        status, error, message = 429, "too_many", _("Too many tries. Please wait a minute.")
    return answered({"error": error, "message": message}, status)


def answered(facts, status=200):
    response = make_response(spelt(facts), status)
    response.mimetype = "application/json"
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def spelt(facts):
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
