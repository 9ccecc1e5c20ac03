"""Whether an entry of the agenda is still as somebody saw it who changes it now."""

import hashlib

from flask_babel import gettext as _

from trainer.database import lock
from trainer.errors import Refused


def stamp(entry):
    """A fingerprint of all that can be changed of an entry: another one as soon as one of it is."""
    facts = (
        entry.starts_at, entry.ends_at, str(entry.kind), entry.title, entry.details, entry.topic_id, entry.room_id,
        list(entry.groups), sorted(speaker.id for speaker in entry.speakers),
    )  # fmt: skip
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:32]


def refuse_if_changed(entry, seen):
    """Hold an entry and raise Refused where it is no longer as the stamp `seen` says; without one nothing is asked."""
    if seen and seen != stamp(lock(entry)):
        raise Refused(
            _("This entry was changed meanwhile; the journal below says how. What stands in the form is yours: save "
              "once more to let it count.")
        )  # fmt: skip
