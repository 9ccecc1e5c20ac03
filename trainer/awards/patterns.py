"""The patterns by which certificates are numbered, e.g. {cohort}/{serial:03}/{year}, and worded."""

import re
from string import Formatter

from flask_babel import gettext as _

from trainer.awards.stationery import Series
from trainer.date_field import BUDDHIST_OFFSET
from trainer.errors import Refused
from trainer.thai import dates

NUMBER_FIELDS = ("serial", "cohort", "year", "year_ce")
WORD_FIELDS = ("course", "cohort", "role")
LONGEST = 120
YEARS = {"year", "year_ce"}
NEEDS = {Series.COHORT: {"cohort"}, Series.YEAR: YEARS, Series.FISCAL_YEAR: YEARS, Series.ALL: set()}


def refuse_bad_pattern(pattern, series):
    """Raise Refused with the reason when numbers of this pattern and series would be wrong or could repeat."""
    parts = read(pattern, NUMBER_FIELDS)
    names = [name for _text, name, _spec in parts if name]
    if names.count("serial") != 1:
        raise refused(_("The number pattern needs {serial} once, or certificates would have one number."))
    if not all(re.fullmatch(r"(0[1-9])?", spec) for _text, name, spec in parts if name):
        raise refused(_("After a colon stands how many digits there are at least, e.g. {serial:03}."))
    if run_together(parts):
        raise refused(_("Put a sign between {cohort} and {serial}: otherwise 1 and 11 read like 11 and 1."))
    if NEEDS[series] and not NEEDS[series] & {*names}:
        raise refused(
            _("Numbers that begin anew with each cohort need {cohort} in the pattern, or they would repeat.")
            if series == Series.COHORT
            else _("Numbers that begin anew each year need {year} or {year_ce} in the pattern, or they would repeat.")
        )


def refuse_bad_words(pattern, place):
    """Raise Refused, at this place, when the words have placeholders that nobody fills in."""
    try:
        parts = read(pattern, WORD_FIELDS)
    except Refused as refusal:
        raise Refused(refusal.message, place) from None
    if any(spec for _text, name, spec in parts if name):
        raise Refused(_("Nothing stands after a colon here: write {course}, {cohort} or {role}."), place)


def read(pattern, known):
    """[(text before, name or None, spec)] of a pattern. Raises Refused for a brace missing or a name unknown."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        raise refused(_("A brace is missing in {…}, or one is too many.")) from None
    unknown = [name for _text, name, _spec, way in parts if name is not None and (name not in known or way)]
    if unknown:
        there = ", ".join(f"{{{name}}}" for name in known)
        raise refused(_("{%(name)s} is not known here; there are: %(known)s.", name=unknown[0], known=there))
    return [(text, name, spec) for text, name, spec, _way in parts]


def run_together(parts):
    """Whether {cohort} and {serial} follow one another without a sign that keeps their digits apart."""
    for (_before, first, _spec), (between, second, _spec_too) in zip(parts, parts[1:], strict=False):
        if {first, second} == {"cohort", "serial"} and (not between or between.strip("0123456789") == ""):
            return True
    return False


def refused(sentence):
    return Refused(sentence, "pattern")


def year_of(series, day):
    """The Buddhist year that a number of this series carries on a day: the fiscal one where it counts by that."""
    return dates.fiscal_year(day) if series == Series.FISCAL_YEAR else dates.buddhist_year(day)


def written(pattern, series, cohort, serial):
    """A number as the pattern writes it, in Arabic digits, e.g. 4/001/2563; the year is that of the last day."""
    year = year_of(series, cohort.ends_on)
    return pattern.format(cohort=cohort.number, serial=serial, year=year, year_ce=year - BUDDHIST_OFFSET)
