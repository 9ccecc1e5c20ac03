"""What the record of a registration shows of other entries of the same person."""

from trainer.database import db
from trainer.registration import twin_queries
from trainer.registration.models import State
from trainer.registration.record_blocks import Block
from trainer.registration.signals import record_shown


def init_app():
    """Listen to what is shown."""
    record_shown.connect(show)


def show(registration):
    """The card with what was merged, and with the person's registrations in other cohorts; None where there is none."""
    facts = {
        "into": registration.merged_into if registration.state == State.MERGED else None,
        "merged": db.session.scalars(twin_queries.merged_with(registration)).all(),
        "elsewhere": db.session.scalars(twin_queries.elsewhere(registration)).all(),
    }
    return Block("registration/record_twins.html", facts) if any(facts.values()) else None
