"""Somebody else came: the substitution at the door, and the one who came is signed in within the same transaction."""

from flask_babel import gettext as _

from trainer.attendance.checkin import mark_present
from trainer.attendance.corrections import presence_of
from trainer.attendance.models import Way
from trainer.door.opening import why_outside
from trainer.door.permission import refuse_unless_allowed, refuse_unless_staff
from trainer.door.walk_ins import refuse_early
from trainer.errors import Refused
from trainer.look import clock
from trainer.nominations.substituting import substitute
from trainer.registration.models import State


def stand_in(slot, left, facts, reason, by, exception="", why_now=""):
    """Put the one who came in the place of `left`, who holds a seat and is not there; returns the Substitution.

    `why_now` is needed outside of the hours of sign-in (see `opening.why_outside`). Raises Refused as `substitute`
    does, and when `left` is signed in at the slot or holds no seat.
    """
    refuse_unless_allowed(slot.cohort, by)
    refuse_early(slot)
    why = why_outside(slot, by, why_now)
    if exception.strip():
        refuse_unless_staff(by)
    made = substitute(left, facts, reason, by=by, exception=exception)
    if found := presence_of(slot, left):  # asked now that nobody can sign this person in any more
        raise Refused(_("%(name)s is signed in since %(time)s, and so can be replaced by nobody.", name=left.label,
                        time=clock(found.at)))  # fmt: skip
    if made.came.state != State.ACCEPTED:
        raise Refused(_("%(name)s held no seat, so nobody can be signed in instead.", name=left.label))
    mark_present(slot, [made.came_id], by, Way.DOOR, reason=why)
    return made
