"""What the registration chapter answers when earlier chapters tell of a change."""

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.look import today
from trainer.programmes.signals import cohort_changing, programme_changed
from trainer.registration import housing, judging, offered, queries, seats
from trainer.registration.models import SEATED
from trainer.registration.signals import decided


def init_app():
    """Listen to what cohorts tell."""
    cohort_changing.connect(keep_seats)
    cohort_changing.connect(shorten_offers)
    cohort_changing.connect(ask_anew)
    programme_changed.connect(ask_by_new_rules)
    seats.giving_up.connect(free_bed)
    decided.connect(share_again)


def free_bed(registration):
    """Whoever gives up a seat gives up bed and group as well."""
    housing.leave([registration.id])
    registration.training_group_id = None


def keep_seats(cohort, facts):
    """Refuse fewer seats than people who hold one, or have one offered, and fewer than are kept for somebody."""
    if facts.get("seats", cohort.seats) >= cohort.seats:
        return
    lock(cohort)
    taken = seats.taken(cohort)
    if facts["seats"] < taken:
        message = ngettext("%(num)d person holds a seat already.", "%(num)d people hold a seat already.", taken)
        raise Refused(message, "seats")
    kept = sum(seats.kept(cohort).values())
    if facts["seats"] < kept:
        raise Refused(_("%(count)s seats are kept for regions or kinds of organisation. Keep fewer first, on the page "
                        "“Seats”.", count=kept), "seats")  # fmt: skip


def shorten_offers(cohort, facts):
    """Let no offered seat wait into the course, when its first day comes earlier."""
    day = facts.get("starts_on")
    if day and cohort.starts_on and day < cohort.starts_on:
        offered.shorten(cohort, day)


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
    judging.judge_all(cohort, [one for one in people if one.state not in SEATED], first_day=day)


def ask_by_new_rules(programme, changes):
    """When a programme asks something else of people, ask it of everybody who waits in a cohort still to come."""
    if changes.keys() & {"eligible_kinds", "max_per_organisation", "years_between", "answers_decide"}:
        for cohort in programme.cohorts:
            if cohort.starts_on and cohort.starts_on > today() and not cohort.closed_at:
                judging.judge_waiting(cohort, journal.actor())


def share_again(registration, entry):
    """A place in the share of an organisation that somebody leaves may be another one's."""
    if entry.act in ("withdrew", "declined", "let_lapse"):
        judging.judge_colleagues(registration)
