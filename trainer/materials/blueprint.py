"""The blueprint that the chapter's pages stand on."""

from flask import Blueprint

materials = Blueprint("materials", __name__)
COHORT = "/desk/cohorts/<slug>/<int:number>"
TAB = "materials.shelf"
