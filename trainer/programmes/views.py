"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

programmes = Blueprint("programmes", __name__)


def init_app(app):
    app.register_blueprint(programmes)


@programmes.route("/desk/programmes")
@open_to(*STAFF)
def index(**kwargs):
    return "programmes.index"


@programmes.route("/desk/programmes/<slug>")
@open_to(*STAFF)
def show(**kwargs):
    return "programmes.show"


@programmes.route("/desk/cohorts/<slug>/<int:number>/settings")
@open_to(*STAFF)
def cohort_settings(**kwargs):
    return "programmes.cohort_settings"
