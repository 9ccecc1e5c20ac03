"""The home chapter's pages."""

from flask import Blueprint

home = Blueprint("home", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
