"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

schedule = Blueprint("schedule", __name__)


def init_app(app):
    app.register_blueprint(schedule)


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda")
@open_to(*STAFF)
def agenda(**kwargs):
    return "schedule.agenda"


@schedule.route("/cohorts/<slug>/<int:number>/agenda")
@open_to(EVERYONE)
def public(**kwargs):
    return "schedule.public"
