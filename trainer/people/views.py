"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

people = Blueprint("people", __name__)


def init_app(app):
    app.register_blueprint(people)


@people.route("/admin/staff")
@open_to(Role.ADMIN)
def accounts(**kwargs):
    return "people.accounts"


@people.route("/account")
@open_to(SIGNED_IN)
def account(**kwargs):
    return "people.account"
