"""The registration chapter's pages."""

from flask import Blueprint

registration = Blueprint("registration", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
DRAFT = f"{COHORT}/roster/<int:draft_id>"
RECORD = "/desk/registrations/<int:registration_id>"
PLACE = "announcements/<int(max=99999):place>"
ANNOUNCEMENT = f"{COHORT}/{PLACE}"
LOGISTICS_TAB = "registration.people"
