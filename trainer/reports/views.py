"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

reports = Blueprint("reports", __name__)


def init_app(app):
    app.register_blueprint(reports)


@reports.route("/desk/cohorts/<slug>/<int:number>/report")
@open_to(*STAFF)
def closing(**kwargs):
    return "reports.closing"
