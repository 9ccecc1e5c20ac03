"""The credential of one certificate, for its holder to show elsewhere."""

from flask import abort
from flask_babel import gettext as _

from certificates import FILE_NAME, MEDIA_TYPE
from trainer import paper
from trainer.access import HOLDER, SIGNED_IN, STAFF, may, open_to
from trainer.awards import credentials, keys, queries
from trainer.awards.blueprint import awards
from trainer.database import db
from trainer.errors import Refused
from trainer.registration import holders


@awards.route("/certificates/<token>/credential.jwt")
@open_to(SIGNED_IN, HOLDER)
def credential(token):
    """The certificate as an Open Badges 3.0 credential, to its holder and to staff: it says the whole name."""
    wanted = queries.certificate_with(token) if may(*STAFF) else queries.own_certificate(holders.own(), token)
    certificate = db.session.scalar(wanted) or abort(404)
    found = keys.opened()
    if found is None:
        raise Refused(_("There is no signing key, so there are no credentials."))
    return paper.show(credentials.signed(certificate, *found).encode(), FILE_NAME, MEDIA_TYPE, as_attachment=True)
