"""The chapter's blueprints, shared by its views."""

from flask import Blueprint

door = Blueprint("door", __name__)
# What enrolled devices ask for: they show a key instead of a cookie, so no other page can ask in their name.
bearer = Blueprint("bearer", __name__, url_prefix="/door/scanner")
COHORT = "/desk/cohorts/<slug>/<int:number>"
TAB = "attendance.matrix"


def at(cohort):
    """The parts of the address of a cohort's pages."""
    return {"slug": cohort.programme.slug, "number": cohort.number}
