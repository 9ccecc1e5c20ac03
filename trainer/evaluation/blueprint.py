"""The blueprint that the chapter's pages stand on."""

from flask import Blueprint

evaluation = Blueprint("evaluation", __name__)
PAGE = "/desk/cohorts/<slug>/<int:number>/evaluation"
