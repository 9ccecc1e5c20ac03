"""The pages by which organisations and provincial offices nominate."""

from flask import Blueprint

nominations = Blueprint("nominations", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
LINK = "/nominations/<token>"
