"""What the pages of logistics send: the people ticked, and fields that carry the id of a row in their names."""

from flask import request
from flask_babel import gettext as _

from trainer.database import db
from trainer.errors import Refused
from trainer.registration import logistics_queries


def chosen(cohort):
    """The participants who were ticked. Raises Refused when nobody was."""
    ids = [int(one) for one in request.form.getlist("people") if is_id(one)]
    people = db.session.scalars(logistics_queries.ticked(cohort, ids)).all()
    if not people:
        raise Refused(_("Tick at least one person first."))
    return people


def numbered(prefix):
    """{id: value} of the form's fields called prefix + id."""
    fields = ((name.removeprefix(prefix), value) for name, value in request.form.items() if name.startswith(prefix))
    return {int(one): value for one, value in fields if is_id(one)}


def is_id(text):
    """Whether a text can be the id of a row."""
    return text.isdecimal() and len(text) < 10


def here(cohort):
    return {"slug": cohort.programme.slug, "number": cohort.number}
