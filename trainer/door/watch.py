"""What the door answers when the attendance chapter tells of something."""

from sqlalchemy import update

from trainer.attendance.models import Presence
from trainer.attendance.signals import resetting
from trainer.database import db, now
from trainer.door.models import Scan
from trainer.registration.signals import forgetting

SETTLED = ("recorded", "annulled", "nothing")  # results that leave nothing for anybody to decide
DISMISSED = "dismissed"


def init_app():
    resetting.connect(dismiss_scans)
    forgetting.connect(forget_phones)


def dismiss_scans(cohort, slots, by):
    """Scans of a rehearsal that wait for a decision wait no more; they stay as evidence."""
    waiting = Scan.slot_id.in_([slot.id for slot in slots]), Scan.resolution == "", Scan.result.not_in(SETTLED)
    facts = {"resolution": DISMISSED, "resolved_at": now(), "account_id": by and by.id}
    db.session.execute(update(Scan).where(*waiting).values(facts).execution_options(synchronize_session="fetch"))


def forget_phones(cohort, registrations, dry_run):
    """Forget with which phones people signed in. No health data, so nobody is counted as having had any."""
    if not dry_run:
        marked = Presence.registration_id.in_(registrations), Presence.phone != ""
        db.session.execute(update(Presence).where(*marked).values(phone="").execution_options(synchronize_session=False))
