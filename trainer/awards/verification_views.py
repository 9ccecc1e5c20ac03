"""In public: is this certificate real? Nothing is told that its holder does not show by handing it over."""

import re

from flask import g, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer.access import EVERYONE, open_to
from trainer.awards import examining, queries, verdict_words
from trainer.awards.blueprint import awards
from trainer.awards.examining import Outcome
from trainer.awards.name_views import is_own
from trainer.awards.recipients import Recipient
from trainer.awards.verification_limits import files, looks
from trainer.database import db, now
from trainer.thai.masking import masked
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import key

ADDRESS = re.compile(r"/certificates/([A-Za-z0-9_-]+)/?(?:[?#].*)?$")
ROOM = 64 * 1024  # bytes of a request besides the file


@awards.url_value_preprocessor
def bounds(endpoint, _values):
    """Before anything of a file is read: how large it may be, and that examining it changes nothing."""
    if endpoint == "awards.examine":
        request.max_content_length = examining.LARGEST * 2**20 + ROOM
        g.only_looks = True


@awards.route("/certificates/verify")
@open_to(EVERYONE)
@looks
def verification():
    """How to verify; takes an address or token that was copied, and leads to its certificate."""
    pasted, number = (request.args.get(name, "")[:500] for name in ("code", "number"))
    token = token_in(pasted)
    if token:
        return redirect(url_for(".certificate", token=token, number=number.strip() or None), 303)
    return render_template("awards/verification.html", pasted=pasted, number=number, said=explained(pasted, number))


@awards.route("/certificates/verify", methods=["POST"])
@open_to(EVERYONE)
@files
def examine():
    """Examine a file that was dropped or chosen. It is read where it is received, and kept nowhere."""
    given = request.files.get("file")
    if not given or not given.filename:
        said = _("Choose a file first.")
        return render_template("awards/verification.html", pasted="", number="", missing=said), 422
    found = examining.examine(given.read())
    g.missed = found.missed
    page = render_template(
        "awards/examined.html", found=found, told=verdict_words.told_of_file(found), checked=now(),
        seal=found.verdict and verdict_words.seal_told(found.verdict), name=given.filename[-100:], masked=named,
    )  # fmt: skip
    return unseen(make_response(page))


@awards.route("/certificates/<token>")
@open_to(EVERYONE)
@looks
def certificate(token):
    """Whether a certificate is valid, revoked or replaced; by whom, for what; the name partly masked."""
    found = db.session.scalar(queries.certificate_with(token))
    number = request.args.get("number", "")[:200]
    outcome = Outcome.UNKNOWN if not found else Outcome(found.standing) if fits(number, found) else Outcome.NUMBER
    g.missed = found is None
    page = render_template(
        "awards/certificate.html", certificate=found, outcome=outcome, told=verdict_words.told(outcome), number=number,
        checked=now(), masked=named, own=found and found.valid and is_own(token),
    )  # fmt: skip
    return unseen(make_response(page, 200 if found else 404))


def unseen(response):
    """An answer that no search engine shows, and no browser or proxy keeps."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response


def token_in(pasted):
    """The token in a pasted address, or one pasted alone; None for anything else. Line breaks come from the paper."""
    text = "".join(pasted.split())
    address = ADDRESS.search(text)
    alone = address[1] if address else text
    return alone if queries.TOKEN.fullmatch(alone) and alone != "verify" else None


def explained(pasted, number):
    """Why what was pasted, or typed as number, leads nowhere; None for nothing at all."""
    if not (pasted + number).strip():
        return None
    if not pasted.strip() or re.search(r"[0-9๐-๙]", pasted) and "http" not in pasted:
        return _("A number alone proves nothing. Scan the QR code, or copy the address that is printed beside it.")
    return _("This is not an address of one of our certificates. It looks like …/certificates/ and a row of letters.")


def fits(number, certificate):
    """Whether a number that was typed, in whatever digits and spaces, is the certificate's; nothing typed fits."""
    return not number.strip() or key(arabic_digits(number)) == key(arabic_digits(certificate.number))


def named(certificate):
    """The name for strangers: of a person only the beginning, unless its holder opened it; of an organisation the
    whole, for that is public. Of a certificate that does not count any more nothing is opened."""
    name = certificate.facts["name"]
    opened = certificate.name_shown and certificate.valid
    return name if opened or certificate.award.kind == Recipient.ORGANISATION else masked(name)
