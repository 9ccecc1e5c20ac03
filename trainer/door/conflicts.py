"""Disputed scans: an organiser counts them, or dismisses them. Either is said once and stands in the journal."""

from collections import defaultdict
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import select, update

from trainer import journal
from trainer.attendance.checkin import annul, mark_present
from trainer.attendance.models import Slot, Way
from trainer.database import db, now
from trainer.door.models import Kind, Scan
from trainer.door.results import Result
from trainer.errors import Refused

NAMES_TOLD = 20


class Resolution(StrEnum):
    """What an organiser decided: it counts after all, or it changes nothing."""

    COUNTED = "counted"
    DISMISSED = "dismissed"


def resolve(cohort, scans, resolution, by, note=""):
    """Decide these disputed scans of a cohort; returns how many were still open. The record follows at once.

    Somebody who is counted is present from the moment of the scan; where that cannot be known, from now on. Raises
    Refused for a closed cohort, and when one who would be counted holds no seat; then nothing is decided.
    """
    cohort.refuse_if_closed()
    decided = claim([each.id for each in scans], resolution, by)
    chosen = [each for each in scans if each.id in decided]
    note = " ".join(note.split())
    if resolution == Resolution.COUNTED:
        count(chosen, by, note)
    tell(cohort, chosen, resolution, by, note)
    return len(chosen)


def claim(ids, resolution, by):
    """Note the decision on those that are open, and return their ids: of two who decide at once, one does."""
    facts = {"resolution": resolution, "resolved_at": now(), "account_id": by.id if by else None}
    return set(
        db.session.scalars(
            update(Scan)
            .where(Scan.id.in_(ids), Scan.resolution == "")
            .values(**facts)
            .returning(Scan.id)
        )
    )


def count(scans, by, note):
    """Let the record say what the scans say, slot by slot."""
    there, gone = defaultdict(dict), defaultdict(set)
    for each in sorted(scans, key=lambda one: (one.at, one.id), reverse=True):  # the earliest of somebody stays
        if each.kind == Kind.ANNUL:
            gone[each.slot_id].add(each.registration_id)
        else:
            there[each.slot_id][each.registration_id] = now() if each.result == Result.CLOCK else each.at
    slots = {slot.id: slot for slot in db.session.scalars(select(Slot).where(Slot.id.in_({*there, *gone})))}
    for slot_id in sorted(there):
        mark_present(slots[slot_id], list(there[slot_id]), by, Way.CONFLICT, at=there[slot_id])
    for slot_id in sorted(gone):
        annul(slots[slot_id], sorted(gone[slot_id]), by, note or _("Counted from the conflict list"))


def tell(cohort, scans, resolution, by, note):
    """One entry in the journal: on the record of the person for one, on the cohort's for several."""
    act = f"{resolution}_scans"
    if len(scans) == 1:
        half_day = {"half_day": [None, scans[0].slot.journal_label]}
        journal.record(by, act, scans[0].registration, reason=note, slot_id=scans[0].slot_id, changes=half_day)
    elif scans:
        names = [each.registration.label for each in scans[:NAMES_TOLD]]
        journal.record(by, act, cohort, reason=note, count=len(scans), people=names)


def resolution_called(resolution):
    """The Resolution that a form asks for. Raises Refused for anything else."""
    try:
        return Resolution(resolution)
    except ValueError as error:
        raise Refused(_("Choose between counting and dismissing.")) from error
