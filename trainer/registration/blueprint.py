"""The registration chapter's pages."""

from flask import Blueprint

registration = Blueprint("registration", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
DRAFT = f"{COHORT}/roster/<int:draft_id>"
LOGISTICS_TAB = "registration.people"
