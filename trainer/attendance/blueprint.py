"""The chapter's blueprint, shared by its views."""

from flask import Blueprint

attendance = Blueprint("attendance", __name__)
