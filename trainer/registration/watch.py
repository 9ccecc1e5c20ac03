"""What the registration chapter answers when earlier chapters tell of a change."""

from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.database import db, lock
from trainer.errors import Refused
from trainer.programmes.signals import cohort_changing
from trainer.registration import housing, queries, seats
from trainer.registration.eligibility import terms_of
from trainer.registration.models import State


def init_app():
    """Listen to what cohorts tell."""
    cohort_changing.connect(keep_seats)
    cohort_changing.connect(ask_anew)
    seats.giving_up.connect(free_bed)


def free_bed(registration):
    """Whoever gives up a seat gives up bed and group as well."""
    housing.leave([registration.id])
    registration.training_group_id = None


def keep_seats(cohort, facts):
    """Refuse fewer seats than people who hold one."""
    if facts.get("seats", cohort.seats) >= cohort.seats:
        return
    lock(cohort)
    taken = seats.taken(cohort)
    if facts["seats"] < taken:
        message = ngettext("%(num)d person holds a seat already.", "%(num)d people hold a seat already.", taken)
        raise Refused(message, "seats")


def ask_anew(cohort, facts):
    """When the first day moves, ask the terms again of everybody who holds no seat yet.

    Whoever holds a seat was given it on what was true then: that answer stays frozen. Refuses to take the dates
    away from a cohort that people are registered in.
    """
    day = facts.get("starts_on", cohort.starts_on)
    if day == cohort.starts_on:
        return
    people = db.session.scalars(queries.hopeful(cohort)).all()
    if day is None and people:
        raise Refused(_("People are registered in this cohort; it needs its dates."), "starts_on")
    terms, colleagues = replace(terms_of(cohort), first_day=day), {}
    for one in people:
        others = colleagues.get(one.organisation_id, 0)
        colleagues[one.organisation_id] = others + 1
        if one.state != State.ACCEPTED:
            one.shortcomings = [each.to_dict() for each in terms.shortcomings(one.organisation, others)]
            one.judged_as_of = day
