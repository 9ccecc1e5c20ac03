"""Which organisation of the register somebody means who types its name in public: found by index, a few at a time."""

import re
import time

from rapidfuzz import fuzz, process
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from trainer.database import db
from trainer.organisations import matching, queries
from trainer.organisations.matching import LEAST_SCORE, KnownOrganisation, Matcher
from trainer.organisations.models import Organisation
from trainer.organisations.spelling import plain_name, squeezed
from trainer.thai import numerals, text

MOST = 10  # names offered at a time
LEAST = 2  # letters before anything is offered
LONGEST = 300  # letters of a name that are looked at
NUMBER = re.compile(r"\d[\d\s/.-]*")
LEAST_OF_PART = 5  # letters of a misspelled part of a name; with fewer, one wrong letter says too little
ALIKE_IN_PART = 80  # of 100 (indel similarity): one letter exchanged in five, two in ten
FRESH = 60  # seconds for which the names of the register are remembered, for those who mistype one


def offered(words):
    """At most ten organisations that may be meant: those that say so in any spelling, else those spelled alike."""
    words = text.clean(words)[:LONGEST]
    if len(words) < LEAST:
        return []
    return found(words) or by_ids(alike(words))


def found(words):
    """Organisations whose name, however spelled, number or province says every word; in Thai order."""
    return db.session.scalars(queries.sought(words).limit(MOST)).all()


def candidates(words, organisation_id=None):
    """The organisations that what was typed or chosen can mean without any doubt about the letters.

    `organisation_id`: the one that was chosen among those offered; the name then plays no part.
    """
    if organisation_id:
        return by_ids([organisation_id])
    words = text.clean(words)[:LONGEST]
    if not words:
        return []
    number = number_in(words)
    means = Organisation.registration_key == matching.number_key(number) if number else named(words)
    return db.session.scalars(with_certifications().where(means).limit(MOST)).all()


def named(words):
    return Organisation.name_key == matching.name_key(words)[:LONGEST]


def number_in(words):
    """The number, where nothing but a number was typed; else ""."""
    digits = numerals.arabic_digits(words).strip()
    return digits if NUMBER.fullmatch(digits) else ""


def by_ids(ids):
    """Organisations in the order of these numbers; unknown ones are passed over."""
    if not ids:
        return []
    rows = {one.id: one for one in db.session.scalars(with_certifications().where(Organisation.id.in_(ids)))}
    return [rows[one] for one in ids if one in rows]


def with_certifications():
    return select(Organisation).options(selectinload(Organisation.certifications))


def known(organisation):
    """An organisation as the rules of rosters know it."""
    dates = tuple((one.certified_on, one.revoked_on) for one in organisation.certifications)
    return KnownOrganisation(
        organisation.id, organisation.name, organisation.registration_no, organisation.province, organisation.kind,
        dates,
    )  # fmt: skip


def alike(words):
    """Numbers of at most ten organisations whose names, or a part of them, are spelled like the words; the most alike
    first, and of those the shortest."""
    wanted, names = squeezed(plain_name(words)), Remembered.names().names
    scores = {id: score for _name, score, id in _scored(wanted, names, fuzz.ratio, LEAST_SCORE)}
    if len(wanted) >= LEAST_OF_PART:
        for name, score, id in _scored(wanted, names, fuzz.partial_ratio, ALIKE_IN_PART):
            if len(name) > len(wanted):  # a short name inside of what was typed is none that was meant
                scores[id] = max(score, scores.get(id, 0))
    return sorted(scores, key=lambda id: (-scores[id], len(names[id]), id))[:MOST]


def _scored(wanted, names, scorer, least):
    return process.extract(wanted, names, scorer=scorer, limit=None, score_cutoff=least) if wanted else []


class Remembered:
    """The names of the register, kept while it grows by none: reading all of them at every letter is too much.

    One that was only corrected is found under its old spelling for at most a minute.
    """

    matcher, stamp, until = None, None, 0.0

    @classmethod
    def names(cls):
        columns = (func.count(), func.max(Organisation.id), func.max(Organisation.created_at))
        stamp = tuple(db.session.execute(select(*columns)).one())
        if stamp != cls.stamp or time.monotonic() > cls.until:
            rows = db.session.execute(select(Organisation.id, Organisation.name).order_by(Organisation.id))
            cls.matcher = Matcher([KnownOrganisation(*row) for row in rows])
            cls.stamp, cls.until = stamp, time.monotonic() + FRESH
        return cls.matcher
