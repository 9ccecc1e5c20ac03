"""What verifiers elsewhere ask for: our public keys, who we are, and which certificates were revoked."""

import json

from flask import Response, abort, current_app

from certificates import MEDIA_TYPE
from trainer.access import EVERYONE, open_to
from trainer.awards import credentials, keys
from trainer.awards.blueprint import awards
from trainer.awards.keys import SigningKey
from trainer.database import db
from trainer.errors import Refused
from trainer.protection import limiter

HOUR, FIVE_MINUTES = 3_600, 300  # seconds for which an answer may be kept


@awards.route("/.well-known/jwks.json")
@open_to(EVERYONE)
def jwks():
    """The public half of every key that ever sealed, retired ones too."""
    found = db.session.scalars(keys.all_keys())
    return public(json.dumps({"keys": [row.jwk for row in found]}), "application/jwk-set+json", HOUR)


@awards.route("/credentials/keys/<key_id>")
@open_to(EVERYONE)
def jwk(key_id):
    """One public key; a credential names its key by this address."""
    row = db.one_or_404(keys.all_keys().where(SigningKey.key_id == key_id))
    return public(json.dumps(row.jwk), "application/jwk+json", HOUR)


@awards.route("/credentials/keys/<key_id>/certificates.pem")
@open_to(EVERYONE)
def key_certificates(key_id):
    """The key's certificates, from its own to the one that readers have to trust."""
    row = db.one_or_404(keys.all_keys().where(SigningKey.key_id == key_id))
    return public(row.certificates, "application/pem-certificate-chain", HOUR)


@awards.route("/credentials/issuer")
@open_to(EVERYONE)
def issuer():
    """Who issues, as a profile of Open Badges 3.0."""
    profile = {"id": credentials.issuer(), "type": ["Profile"], "name": credentials.issuer_name(),
               "url": current_app.config["PUBLIC_URL"]}  # fmt: skip
    return public(json.dumps(profile, ensure_ascii=False), "application/json", HOUR)


@awards.route("/credentials/status/<int:number>")
@open_to(EVERYONE)
@limiter.limit("120 per minute")
def status(number):
    """A status list, signed as it is asked for."""
    if not credentials.exists(number):
        abort(404)
    try:
        found = keys.opened()
    except Refused as refusal:
        current_app.logger.error("Status list %s cannot be signed: %s", number, refusal)
        found = None
    if found is None:
        abort(503)
    return public(credentials.signed_list(number, *found), MEDIA_TYPE, FIVE_MINUTES)


def public(body, media_type, seconds):
    """An answer that anyone may read, from other sites' pages too, and keep for so long."""
    answer = Response(body, content_type=media_type)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = f"public, max-age={seconds}"
    return answer
