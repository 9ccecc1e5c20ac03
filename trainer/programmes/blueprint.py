"""The chapter's blueprint; its pages stand in the modules that `views` brings together."""

from flask import Blueprint

programmes = Blueprint("programmes", __name__)
