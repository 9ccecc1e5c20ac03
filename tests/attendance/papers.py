"""The entry of a signature sheet as a browser sends it."""

import re

from trainer.attendance import printed, roll
from trainer.database import db
from trainer.registration import list_numbers


def address(slot, page="paper"):
    return f"/desk/cohorts/executive/4/attendance/{slot.id}/{page}"


def sheet(slot):
    """Has a slot's sheet printed for those whom it asks now; returns the number of the PrintedSheet."""
    list_numbers.give(slot.cohort)
    return printed.remember(slot.id, roll.asked_at(slot))


def form(present, recorded=(), step="save", **more):
    """What the page sends: who is ticked, and what it showed as recorded."""
    return {"present": [each.id for each in present], "recorded": " ".join(str(each.id) for each in recorded),
            "entered": "", "step": step, **more}  # fmt: skip


def ticked(page):
    """How many people are ticked on a page."""
    return len(re.findall(r'name="present"[^>]* checked', page))


def all_of(model):
    """The ids of the registrations that have a row in this table, read anew."""
    db.session.commit()
    return {each.registration_id for each in db.session.query(model)}
