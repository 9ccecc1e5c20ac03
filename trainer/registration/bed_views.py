"""Bedrooms by hand: moving people, letting two change beds, numbering and locking rooms."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration import logistics_queries, moves
from trainer.registration.blueprint import registration
from trainer.registration.lodging_views import LODGING, back
from trainer.registration.ticked import chosen, here, is_id, numbered


@registration.route(f"{LODGING}/moves", methods=["POST"])
@open_to(*STAFF)
def move_beds(slug, number):
    """Move the people ticked into the room chosen, into a new one ("new"), or out of theirs ("none")."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people, target = chosen(cohort), request.form.get("room", "")
    if target == "none":
        moves.take_out(cohort, people, journal.actor())
        flash(_("They wait for a bedroom again."), "success")
    elif target == "new" or is_id(target):
        room = None if target == "new" else db.one_or_404(logistics_queries.room_at(cohort, int(target)))
        room = moves.move(cohort, people, room, journal.actor())
        flash(_("They sleep in bedroom %(name)s now.", name=room.name), "success")
    else:
        raise Refused(_("Choose the bedroom first."))
    db.session.commit()
    return back(cohort)


@registration.route(f"{LODGING}/exchanges", methods=["POST"])
@open_to(*STAFF)
def swap_beds(slug, number):
    """Let the two people ticked change beds."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people = chosen(cohort)
    if len(people) != 2:
        raise Refused(_("Tick exactly two people who are to change beds."))
    moves.swap(cohort, *people, journal.actor())
    db.session.commit()
    flash(_("They have changed beds."), "success")
    return back(cohort)


@registration.route(f"{LODGING}/names", methods=["POST"])
@open_to(*STAFF)
def name_rooms(slug, number):
    """Give bedrooms the numbers of the house; fields are name-<room id>."""
    cohort = db.one_or_404(cohort_at(slug, number))
    changed = moves.rename(cohort, numbered("name-"), journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d bedroom has a new number.", "%(num)d bedrooms have new numbers.", changed), "success")
    return back(cohort)


@registration.route(f"{LODGING}/<int:room_id>/lock", methods=["POST"])
@open_to(*STAFF)
def lock_bedroom(slug, number, room_id):
    """Keep a bedroom as it is."""
    return set_lock(slug, number, room_id, locked=True)


@registration.route(f"{LODGING}/<int:room_id>/lock/removal", methods=["POST"])
@open_to(*STAFF)
def unlock_bedroom(slug, number, room_id):
    """Let go of a bedroom, so that it may change again."""
    return set_lock(slug, number, room_id, locked=False)


def set_lock(slug, number, room_id, locked):
    cohort = db.one_or_404(cohort_at(slug, number))
    room = db.one_or_404(logistics_queries.room_at(cohort, room_id))
    room.lock(journal.actor(), locked)
    db.session.commit()
    return redirect(url_for(".lodging", **here(cohort), _anchor=f"room-{room_id}"), 303)
