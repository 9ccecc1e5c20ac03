"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

organisations = Blueprint("organisations", __name__)


def init_app(app):
    app.register_blueprint(organisations)


@organisations.route("/desk/organisations")
@open_to(*STAFF)
def index(**kwargs):
    return "organisations.index"


@organisations.route("/desk/organisations/<int:organisation_id>")
@open_to(*STAFF)
def show(**kwargs):
    return "organisations.show"
