"""What is said of a material: read as it was entered, refused where it cannot be."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.database import db
from trainer.errors import Refused
from trainer.materials.models import Audience, Licence, Release
from trainer.schedule.models import TrainingSession
from trainer.thai.text import clean

LONGEST_TITLE, LONGEST_TEXT, LONGEST_SOURCE = 300, 4000, 500


def called(material):
    """The session or the day to which a material belongs, in words; the whole training where it is neither."""
    if material.session:
        return material.session.title
    return _("Day %(number)s", number=material.day) if material.day else _("The whole training")


def read(facts):
    """What was entered, as a material keeps it. Raises Refused, naming the field."""
    release, chosen = code(Release, facts, "release", Release.AT_ONCE), facts.get("release_at")
    if isinstance(chosen, str):
        chosen = datetime.fromisoformat(chosen)
    if release == Release.AT_MOMENT and chosen is None:
        raise Refused(_("Say on which day and at what time it is released."), place="release_at")
    lines = "\n".join(clean(line) for line in (facts.get("description") or "").strip().splitlines())
    return {
        "description": lines[:LONGEST_TEXT], "source": clean(facts.get("source"))[:LONGEST_SOURCE],
        "audience": code(Audience, facts, "audience", Audience.PARTICIPANTS), "release": release,
        "release_at": chosen if release == Release.AT_MOMENT else None,
        "licence": code(Licence, facts, "licence", Licence.UNSTATED),
    }  # fmt: skip


def code(codes, facts, name, usual):
    try:
        return codes(facts.get(name) or usual)
    except ValueError:
        raise Refused(_("“%(value)s” is not one of the options.", value=facts[name]), place=name) from None


def refuse_unsound(cohort, facts):
    """Refuse facts that could not be kept (see `read` and `placed`), before a file is sent for them."""
    read(facts)
    placed(cohort, facts.get("place"))


def titled(text):
    return clean(text)[:LONGEST_TITLE]


def placed(cohort, place):
    """(session id, day) of what a form calls "session-7", "day-2" or "". Refused where the cohort has no such thing."""
    kind, _dash, number = (place or "").partition("-")
    if not kind:
        return None, None
    if number.isascii() and number.isdecimal() and len(number) < 10:
        found = select(TrainingSession.id).where(
            TrainingSession.id == int(number), TrainingSession.cohort_id == cohort.id
        )
        if kind == "session" and db.session.scalar(found) is not None:
            return int(number), None
        last = (cohort.ends_on - cohort.starts_on).days + 1 if cohort.starts_on else 0
        if kind == "day" and 0 < int(number) <= last:
            return None, int(number)
    raise Refused(_("Choose a session or a day of this cohort."), place="place")
