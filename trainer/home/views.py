"""Skeleton, to be replaced by the chapter's owner."""

from flask import Blueprint

from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, open_to  # noqa: F401

home = Blueprint("home", __name__)


def init_app(app):
    app.register_blueprint(home)


@home.route("/")
@open_to(EVERYONE)
def front(**kwargs):
    return "home.front"


@home.route("/home")
@open_to(SIGNED_IN)
def go(**kwargs):
    return "home.go"


@home.route("/desk")
@open_to(*STAFF)
def desk(**kwargs):
    return "home.desk"


@home.route("/me")
@open_to(Role.PARTICIPANT)
def me(**kwargs):
    return "home.me"


@home.route("/admin/journal")
@open_to(Role.ADMIN)
def journal(**kwargs):
    return "home.journal"


@home.route("/admin/work")
@open_to(Role.ADMIN)
def work(**kwargs):
    return "home.work"


@home.route("/desk/cohorts/<slug>/<int:number>")
@open_to(*STAFF)
def cohort(**kwargs):
    return "home.cohort"


@home.route("/desk/cohorts/<slug>/<int:number>/journal")
@open_to(*STAFF)
def cohort_journal(**kwargs):
    return "home.cohort_journal"


@home.route("/cohorts/<slug>/<int:number>")
@open_to(EVERYONE)
def public_cohort(**kwargs):
    return "home.public_cohort"


@home.route("/language", methods=["POST"])
@open_to(EVERYONE)
def choose_language(**kwargs):
    return "home.choose_language"


@home.route("/desk/jobs/<int:job_id>")
@open_to(*STAFF)
def job(**kwargs):
    return "home.job"


@home.route("/desk/jobs/<int:job_id>/file")
@open_to(*STAFF)
def job_file(**kwargs):
    return "home.job_file"
