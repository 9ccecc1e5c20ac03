"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

attendance = Blueprint("attendance", __name__)


def init_app(app):
    app.register_blueprint(attendance)


@attendance.route("/desk/cohorts/<slug>/<int:number>/attendance")
@open_to(*STAFF)
def matrix(**kwargs):
    return "attendance.matrix"


@attendance.route("/door")
@open_to(Role.DOOR)
def door(**kwargs):
    return "attendance.door"
