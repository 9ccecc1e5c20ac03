"""The chapter's blueprint, shared by its views."""

from flask import Blueprint

door = Blueprint("door", __name__)
