"""Applying in public."""

from flask import abort

from trainer.access import EVERYONE, open_to
from trainer.applications import models, question_views  # noqa: F401  (its tables)
from trainer.applications.blueprint import STATUS, applications
from trainer.registration.status_link import registration_of


def init_app(app):
    app.register_blueprint(applications)
    question_views.init_app(app)


@applications.route(STATUS)
@open_to(EVERYONE)
def status(token):
    """Where an application stands, for the one who holds its link."""
    found = registration_of(token) or abort(404)
    return found.label
