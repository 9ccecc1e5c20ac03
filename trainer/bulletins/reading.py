"""Who has read what."""

from sqlalchemy import delete, insert, literal, select

from trainer.bulletins import queries
from trainer.bulletins.models import Bulletin, BulletinReading
from trainer.database import db, now
from trainer.registration.models import Registration
from trainer.upsert import insert_latest


def note(bulletin_id, registrations):
    """Write down that these people (a Select of registrations) have read a bulletin that they are shown.

    Returns for how many of them it is: none, where it is not theirs to see.
    """
    ids = db.session.scalars(
        registrations.join(Bulletin, queries.meant())
        .where(Bulletin.id == bulletin_id, queries.shown())
        .with_only_columns(Registration.id)
        .order_by(None)
    ).all()
    moment = now()
    rows = [{"bulletin_id": bulletin_id, "registration_id": one, "at": moment} for one in sorted(ids)]
    insert_latest(BulletinReading, rows, ["bulletin_id", "registration_id"])
    return len(rows)


def move(gone, into):
    """What was read under one of two entries of somebody was read by the one that stays."""
    kept = select(BulletinReading.bulletin_id).where(BulletinReading.registration_id == into.id)
    table = BulletinReading.__table__
    moved = select(table.c.bulletin_id, literal(into.id), table.c.at).where(
        table.c.registration_id == gone.id, table.c.bulletin_id.not_in(kept)
    )
    db.session.execute(insert(table).from_select(["bulletin_id", "registration_id", "at"], moved))
    db.session.execute(delete(BulletinReading).where(BulletinReading.registration_id == gone.id))
