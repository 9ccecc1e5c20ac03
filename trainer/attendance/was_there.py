"""Who was really there, for the rule that nobody is trained twice within some years (`registration/trained.py`)."""

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased

from trainer.attendance.models import Presence
from trainer.registration.models import Registration
from trainer.registration.trained import was_there


@was_there
def signed_in():
    """Where a cohort kept sign-in sheets, a seat counts only for who signed in at least once."""
    colleague = aliased(Registration)
    kept = exists(select(Presence.id).join(colleague, Presence.registration_id == colleague.id).where(
        colleague.cohort_id == Registration.cohort_id))  # fmt: skip
    mine = exists(select(Presence.id).where(Presence.registration_id == Registration.id))
    return or_(~kept, mine)
