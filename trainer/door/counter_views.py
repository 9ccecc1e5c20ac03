"""The door: find a person, press once, next. A door account opens the slots of today's cohorts and nothing else.

It signs people in while sign-in is open; what comes too early or too late an organiser records, here or elsewhere, and
says why.
"""

from itertools import groupby

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, Role, may, open_to
from trainer.attendance import queries
from trainer.attendance.checkin import annul, mark_present
from trainer.attendance.models import Slot, Way
from trainer.attendance.slots import slots_now
from trainer.attendance.windows import outside, refuse_outside
from trainer.database import db, now
from trainer.door.blueprint import door
from trainer.door.counter import Counter
from trainer.door.opening import slot_at, slots_open, why_outside
from trainer.errors import Refused
from trainer.look import today


@door.route("/door")
@open_to(Role.DOOR, Role.ORGANISER)
def index():
    """To the slot that is now; where several are, of cohorts or of groups of one, to a choice."""
    slots, moment = db.session.scalars(queries.slots_at_door(today())).all(), now()
    cohorts = groupby(slots, lambda slot: slot.cohort)
    choices = [(cohort, slot) for cohort, own in cohorts for slot in slots_now([*own], moment)]
    if len(choices) == 1:
        return redirect(url_for(".counter", slot_id=choices[0][1].id))
    return render_template("door/index.html", choices=choices)


@door.route("/door/<int:slot_id>")
@open_to(Role.DOOR, Role.ORGANISER)
def counter(slot_id):
    """Search as you type, one button a person, and the counter."""
    slot = slot_at(slot_id)
    view = asked(slot, request.args.get("q", ""))
    if request.headers.get("HX-Request"):
        return render_template("door/counter_people.html", door=view)
    siblings = db.session.scalars(slots_open().where(Slot.cohort_id == slot.cohort_id)).all()
    return render_template("door/counter.html", door=view, slots=siblings, warning=_warning(slot))


@door.route("/door/<int:slot_id>/presences", methods=["POST"])
@open_to(Role.DOOR, Role.ORGANISER)
def sign_in(slot_id):
    """Sign in the person whose button was pressed, or the only one whom the search means."""
    slot, person = slot_at(slot_id), request.form.get("registration", type=int)
    why = why_outside(slot, journal.actor(), request.form.get("why"))
    if person is None:
        view = asked(slot, request.form.get("q", ""))
        try:
            person = view.only_match().id
        except Refused as refusal:
            return _answer(view, note=str(refusal))
    news = bool(mark_present(slot, [person], journal.actor(), Way.DOOR, reason=why))
    db.session.commit()
    return _answer(asked(slot), person, done=True, news=news)


@door.route("/door/<int:slot_id>/annulments", methods=["POST"])
@open_to(Role.DOOR, Role.ORGANISER)
def undo(slot_id):
    """Take back what was pressed by mistake."""
    slot, person = _open_slot(slot_id), request.form.get("registration", type=int)
    annul(slot, [person], journal.actor(), _("Undone at the door"))
    db.session.commit()
    view = asked(slot, request.form.get("q", ""))
    line = view.line(person)
    return _answer(view, person, note=line and _("%(name)s is no longer signed in.", name=line.name))


def asked(slot, called=""):
    """The counter with the reason that goes along from page to page, which nothing but its address remembers."""
    return Counter.at(slot, called, request.values.get("why", ""))


def _open_slot(slot_id):
    """The slot, if this account may take back at it now. Raises Refused, saying when it opens or has closed."""
    slot = slot_at(slot_id)
    if not may(*STAFF):
        refuse_outside(slot, now())
    return slot


def _warning(slot):
    """Why people cannot sign in for a slot now, "" when they can; an organiser reads that they may record it."""
    if not slot.begun:
        return _("%(slot)s is still to come: people can be signed in from that day on.", slot=slot.label)
    return outside(slot, now())


def _answer(door, person=None, done=False, news=False, note=None):
    """What has just happened, and the row that was pressed, or else the people again.

    For browsers without script a message and the page itself.
    """
    line = door.line(person)
    if request.headers.get("HX-Request"):
        pressed = line if request.headers.get("HX-Target") == f"person-{person}" else None
        told = {"done": line if done else None, "news": news, "note": note}
        return render_template("door/counter_answer.html", door=door, line=pressed, **told)
    if line and done:
        note = (
            _("%(name)s is signed in.", name=line.name)
            if news
            else _("%(name)s was already signed in.", name=line.name)
        )
    if note:
        flash(note, "success" if done else "warning")
    return redirect(url_for(".counter", slot_id=door.slot.id, q=door.called or None, why=door.why or None), 303)
