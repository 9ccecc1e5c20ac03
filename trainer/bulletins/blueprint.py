"""The blueprint that the chapter's pages stand on."""

from flask import Blueprint

bulletins = Blueprint("bulletins", __name__)
PAGE = "/desk/cohorts/<slug>/<int:number>/bulletins"
TAB = "letters.messages"
