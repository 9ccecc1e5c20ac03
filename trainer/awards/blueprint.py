"""The blueprint that the chapter's views share."""

from flask import Blueprint

awards = Blueprint("awards", __name__)
BOARD = "/desk/cohorts/<slug>/<int:number>/awards"
