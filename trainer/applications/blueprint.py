"""The pages by which people apply, and by which organisers compose what is asked."""

from flask import Blueprint

applications = Blueprint("applications", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
FORM = "/cohorts/<slug>/<int:number>/application"
STATUS = "/applications/<token>"
