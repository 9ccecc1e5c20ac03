"""Holders decide whether strangers who verify their certificate read the whole name."""

from flask import abort, flash, g, redirect, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import EVERYONE, open_to
from trainer.awards import queries
from trainer.awards.blueprint import awards
from trainer.awards.verification_limits import looks
from trainer.database import db
from trainer.registration import holders
from trainer.registration.status_link import registration_of


@awards.route("/certificates/<token>/name", methods=["POST"])
@open_to(EVERYONE)
@looks
def name_shown(token):
    """Open or close the name; only for the holder, signed in or by the link of their own page."""
    certificate = held(token, request.form.get("link", ""))
    certificate.show_name(request.form.get("shown") == "1", journal.actor())
    db.session.commit()
    flash(_("Everybody who verifies this certificate now reads your whole name.") if certificate.name_shown
          else _("Who verifies this certificate now reads only the beginning of your name."), "success")  # fmt: skip
    return redirect(url_for(".certificate", token=token), 303)


def held(token, link):
    """The valid certificate with this token, if it belongs to whoever asks; 404 otherwise."""
    if link:
        one = registration_of(link)
        found = one and db.session.scalar(queries.certificates_of([one]).filter_by(token=token))
        if found:
            g.acting = {one.id: one.label}  # see `journal.stranger`
        return found or abort(404)
    return is_own(token) or abort(404)


def is_own(token):
    """The valid certificate with this token, if it belongs to whoever is there, by an account or a link; else None."""
    return db.session.scalar(queries.own_certificate(holders.own(), token)) if holders.known() else None
