"""Forms that may stand open for hours, and lose nothing when their token against forgery has run out meanwhile.

Their views are taken out of the application's own check, which answers with a page and forgets what was typed, and ask
here instead.
"""

from flask import current_app, request
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError


def genuine():
    """Whether what was posted comes from a page of ours that this browser was given, not too long ago."""
    if not current_app.config.get("WTF_CSRF_ENABLED", True):
        return True
    try:
        validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
    except ValidationError:
        return False
    return True


def spare(app, *views):
    """Leave the check of these views to `genuine`."""
    for view in views:
        app.extensions["csrf"].exempt(view)
