"""Whether a link can be used, and how many it may still send."""

from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer.database import db, lock
from trainer.errors import Refused
from trainer.look import today
from trainer.nominations.models import Nomination
from trainer.registration.intake import intake_of
from trainer.registration.models import Registration, State
from trainer.wording import words

GONE = (State.WITHDRAWN, State.DECLINED, State.MERGED)  # of these another person may be sent in place


class Standing(StrEnum):
    """OPEN links take names; the others say why not, the first that applies in this order."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    COHORT_CLOSED = "cohort_closed"
    BEGUN = "begun"
    CLOSED = "closed"
    EXPIRED = "expired"


def standing(link, intake, day):
    """The Standing of a link on a day (Bangkok); `intake` is the cohort's Intake. It counts on its last day, too."""
    cohort = link.cohort
    because = {
        Standing.WITHDRAWN: link.withdrawn_at is not None,
        Standing.COHORT_CLOSED: cohort.closed_at is not None,
        Standing.BEGUN: cohort.starts_on is None or day >= cohort.starts_on,
        Standing.CLOSED: intake.nominations_closed_at is not None,
        Standing.EXPIRED: day > link.expires_on,
    }
    return next((each for each, applies in because.items() if applies), Standing.OPEN)


def used(links):
    """{link id: people sent by it} of these links; whoever withdrew, was turned down or was merged is not counted."""
    counted = (
        select(Nomination.link_id, func.count())
        .join(Nomination.registration)
        .where(Nomination.link_id.in_([each.id for each in links]), Registration.state.not_in(GONE))
        .group_by(Nomination.link_id)
    )
    return dict(db.session.execute(counted).all())


def left(link):
    """How many people the link may still send."""
    return max(link.most - used([link]).get(link.id, 0), 0)


def hold(link):
    """Hold the link's cohort until commit, and read the link as it is now; what follows leans on this.

    Raises Refused when the link takes no names (any more), with the reason.
    """
    version = link.link_version
    lock(link.cohort)
    db.session.refresh(link)
    found = standing(link, intake_of(link.cohort), today())
    if found != Standing.OPEN:
        raise Refused(words(found, "link_refusal"))
    if link.link_version != version:
        raise Refused(_("This link was replaced by a new one a moment ago. Ask the organiser for it."))
