"""The chapter's blueprint; its pages stand in the modules that `views` brings together."""

from flask import Blueprint

organisations = Blueprint("organisations", __name__)
