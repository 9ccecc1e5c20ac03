"""What participants do with a bulletin: they read it, on My page."""

from flask import abort, redirect, request, url_for

from trainer.access import HOLDER, Role, open_to
from trainer.bulletins import reading
from trainer.bulletins.blueprint import bulletins
from trainer.database import db
from trainer.registration import holders


@bulletins.route("/me/bulletins/<int:bulletin_id>/reading", methods=["POST"])
@open_to(Role.PARTICIPANT, HOLDER)
def note_reading(bulletin_id):
    """It has been read; 404 where it is not shown to who asks. The page's script is answered without a page."""
    if not reading.note(bulletin_id, holders.own()):
        abort(404)
    db.session.commit()
    if request.headers.get("X-Quietly"):
        return "", 204
    return redirect(url_for("home.me", _anchor=f"bulletin-{bulletin_id}"), 303)
