"""In public: is this certificate real? Nothing is told that its holder does not show by handing it over."""

import re

from flask import make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer.access import EVERYONE, open_to
from trainer.awards import queries
from trainer.awards.blueprint import awards
from trainer.awards.recipients import Recipient
from trainer.database import db, now
from trainer.protection import limiter
from trainer.thai.masking import masked

TRIES = "60 per minute"  # an office that checks a pile of certificates by telephone stays below this
ADDRESS = re.compile(r"/certificates/([A-Za-z0-9_-]+)/?(?:[?#].*)?$")


@awards.route("/certificates/verify")
@open_to(EVERYONE)
@limiter.limit(TRIES)
def verification():
    """How to verify; takes an address or token that was copied, and leads to its certificate."""
    pasted = request.args.get("code", "")[:500]
    token = token_in(pasted)
    if token:
        return redirect(url_for(".certificate", token=token), 303)
    return render_template("awards/verification.html", pasted=pasted, said=explained(pasted))


def token_in(pasted):
    """The token in a pasted address, or one pasted alone; None for anything else. Line breaks come from the paper."""
    text = "".join(pasted.split())
    address = ADDRESS.search(text)
    alone = address[1] if address else text
    return alone if queries.TOKEN.fullmatch(alone) and alone != "verify" else None


def explained(pasted):
    """Why what was pasted leads nowhere; None for nothing pasted."""
    if not pasted.strip():
        return None
    if re.search(r"[0-9๐-๙]", pasted) and "http" not in pasted:
        return _("A number alone proves nothing. Scan the QR code, or copy the address that is printed beside it.")
    return _("This is not an address of one of our certificates. It looks like …/certificates/ and a row of letters.")


def named(certificate):
    """The name for strangers: of a person only the beginning, of an organisation the whole, for that is public."""
    name = certificate.facts["name"]
    return name if certificate.award.kind == Recipient.ORGANISATION else masked(name)


@awards.route("/certificates/<token>")
@open_to(EVERYONE)
@limiter.limit(TRIES)
def certificate(token):
    """Whether a certificate is valid, revoked or replaced; by whom, for what; the name partly masked."""
    found = db.session.scalar(queries.certificate_with(token))
    facts = found.facts | {"name": named(found)} if found else None
    page = render_template("awards/certificate.html", certificate=found, facts=facts, checked=now())
    response = make_response(page, 200 if found else 404)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
