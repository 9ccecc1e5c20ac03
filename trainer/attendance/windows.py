"""When a slot can be signed in for: from when, from when on it is late, until when. Pure; all moments are aware.

The programme says it in minutes around the time that the agenda keeps people there; a slot may say otherwise.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _

from trainer import look
from trainer.errors import Refused


@dataclass(frozen=True, slots=True)
class Window:
    """People sign in from `opens` to `closes`, both included; who comes after `late` is late. Always in that order."""

    opens: datetime
    late: datetime
    closes: datetime

    def holds(self, moment):
        """Whether one can sign in at a moment."""
        return self.opens <= moment <= self.closes

    def state(self, moment):
        """One word for a moment: coming, open, late (still open), closed."""
        if not self.holds(moment):
            return "coming" if moment < self.opens else "closed"
        return "open" if moment <= self.late else "late"


def window(slot, programme):
    """The Window of a slot: its own times where it has them, else what the programme's minutes make of its agenda."""
    usual = usual_window(slot, programme)
    opens = slot.opens_at or usual.opens
    closes = max(slot.closes_at or usual.closes, opens)
    return Window(opens, min(max(slot.late_at or usual.late, opens), closes), closes)


def usual_window(slot, programme):
    """The Window that follows from the programme's minutes alone, whatever was decided for the slot."""
    opens = slot.starts_at - timedelta(minutes=programme.opens_before)
    closes = slot.ends_at + timedelta(minutes=programme.closes_after)
    return Window(opens, min(slot.starts_at + timedelta(minutes=programme.late_after), closes), closes)


def closed_at(moment, slots, programme):
    """The ids of the slots whose sign-in is over at a moment, so that who is not recorded was not there."""
    return {slot.id for slot in slots if window(slot, programme).closes < moment}


def refuse_outside(slot, moment):
    """Raise Refused when nobody can sign in for a slot at a moment: too early says when it opens, closed since when."""
    trouble = outside(slot, moment)
    if trouble:
        raise Refused(trouble)


def outside(slot, moment):
    """Why nobody can sign in for a slot at a moment, in one sentence; "" when they can."""
    allowed = window(slot, slot.cohort.programme)
    if moment < allowed.opens:
        return _("It is too early for %(slot)s: sign-in opens at %(time)s.", slot=slot.label,
                 time=time_for(allowed.opens, moment))  # fmt: skip
    if moment > allowed.closes:
        return _("Sign-in for %(slot)s has been closed since %(time)s; an organiser can still record it.",
                 slot=slot.label, time=time_for(allowed.closes, moment))  # fmt: skip
    return ""


def time_for(told, reader):
    """A moment as the time of day, with the date where it is not the day (Bangkok) of whoever reads it now."""
    return look.clock(told) if look.local(told).date() == look.local(reader).date() else look.moment(told)
