"""Who may give seats at the door: staff always, a door account where an organiser allowed it for the cohort."""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.access import STAFF
from trainer.database import db
from trainer.door.models import Hall
from trainer.errors import Refused
from trainer.upsert import insert_missing


def is_staff(account):
    """Whether an account is an organiser's or administrator's; None is the command line, which may all."""
    return account is None or any(account.has_role(str(role)) for role in STAFF)


def allowed(cohort):
    """Whether the door of a cohort may give seats."""
    return bool(db.session.scalar(select(Hall.walk_ins).where(Hall.cohort_id == cohort.id)))


def may_give_seats(cohort, account):
    return is_staff(account) or allowed(cohort)


def refuse_unless_allowed(cohort, account):
    """Refuse a door account that may not give seats."""
    if not may_give_seats(cohort, account):
        raise Refused(_("Only an organiser can give seats at this door. Ask one to do it, or to allow it here."))


def refuse_unless_staff(account):
    """Refuse a door account what only an organiser decides."""
    if not is_staff(account):
        raise Refused(_("Only an organiser can decide this. Ask one to come to the door."))


def allow(cohort, yes, by):
    """Let the door of a cohort give seats, or no longer; returns whether that was news."""
    refuse_unless_staff(by)
    cohort.refuse_if_closed()
    insert_missing(Hall, [{"cohort_id": cohort.id}])
    hall = db.session.scalar(select(Hall).where(Hall.cohort_id == cohort.id).with_for_update())
    if hall.walk_ins == yes:
        return False
    hall.walk_ins = yes
    journal.record(by, "allowed_walk_ins" if yes else "forbade_walk_ins", cohort)
    return True
