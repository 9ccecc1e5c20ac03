"""The pages by which organisations and provincial offices nominate."""

from flask import Blueprint

nominations = Blueprint("nominations", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
LINKS = f"{COHORT}/nominations"
ONE_LINK = f"{LINKS}/<int:link_id>"
SUBSTITUTIONS = f"{COHORT}/substitutions"
RECORD = "/desk/registrations/<int:registration_id>/substitution"
LINK = "/nominations/<token>"
NOMINEE = f"{LINK}/nominees/<int:registration_id>"
TAB = "registration.people"
LOOKS = "120 per minute"  # for people who read; an office of many has one address on the net


def at(cohort):
    """The parts of the address of a cohort's pages."""
    return {"slug": cohort.programme.slug, "number": cohort.number}
