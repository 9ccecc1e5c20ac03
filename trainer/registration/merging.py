"""Two entries of one person made into one. The entry that counts no more keeps its row and its journal.

The better place wins: a seat before an offer, before a rank, before an application; of two ranks the better one. What
hangs on the entries moves or stays by rule (`carrying.py`, and later chapters at the signal `merging`).
"""

from flask_babel import gettext as _

from trainer import journal
from trainer.database import db
from trainer.errors import Refused
from trainer.registration import admission, carrying, judging, list_numbers, record, seats, twins
from trainer.registration.models import SEATED, Registration, State
from trainer.registration.signals import merging

BEST_FIRST = (State.ACCEPTED, State.OFFERED, State.RESERVE, State.APPLIED, State.DECLINED, State.WITHDRAWN)
# What somebody chooses between, and the columns it stands in.
PERSONAL = {"name": ("title", "first_name", "last_name"), "phone": ("phone",), "email": ("email",)}
OF_PLACE = {
    "organisation": ("organisation_id", "organisation_name"), "position": ("position",), "province": ("province",),
    "food": ("food",), "needs": ("needs",), "lodging": ("lodging", "lodging_side"),
}  # fmt: skip
FIELDS = (*PERSONAL, *OF_PLACE)
LONGEST_REASON = 500


def better(one, other):
    """The one of two entries that is proposed to stay: that with the better place, else the earlier one."""
    return min((one, other), key=lambda each: (*_standing(each), each.id))


def filled(kept, gone):
    """The FIELDS that only `gone` has something in: what is proposed to be taken from it."""
    has, had = record.as_typed(kept), record.as_typed(gone)
    return {name for name in FIELDS if had[name] and not has[name] or _known_at_last(name, kept, gone)}


def merge(kept, gone, choices, by, reason=""):
    """Make one entry of two: `gone` counts no more, `kept` takes its values of the fields named in `choices`.

    `choices` are names of FIELDS. Returns whoever got the seat that became free, if both held one and the cohort
    passes seats on. Raises Refused for entries of two cohorts or merged before, in a closed cohort, and where both
    have what only one person can have: an appeal that waits, attendance, a certificate.
    """
    hold(kept, gone)
    twins.refuse_strangers(kept, gone)
    before, stood = record.as_typed(kept), str(kept.state)
    freed = {kept.state, gone.state} <= set(SEATED)
    carrying.move(gone, kept)
    merging.send(gone, into=kept)
    take(kept, gone, choices)
    take_place(kept, gone)
    gone.state, gone.rank, gone.merged_into_id = State.MERGED, None, kept.id
    db.session.flush()
    db.session.expire(kept, ["organisation"])
    tell(kept, gone, stood, by, " ".join(reason.split())[:LONGEST_REASON])
    record.tell(kept, before, record.as_typed(kept), by)
    if kept.state not in SEATED or before["organisation"] != kept.organisation_label:
        judging.judge(kept)
    judging.judge_colleagues(gone)
    return admission.pass_on(kept.cohort) if freed else []


def take(kept, gone, choices):
    """Give the entry that stays the other one's values of these fields."""
    for name in choices:
        for column in PERSONAL.get(name, ()):
            setattr(kept.person, column, getattr(gone.person, column))
        for column in OF_PLACE.get(name, ()):
            setattr(kept, column, getattr(gone, column))


def take_place(kept, gone):
    """Give the entry that stays the better of both places, the earlier time, the exception, and the number in lists."""
    kept.exception_reason = kept.exception_reason or gone.exception_reason
    kept.created_at = min(kept.created_at, gone.created_at)
    list_numbers.hand_over(gone, kept)
    if _standing(gone) < _standing(kept):
        state, rank, again = gone.state, gone.rank, gone.asked_again_at
        gone.rank, gone.state = None, State.APPLIED  # a rank may be held only once, also halfway
        db.session.flush()
        kept.state, kept.rank, kept.asked_again_at = state, rank, again


def tell(kept, gone, stood, by, reason):
    """Write the act into the journals of both."""
    changes = {"twin": ["", gone.label]} | ({} if stood == kept.state else {"state": [stood, str(kept.state)]})
    journal.record(by, "merged", kept, reason=reason, changes=changes, other=gone.id)
    journal.record(by, "was_merged", gone, reason=reason, changes={"twin": ["", kept.label]}, other=kept.id)


def part(gone, by, reason=""):
    """Take a merge back: `gone` is an entry of its own again, an application that waits for a decision.

    What the other one took stays there. Raises Refused where the entry was not merged.
    """
    if gone.merged_into_id is None:
        raise Refused(_("The entry of %(name)s was not merged into another one.", name=gone.label))
    kept = db.session.get(Registration, gone.merged_into_id)
    hold(kept, gone)
    gone.state, gone.merged_into_id = State.APPLIED, None
    reason = " ".join(reason.split())[:LONGEST_REASON]
    journal.record(by, "parted", gone, reason=reason, changes={"twin": [kept.label, ""]})
    journal.record(by, "got_parted", kept, reason=reason, changes={"twin": [gone.label, ""]})
    judging.judge(gone)


def hold(kept, gone):
    """Hold the cohort until commit, and read both entries as they are now."""
    seats.hold(kept)
    db.session.refresh(gone)


def _standing(registration):
    return BEST_FIRST.index(registration.state) if registration.state in BEST_FIRST else 9, registration.rank or 0


def _known_at_last(name, kept, gone):
    """Whether only the other entry's organisation stands in the register, or only it says about a bed."""
    if name == "organisation":
        return kept.organisation_id is None and gone.organisation_id is not None
    return name == "lodging" and kept.lodging == "unknown" != gone.lodging
