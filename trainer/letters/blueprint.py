"""The letters chapter's pages."""

from flask import Blueprint

letters = Blueprint("letters", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
