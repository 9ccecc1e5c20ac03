"""Seats: what is kept for whom, who sits where by which rule, who waits and why."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.paging import paged
from trainer.programmes.queries import cohort_at
from trainer.registration import (
    admission,
    offered,
    queries,
    ranking,
    reservations,
    seat_words,
    seats,
    standing,
)
from trainer.registration.blueprint import COHORT, registration
from trainer.registration.intake import intake_of
from trainer.registration.models import Registration
from trainer.registration.ticked import here
from trainer.thai import numerals

SEATS = f"{COHORT}/seats"
LISTS = ("waiting", "sitting", "ended")
HEADS = 10  # people named in a sentence; the list below shows them all


@registration.route(SEATS, endpoint="seats")
@open_to(*STAFF)
def plan_of_seats(slug, number):
    """The plan of seats, the offers that wait for an answer, and who waits or sits, each with the reason."""
    return shown(db.one_or_404(cohort_at(slug, number)))


@registration.route(f"{SEATS}/kept", methods=["POST"])
@open_to(*STAFF)
def keep_seats(slug, number):
    """Keep so many seats for each region and kind; what was typed stays when it is refused."""
    cohort = db.one_or_404(cohort_at(slug, number))
    try:
        changes = reservations.keep(cohort, typed_numbers(), journal.actor())
        admission.pass_on(cohort)
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        cohort = db.one_or_404(cohort_at(slug, number))
        return shown(cohort, trouble=refusal), 422
    flash(_("The seats kept were changed.") if changes else _("The same seats are kept as before."), "success")
    return back(cohort)


@registration.route(f"{SEATS}/released", methods=["POST"])
@open_to(*STAFF)
def release_seats(slug, number):
    """Open the kept seats that nobody fills."""
    cohort = db.one_or_404(cohort_at(slug, number))
    changes = seats.release(cohort, journal.actor())
    admission.pass_on(cohort)
    db.session.commit()
    opened = sum(before - after for before, after in changes.values())
    flash(ngettext("%(num)d kept seat is open now.", "%(num)d kept seats are open now.", opened), "success")
    return back(cohort)


@registration.route(f"{SEATS}/next", methods=["POST"])
@open_to(*STAFF)
def fill_seats(slug, number):
    """Give or offer the free seats to the next in turn."""
    cohort = db.one_or_404(cohort_at(slug, number))
    moved = admission.promote(cohort, journal.actor())
    db.session.commit()
    flash(seat_words.moved(moved), "success")
    return back(cohort)


def shown(cohort, trouble=None):
    """The page; `trouble` is why what was typed into the table of kept seats was not taken."""
    plan, intake = standing.standing(cohort), intake_of(cohort)
    waiting = db.session.scalars(offered.open_offers(cohort)).all()
    which = request.args.get("list") if request.args.get("list") in LISTS else "waiting"
    page = page_of(cohort, plan, which)
    ids = [one.id if which == "waiting" else one.registration_id if which == "ended" else one[0] for one in page.items]
    next_ids = [row.next_id for row in plan.pots if row.next_id]
    heads = [one.id for one in (*plan.in_turn[:HEADS], *plan.blocking[:HEADS])]
    people = loaded([*ids, *next_ids, *heads, *(one.registration_id for one in waiting)])
    listed = [people[one] for one in ids] if which == "waiting" else []
    return render_template(
        "registration/seats.html", cohort=cohort, plan=plan, offers=waiting, which=which, page=page, people=people,
        intake=intake, deadline=intake.offer_days and offered.deadline(cohort, intake.offer_days), trouble=trouble,
        tab="registration.people", possible=reservations.possible(), typed=request.form if trouble else {},
        kept=plan.seating.kept, words=seat_words, places=ranking.explained(cohort, listed) if listed else {},
        heads=HEADS,
    )  # fmt: skip


def page_of(cohort, plan, which):
    """One page of those who wait, of those who sit, or of the offers that came to nothing."""
    if which == "ended":
        return db.paginate(offered.ended_offers(cohort), per_page=50, max_per_page=50)
    return paged(plan.sitting if which == "sitting" else plan.waiting, 50)


def loaded(ids):
    """{id: Registration} with person and organisation."""
    found = queries.registrations().where(Registration.id.in_(set(ids))).order_by(None)
    return {one.id: one for one in db.session.scalars(found)}


def typed_numbers():
    """{Pot: seats} as they were typed; an empty field keeps none. Raises Refused for what is no number."""
    numbers = {}
    for place, pot in enumerate(reservations.possible()):
        words = numerals.arabic_digits(request.form.get(f"kept-{place}", "")).strip()
        if not (words.isdecimal() and len(words) < 6 or not words):
            raise Refused(_("%(name)s: write the number of seats in digits.", name=seat_words.called(pot)))
        numbers[pot] = int(words or 0)
    return numbers


def back(cohort):
    return redirect(url_for("registration.seats", **here(cohort)), 303)
