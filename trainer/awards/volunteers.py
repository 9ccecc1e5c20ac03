"""Volunteers of a cohort: entered one by one or as a pasted list, corrected, taken out."""

import re

from flask_babel import gettext as _

from trainer import journal
from trainer.awards.models import Award, Volunteer
from trainer.changes import change, kept_unique
from trainer.database import db
from trainer.errors import Refused
from trainer.thai.text import clean

MOST = 500  # lines pasted at a time
LENGTHS = {"name": 200, "role": 200, "organisation": 300}
COUNTED = re.compile(r"\A\s*\d{1,3}\s*[.)]\s*")  # the number of the line, in Thai or Arabic digits
BETWEEN = re.compile(r"\t|\s*[;|]\s*|,\s*")  # columns of a spreadsheet, or signs typed by hand


def enter(cohort, by, name, role="", organisation=""):
    """Add a volunteer and return them. Raises Refused for an empty or long entry, and for somebody who stands there."""
    cohort.refuse_if_closed()
    facts = checked({"name": name, "role": role, "organisation": organisation})
    made = Volunteer(cohort=cohort, **facts)
    kept_unique(lambda: (db.session.add(made), journal.record(by, "created", made)), lambda: known(facts["name"]))
    return made


def enter_pasted(cohort, by, pasted):
    """Add everybody of a pasted list: a line each, name, what they did, organisation; returns (added, known already).

    Columns are parted by tabs, as spreadsheets paste them, or by ; | or commas. Raises Refused, naming the line, for
    one that cannot be taken; then nobody is added.
    """
    cohort.refuse_if_closed()
    lines = [line for line in pasted.splitlines() if clean(line)]
    if not lines:
        raise Refused(_("Paste at least one line with a name."), "pasted")
    if len(lines) > MOST:
        raise Refused(_("Paste at most %(most)s lines at a time.", most=MOST), "pasted")
    standing = {(one.name, one.role) for one in db.session.query(Volunteer).filter_by(cohort_id=cohort.id)}
    added, again = [], 0
    for number, line in enumerate(lines, 1):
        facts = parted(number, line)
        if (facts["name"], facts["role"]) in standing:
            again += 1
            continue
        standing.add((facts["name"], facts["role"]))
        added.append(Volunteer(cohort=cohort, **facts))
    db.session.add_all(added)
    if added:
        db.session.flush()
        journal.record(by, "entered_volunteers", cohort, count=len(added), people=[one.name for one in added])
    return added, again


def parted(number, line):
    """The facts of one pasted line. Raises Refused, naming the line."""
    parts = [clean(part) for part in BETWEEN.split(COUNTED.sub("", line.strip("\r\n")))]
    if len(parts) > 3:
        raise Refused(_("Line %(number)s has more than three columns: name, what they did, organisation.",
                        number=number), "pasted")  # fmt: skip
    try:
        return checked(dict(zip(LENGTHS, [*parts, "", ""], strict=False)))
    except Refused as refusal:
        raise Refused(_("Line %(number)s: %(reason)s", number=number, reason=refusal), "pasted") from None


def checked(facts):
    """The facts, clean. Raises Refused for an empty name and for what is too long."""
    facts = {name: clean(value) for name, value in facts.items()}
    if not facts["name"]:
        raise Refused(_("A volunteer needs a name."), "name")
    for name, most in LENGTHS.items():
        if len(facts[name]) > most:
            raise Refused(_("Please write no more than %(max)d characters.", max=most), name)
    return facts


def correct(volunteer, by, **facts):
    """Correct what is known of a volunteer; certificates that were issued stay as they are."""
    volunteer.cohort.refuse_if_closed()
    facts = checked(facts)
    kept_unique(lambda: change(by, volunteer, **facts), lambda: known(facts["name"]))


def remove(volunteer, by):
    """Take a volunteer out of the list. Refused once they were given a certificate."""
    volunteer.cohort.refuse_if_closed()
    if db.session.query(Award).filter_by(volunteer_id=volunteer.id).first():
        raise Refused(_("%(name)s was given a certificate and stays in the list.", name=volunteer.name))
    journal.record(by, "removed", volunteer)
    db.session.delete(volunteer)
    db.session.flush()


def known(name):
    return Refused(_("%(name)s stands in the list with the same work already.", name=name), "name")
