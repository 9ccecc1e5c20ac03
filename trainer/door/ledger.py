"""Writes what was judged: scans as evidence, annulments, and the presences that follow from both.

A fixed number of statements however many scans there are, each right under concurrency by the database: a uid once,
the latest annulment, the earliest presence.
"""

from sqlalchemy import and_, case, delete, exists, select, tuple_, update

from trainer.attendance.models import Annulment, Presence, Way
from trainer.door.models import Kind, Scan
from trainer.door.results import STANDING
from trainer.door.swift import Insert
from trainer.upsert import DIALECTS, insert_latest

PAIR = tuple_(Presence.slot_id, Presence.registration_id)
SCANNED = tuple_(Scan.slot_id, Scan.registration_id)


def keep_scans(connection, device, verdicts, received_at):
    """Keep each scan that has a uid; returns the uids of those that were not kept before."""
    rows = [
        {
            "uid": each.said.uid, "body_hash": each.said.body_hash, "device_id": device.id,
            "cohort_id": device.cohort_id, "slot_id": each.slot_id, "registration_id": each.registration_id,
            "kind": str(each.said.kind), "how": each.said.how, "code": "" if each.registration_id else each.said.code,
            "device_at": each.said.at, "at": each.at, "received_at": received_at, "result": str(each.result),
            "resolution": "",
        }
        for each in sorted(verdicts, key=lambda one: one.said.uid)
    ]  # fmt: skip
    return {uid for (uid,) in KEEPING(connection, rows)}


def stored(connection, uids):
    """{uid: (body_hash, result, at)} of scans that were kept before."""
    columns = Scan.uid, Scan.body_hash, Scan.result, Scan.at
    return {row.uid: row for row in connection.execute(select(*columns).where(Scan.uid.in_(uids)))} if uids else {}


def keep_annulments(connection, moments, reason):
    """Move on the annulments of these pairs {(slot, registration): moment}; the latest moment stays."""
    rows = [
        {"slot_id": slot_id, "registration_id": registration_id, "at": at, "reason": reason}
        for (slot_id, registration_id), at in sorted(moments.items())
    ]
    insert_latest(Annulment, rows, ["slot_id", "registration_id"], also=["reason"], connection=connection)


def sign_in(connection, moments):
    """Let these be present: {(slot, registration): (moment, device id)}; the earliest moment stays.

    Returns {(slot, registration): since when present}. What was said by hand before stays said (`vouched_at`).
    """
    rows = [
        {"slot_id": slot_id, "registration_id": registration_id, "at": at, "way": str(Way.SCAN), "device_id": device_id,
         "phone": "", "phone_cleared": False, "left_reason": ""}
        for (slot_id, registration_id), (at, device_id) in sorted(moments.items())
    ]  # fmt: skip
    return {(slot_id, number): at for slot_id, number, at in SIGNING_IN(connection, rows)}


def take_back(connection, pairs):
    """Derive the presences of pairs that were annulled anew from what still stands.

    What was said by hand after the annulment stands from then on, and so do scans of later moments, whichever device
    made them. Returns {(slot, registration): since when present} of those who are present all the same.
    """
    beaten = exists().where(
        Annulment.slot_id == Presence.slot_id, Annulment.registration_id == Presence.registration_id,
        Annulment.at >= Presence.at,
    )  # fmt: skip
    vouched = exists().where(
        Annulment.slot_id == Presence.slot_id, Annulment.registration_id == Presence.registration_id,
        Annulment.at <= Presence.vouched_at,
    )  # fmt: skip
    these = PAIR.in_(sorted(pairs))
    way = case((Presence.way == Way.SCAN, Way.DOOR), else_=Presence.way)
    connection.execute(
        update(Presence).where(these, beaten, vouched).values(at=Presence.vouched_at, way=way, device_id=None)
    )
    connection.execute(delete(Presence).where(these, beaten))
    sign_in(connection, evidence_for(connection, pairs))
    rows = connection.execute(select(Presence.slot_id, Presence.registration_id, Presence.at).where(these))
    return {(slot_id, number): at for slot_id, number, at in rows}


def evidence_for(connection, pairs):
    """{(slot, registration): (moment, device id)} of the earliest scan after the annulment, where there is one."""
    rows = connection.execute(
        select(Scan.slot_id, Scan.registration_id, Scan.at, Scan.device_id)
        .join(Annulment, and_(Annulment.slot_id == Scan.slot_id, Annulment.registration_id == Scan.registration_id))
        .where(SCANNED.in_(sorted(pairs)), Scan.kind == Kind.PRESENT, Scan.result.in_(STANDING), Scan.at > Annulment.at)
        .order_by(Scan.at.desc(), Scan.id.desc())
    )
    return {(slot_id, registration_id): (at, device_id) for slot_id, registration_id, at, device_id in rows}


def keeping(dialect):
    """The INSERT of scans, which passes over uids that are kept already."""
    return DIALECTS[dialect](Scan.__table__).on_conflict_do_nothing(index_elements=["uid"]).returning(Scan.uid)


def signing_in(dialect):
    """The INSERT of presences, which moves one that is there to an earlier moment."""
    statement = DIALECTS[dialect](Presence.__table__)
    new = statement.excluded
    by_hand = and_(Presence.way != str(Way.SCAN), Presence.vouched_at.is_(None))
    facts = {
        "at": case((new.at < Presence.at, new.at), else_=Presence.at),
        "device_id": case((new.at < Presence.at, new.device_id), else_=Presence.device_id),
        "vouched_at": case((by_hand, Presence.at), else_=Presence.vouched_at),
    }
    statement = statement.on_conflict_do_update(index_elements=["slot_id", "registration_id"], set_=facts)
    return statement.returning(Presence.slot_id, Presence.registration_id, Presence.at)


KEEPING = Insert(keeping, [
    "uid", "body_hash", "device_id", "cohort_id", "slot_id", "registration_id", "kind", "how", "code", "device_at",
    "at", "received_at", "result", "resolution",
])  # fmt: skip
SIGNING_IN = Insert(signing_in, [
    "slot_id", "registration_id", "at", "way", "device_id", "phone", "phone_cleared", "left_reason",
])  # fmt: skip
