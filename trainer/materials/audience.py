"""As whom somebody reads: the query starts from the person, so that what is not theirs is simply not there."""

from flask import abort

from trainer.access import STAFF, may
from trainer.database import db
from trainer.look import today
from trainer.materials.models import Audience
from trainer.programmes.queries import cohort_at
from trainer.registration import holders
from trainer.registration.models import Registration, State


def reader_of(slug, number):
    """(cohort, Audience, own registrations) of who is signed in, or is not; 404 where they may not know the cohort."""
    cohort = db.one_or_404(cohort_at(slug, number))
    own = seats_of(cohort)
    if may(*STAFF):
        return cohort, Audience.STAFF, own
    if own:
        return cohort, Audience.PARTICIPANTS, own
    if not cohort.in_public(today()):
        abort(404)
    return cohort, Audience.PUBLIC, []


def seats_of(cohort):
    """The registrations of who is there that hold a seat of the cohort; several where people share an address."""
    if not holders.known():
        return []
    held = holders.own().where(Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED)
    return db.session.scalars(held).all()
