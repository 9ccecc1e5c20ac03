"""The blueprint that the chapter's pages stand on."""

from flask import Blueprint

privacy = Blueprint("privacy", __name__)
