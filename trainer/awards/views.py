"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

awards = Blueprint("awards", __name__)


def init_app(app):
    app.register_blueprint(awards)


@awards.route("/desk/cohorts/<slug>/<int:number>/awards")
@open_to(*STAFF)
def board(**kwargs):
    return "awards.board"


@awards.route("/certificates/verify")
@open_to(EVERYONE)
def verification(**kwargs):
    return "awards.verification"


@awards.route("/certificates/<token>")
@open_to(EVERYONE)
def certificate(**kwargs):
    return "awards.certificate"
