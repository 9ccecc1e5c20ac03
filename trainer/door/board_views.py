"""The organiser's live board of one slot, and phones that signed in several people."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.attendance import checkin, queries
from trainer.attendance.models import Slot
from trainer.database import db, now
from trainer.door import board_queries
from trainer.door import self_check_in_phones as phones
from trainer.door.blueprint import door
from trainer.door.board import Board
from trainer.door.board_stamp import unless_known
from trainer.door.hall_hours import hour_at
from trainer.programmes.queries import cohort_at
from trainer.thai import names

COHORT = "/desk/cohorts/<slug>/<int:number>"
SHOWN, LATEST = 30, 8  # people on the screen; the search finds the others
LONGEST = 100  # letters of what is sought


@door.app_template_filter()
def full_name(row):
    """The name of a person whose parts are columns of a row."""
    return names.join(row.title, row.first_name, row.last_name)


@door.route(f"{COHORT}/board")
@open_to(*STAFF)
def board(slug, number):
    """Who is there, missing, late, at the slot that goes on now or at a chosen one; its script asks again and again."""
    cohort = db.one_or_404(cohort_at(slug, number))
    slots = db.session.scalars(queries.slots_of(cohort)).all()
    facts = {"cohort": cohort, "slots": slots} | counts(cohort, slots)
    if request.headers.get("HX-Request"):
        part = render_template("door/board_counts.html", **facts)
        return unless_known(make_response(part), part)
    return render_template("door/board.html", **facts)


def counts(cohort, slots):
    """What the live part shows; without a slot nothing but that."""
    slot = next((each for each in slots if each.id == request.args.get("slot", type=int)), None)
    hour = hour_at(slots, cohort.programme, now())
    slot = slot or hour and hour.slot
    if slot is None:
        return {"slot": None}
    sought = request.args.get("q", "").strip()[:LONGEST]
    facts, asked = board_queries.facts(slot), tuple(slot.groups)
    missing = db.session.execute(board_queries.missing(asked, sought, SHOWN + 1), facts).all()
    return {
        "slot": slot, "board": Board.of(slot), "sought": sought, "missing": missing[:SHOWN],
        "more": len(missing) > SHOWN, "latest": db.session.execute(board_queries.latest(asked, LATEST), facts).all(),
        "lent": phones.lent(cohort, slot),
    }  # fmt: skip


@door.route(f"{COHORT}/phones")
@open_to(*STAFF)
def phones_lent(slug, number):
    """Phones with which several people signed in at one slot, to be cleared or their presences taken back."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return render_template("door/phones.html", cohort=cohort, lent=phones.lent(cohort), tab="attendance.matrix")


@door.route(f"{COHORT}/phones/<int:slot_id>/<phone>/clearance", methods=["POST"])
@open_to(*STAFF)
def phone_clearance(slug, number, slot_id, phone):
    """What this phone did at a slot is right; the warning goes."""
    slot = slot_of(slug, number, slot_id)
    phones.clear(slot, phone, request.form.getlist("seen", type=int), journal.actor())
    db.session.commit()
    flash(_("The warning has been cleared."), "success")
    return redirect(url_for(".phones_lent", slug=slug, number=number), 303)


@door.route(f"{COHORT}/phones/<int:slot_id>/annulments", methods=["POST"])
@open_to(*STAFF)
def phone_annulment(slug, number, slot_id):
    """Take the presence of one person back, with a reason."""
    slot = slot_of(slug, number, slot_id)
    person = request.form.get("registration", type=int)
    checkin.annul(slot, [person], journal.actor(), request.form.get("reason", ""))
    db.session.commit()
    flash(_("The presence has been taken back."), "success")
    return redirect(url_for(".phones_lent", slug=slug, number=number), 303)


def slot_of(slug, number, slot_id):
    cohort = db.one_or_404(cohort_at(slug, number))
    return db.one_or_404(queries.slots_of(cohort).where(Slot.id == slot_id))
