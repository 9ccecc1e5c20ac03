"""What makes taking back last: a mark that beats whatever was said before it, however late it arrives."""

from datetime import timedelta

from sqlalchemy import update

from trainer.attendance.models import Annulment
from trainer.database import db
from trainer.upsert import DIALECTS

A_MOMENT = timedelta(microseconds=1)


def bury(slot_id, registration_ids, at, reason):
    """Let presences of these people at a slot up to a moment count no more; a mark that is later already stays."""
    rows = [{"slot_id": slot_id, "registration_id": each, "at": at, "reason": reason} for each in registration_ids]
    if not rows:
        return
    insert = DIALECTS[db.session.get_bind().dialect.name](Annulment)
    later = insert.excluded.at > Annulment.at
    values = {"at": insert.excluded.at, "reason": insert.excluded.reason}
    keys = [Annulment.slot_id, Annulment.registration_id]
    db.session.execute(insert.on_conflict_do_update(index_elements=keys, set_=values, where=later), rows)


def yield_to(slot_id, registration_id, at):
    """Let a presence of this moment count again, because somebody answers for it; what was said before it does not."""
    mark = Annulment.slot_id == slot_id, Annulment.registration_id == registration_id, Annulment.at >= at
    moved = update(Annulment).where(*mark).values(at=at - A_MOMENT)
    db.session.execute(moved.execution_options(synchronize_session=False))
