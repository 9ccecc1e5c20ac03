"""What the screen with the code tells about this moment. It names nobody."""

from flask_babel import gettext as _

from trainer.attendance import queries
from trainer.database import db
from trainer.door import board_queries, hall_codes
from trainer.door.hall_hours import Standing, hour_at
from trainer.look import clock, local, short_date


def slot_now(cohort, moment):
    """The hall_hours.Hour of a cohort at a moment, or None while its agenda makes no slot."""
    return hour_at(db.session.scalars(queries.slots_of(cohort)), cohort.programme, moment)


def news(hall, hour, moment):
    """{"at": milliseconds, "title", "said", "present", "expected", "codes"}; `codes` as in `hall_codes.coming`.

    `hour` is what `slot_now` says of the moment.
    """
    present, expected = 0, 0
    if hour is not None:
        heads = board_queries.heads(tuple(hour.slot.groups))
        expected, present = db.session.execute(heads, board_queries.facts(hour.slot)).one()
    return {
        "at": int(moment.timestamp() * 1000),
        "title": hour.slot.label if hour else "",
        "said": said(hall, hour, moment),
        "present": present,
        "expected": expected,
        "codes": hall_codes.coming(hall, hour.slot, moment) if hour else [],
    }


def said(hall, hour, moment):
    """One sentence: what people do now."""
    if hour is None:
        return _("The agenda of this course has no entry yet.")
    if hour.standing == Standing.OVER or hall.cohort.closed_at:
        return _("Sign-in is closed.")
    if hour.standing == Standing.EARLY:
        return _("Sign-in opens at %(time)s.", time=_when(hour.window.opens, moment))
    if not hall.self_check_in:
        return _("Please sign in at the desk.")
    return _("Scan the code with the camera of your phone.")


def _when(opens, moment):
    """A time of day; with the date where it is not today."""
    opens, here = local(opens), local(moment)
    return clock(opens) if opens.date() == here.date() else f"{short_date(opens)} {clock(opens)}"
