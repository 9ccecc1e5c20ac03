"""The pages by which people apply, and by which organisers compose what is asked."""

from flask import Blueprint, abort, make_response, render_template

from trainer.access import STAFF, may
from trainer.database import db
from trainer.look import today
from trainer.programmes.queries import cohort_at

applications = Blueprint("applications", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
FORM = "/cohorts/<slug>/<int:number>/application"
STATUS = "/applications/<token>"


def public_cohort(slug, number):
    """The cohort at an address, if strangers see it or a member of staff asks; else 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if not (cohort.in_public(today()) or may(*STAFF)):
        abort(404)
    return cohort


def private(template, status=200, **facts):
    """A page about one person: in no search engine and no cache, its address told to no other site.

    "same-origin" is set for every page; nothing stricter would let our own forms through when they are checked for
    forgery, which looks at the page that a form was sent from.
    """
    response = make_response(render_template(template, **facts), status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
