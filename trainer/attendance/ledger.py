"""One person's attendance, slot by slot: where it stands, what paper says of it, and everything that was done to it."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import and_, or_, select

from trainer.attendance.models import Excuse, LeftDifference, Presence, Signature, Slot
from trainer.attendance.queries import slots_of
from trainer.attendance.roll import groups_of
from trainer.database import db
from trainer.journal import Entry


@dataclass(frozen=True)
class Page:
    """One slot of one person; `history` are the journal's entries about it, the newest first."""

    slot: Slot
    presence: Presence | None
    excuse: Excuse | None
    signed: bool
    left: LeftDifference | None
    history: list = field(default_factory=list)

    @property
    def state(self):
        """One word: present, left, excused, absent or coming."""
        if self.presence:
            return "left" if self.presence.left_at else "present"
        return "excused" if self.excuse else "absent" if self.slot.started else "coming"

    @property
    def recorded(self):
        """Whether anything at all is known of the person at the slot."""
        return bool(self.presence or self.excuse or self.signed or self.history)

    @property
    def differs(self):
        """Whether the sheet was entered and says something else than the record."""
        return self.slot.paper_entered_at is not None and self.signed != (self.presence is not None)


def ledger(registration):
    """The Page of each slot of the cohort in order; two statements, and one where sessions are for some groups.

    A session for other groups is left out, unless something is recorded there.
    """
    rows = db.session.execute(
        slots_of(registration.cohort)
        .add_columns(Presence, Excuse, Signature.id.label("signature"), LeftDifference)
        .outerjoin(Presence, _own(Presence, registration))
        .outerjoin(Excuse, _own(Excuse, registration))
        .outerjoin(Signature, _own(Signature, registration))
        .outerjoin(LeftDifference, _own(LeftDifference, registration))
    ).all()
    told = _history(registration, [row.Slot.id for row in rows])
    group = groups_of([registration], [row.Slot for row in rows]).get(registration.id)
    pages = [
        Page(row.Slot, row.Presence, row.Excuse, row.signature is not None, row.LeftDifference, told[row.Slot.id])
        for row in rows
    ]
    return [page for page in pages if page.slot.asks(group) or page.recorded]


def _own(model, registration):
    return and_(model.slot_id == Slot.id, model.registration_id == registration.id)


def _history(registration, slot_ids):
    """{slot id: entries}: those on the person's own record, and those of many people among whom the person was."""
    own = and_(Entry.registration_id == registration.id, Entry.facts["slot_id"].as_integer().in_(slot_ids))
    among = and_(Entry.subject_type == Slot.__tablename__, Entry.subject_id.in_(slot_ids))
    found = defaultdict(list)
    for entry in db.session.scalars(select(Entry).where(or_(own, among)).order_by(Entry.id.desc())):
        if entry.registration_id == registration.id:
            found[entry.facts["slot_id"]].append(entry)
        elif registration.id in entry.facts.get("ids", ()):
            found[entry.subject_id].append(entry)
    return found
