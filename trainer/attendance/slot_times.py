"""What an organiser decides about one slot otherwise than the programme: its opening and closing, whether it counts."""

from flask_babel import gettext as _

from trainer import journal
from trainer.attendance.windows import usual_window
from trainer.changes import differences
from trainer.errors import Refused


def decide(slot, by, opens_at=None, late_at=None, closes_at=None, counts=True):
    """Give a slot these times (aware moments; None: as the programme says) and say whether it counts.

    What is as the programme says anyway is not kept, so that it follows when the programme changes. Returns what
    changed, as the journal has it. Raises Refused, its place opens, late or closes, unless they come in that order.
    """
    slot.cohort.refuse_if_closed()
    usual = usual_window(slot, slot.cohort.programme)
    refuse_disorder(opens_at or usual.opens, late_at, closes_at or usual.closes)
    facts = {
        "opens_at": own_time(opens_at, usual.opens), "late_at": own_time(late_at, usual.late),
        "closes_at": own_time(closes_at, usual.closes), "counts": counts,
    }  # fmt: skip
    changes = differences(slot, facts)
    for name, value in facts.items():
        setattr(slot, name, value)
    if changes:
        journal.record(by, "changed", slot, changes={name: worded(pair) for name, pair in changes.items()})
    return changes


def reset(slot, by):
    """Let the slot open and close as the programme says again; whether it counts stays."""
    return decide(slot, by, counts=slot.counts)


def refuse_disorder(opens, late, closes):
    """Raise Refused unless sign-in opens before it closes, and people become late, if at all, in between."""
    if closes <= opens:
        raise Refused(_("Sign-in must close after it has opened."), "closes")
    if late is not None and not opens <= late <= closes:
        raise Refused(_("People become late between opening and closing."), "late")


def own_time(given, usual):
    """A time that differs from the usual one; None for one that is the same, or was not given."""
    return None if given == usual else given


def worded(pair):
    """Before and after as the journal shows them; whether it counts as a code, for "no" is an answer, too."""
    return [str(one) if isinstance(one, bool) else one for one in pair]
