"""How chapters join the application, and how it answers when something is refused, missing or too large."""

import math
import time
from importlib import import_module

from flask import flash, make_response, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import IntegerConverter

from trainer.database import db
from trainer.errors import Refused
from trainer.protection import limiter


class Number(IntegerConverter):
    """A number in an address, no larger than a database keeps: /cohorts/x/99999999999999999999 is simply not there."""

    def __init__(self, map, *args, max=2**31 - 1, **kwargs):
        super().__init__(map, *args, max=max, **kwargs)


def tell_chapters(app, names):
    """Load each chapter in the order of the story and let it add its views, words and commands."""
    app.url_map.converters["int"] = Number
    for name in names:
        import_module(f"trainer.{name}.views").init_app(app)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(CSRFError, stale)
    app.register_error_handler(OverflowError, lambda error: failed(NotFound()))
    app.register_error_handler(DataError, lambda error: failed(NotFound()))
    app.register_error_handler(HTTPException, failed)
    app.register_error_handler(500, failed)


def refused(error):
    """Undo what was begun and say why: back on the page the person came from, or as a page of its own."""
    db.session.rollback()
    if request.headers.get("HX-Request"):
        return render_template("errors/note.html", message=error), 422
    back = request.referrer
    if request.method == "POST" and back and back.startswith(request.host_url):
        flash(str(error), "danger")
        return redirect(back, 303)
    return render_template("errors/page.html", code=422, title=_("This cannot be done"), message=error), 422


def stale(_error):
    """A form that stood open too long, or came from elsewhere."""
    message = _("This form stood open for too long. Go back, reload the page and send it again.")
    return render_template("errors/page.html", code=400, title=_("Please send it again"), message=message), 400


def failed(error):
    """Every other refusal of the web itself, in words."""
    if not isinstance(error, HTTPException):
        error = getattr(error, "original_exception", None) or error
    code = getattr(error, "code", None) or 500
    if code < 400:
        return error
    said = {
        403: (
            _("Not open to you"),
            _("Your account may not open this page. Sign in with another one, or ask an organiser."),
        ),
        404: (_("Page not found"), _("The address may be mistyped, or the record is not yours to see.")),
        405: (_("Not possible here"), _("This address does not take what was sent.")),
        413: (_("Too large"), _("What was sent is larger than %(number)s MB. Send a smaller file.",
                                 number=(request.max_content_length or 0) // 2**20)),
        429: (_("Too many tries"), again_in(minutes_left())),
    }
    title, message = said.get(
        code, (_("Something went wrong"), _("The fault is ours and has been logged. Please try again."))
    )
    return render_template("errors/page.html", code=code, title=title, message=message), code


def again_in(minutes):
    return ngettext("Please wait a minute and try again.", "Please wait %(num)s minutes and try again.", minutes)


def minutes_left():
    """How long the limit that was reached still holds, in whole minutes, rounded up.

    Not by `reset_at` of the limit: that is rounded up to a second, so a whole quarter of an hour would be 16 minutes.
    """
    reached = limiter.current_limit
    return max(1, math.ceil((reached.window[0] - time.time()) / 60)) if reached else 1


def asked_after(text, kind):
    """An answer of this media type that browsers keep, but ask before they use it again."""
    answer = make_response(text)
    answer.mimetype = kind
    answer.headers["Cache-Control"] = "no-cache"
    return answer
