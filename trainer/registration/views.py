"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

registration = Blueprint("registration", __name__)


def init_app(app):
    app.register_blueprint(registration)


@registration.route("/desk/cohorts/<slug>/<int:number>/people")
@open_to(*STAFF)
def people(**kwargs):
    return "registration.people"


@registration.route("/desk/registrations/<int:registration_id>")
@open_to(*STAFF)
def show(**kwargs):
    return "registration.show"
