"""What makes taking back last: a mark that beats whatever was said before it, however late it arrives."""

from datetime import timedelta

from sqlalchemy import update

from trainer.attendance.models import Annulment
from trainer.database import db
from trainer.upsert import insert_latest

A_MOMENT = timedelta(microseconds=1)


def bury(slot_id, registration_ids, at, reason):
    """Let presences of these people at a slot up to a moment count no more; a mark that is later already stays."""
    rows = [{"slot_id": slot_id, "registration_id": each, "at": at, "reason": reason} for each in registration_ids]
    insert_latest(Annulment, rows, ["slot_id", "registration_id"], also=["reason"])


def yield_to(slot_id, registration_id, at):
    """Let a presence of this moment count again, because somebody answers for it; what was said before it does not."""
    mark = Annulment.slot_id == slot_id, Annulment.registration_id == registration_id, Annulment.at >= at
    moved = update(Annulment).where(*mark).values(at=at - A_MOMENT)
    db.session.execute(moved.execution_options(synchronize_session=False))
