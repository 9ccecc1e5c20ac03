"""The word that something was done, with a button that takes it back: shown once, on the next page of the desk."""

from flask import session

KEY = "undo"


def offer(said, address, **fields):
    """Say on the next page what was done; the button sends `fields` to `address`."""
    session[KEY] = {"said": str(said), "address": address, "fields": fields}


def offered():
    """What can be taken back, {"said", "address", "fields"}, once; None where there is nothing."""
    return session.pop(KEY, None)
