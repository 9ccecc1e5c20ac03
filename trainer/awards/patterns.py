"""The pattern by which a programme's certificates are numbered, e.g. {cohort}/{serial:03}/{year}."""

import re
from string import Formatter

from flask_babel import gettext as _

from trainer.errors import Refused

FIELDS = {"cohort", "serial", "year"}  # year: the Buddhist year in which the cohort ends


def refuse_bad_pattern(pattern):
    """Raise Refused unless the pattern names {serial}, and nothing but {serial}, {cohort} and {year}."""
    try:
        parts = [(name, spec) for _text, name, spec, _as in Formatter().parse(pattern) if name is not None]
    except ValueError:
        raise Refused(_("A brace is missing in the number pattern."), place="certificate_number") from None
    unknown = [name for name, _spec in parts if name not in FIELDS]
    if unknown:
        raise Refused(_("The number pattern knows no {%(name)s}; it may have {serial}, {cohort} and {year}.",
                        name=unknown[0]), place="certificate_number")
    if "serial" not in dict(parts):
        raise Refused(_("The number pattern needs {serial}, or all certificates would have one number."),
                      place="certificate_number")
    if not all(re.fullmatch(r"(0[1-9])?", spec) for _name, spec in parts) or "!" in pattern:
        raise Refused(_("After a colon stands how many digits there are at least, e.g. {serial:03}."),
                      place="certificate_number")


def example(pattern):
    """What the first number of cohort 4 in B.E. 2563 looks like."""
    return pattern.format(cohort=4, serial=1, year=2563)
