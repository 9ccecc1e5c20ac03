"""Somebody at the door whom nobody knows: a short form, registered as an application and judged."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import Role, open_to
from trainer.applications import apply, finding
from trainer.database import db
from trainer.door import walk_ins
from trainer.door.blueprint import door
from trainer.door.opening import slot_at
from trainer.door.walk_in_forms import WalkInForm
from trainer.door.walk_in_views import PAGE, not_allowed
from trainer.errors import Refused
from trainer.registration.notice import notice

UNLISTED = "0"


@door.route(f"{PAGE}/new", methods=["GET", "POST"])
@open_to(Role.DOOR, Role.ORGANISER)
def new_walk_in(slot_id):
    """Name, organisation, position and telephone; what follows stands on the person's own page."""
    slot, form = slot_at(slot_id), WalkInForm(name=request.args.get("name"))
    if refused := not_allowed(slot):
        return refused
    offers = finding.offered(form.organisation.data or "")
    if form.validate_on_submit() and chosen(form, offers):
        try:
            made = walk_ins.register(slot, facts_of(form), journal.actor())
            db.session.commit()
            flash(_("%(name)s is registered.", name=made.label), "success")
            return redirect(url_for(".walk_in", slot_id=slot_id, registration_id=made.id), 303)
        except apply.AlreadyApplied as known:
            number = known.registration.id
            db.session.rollback()
            flash(_("This person is registered in the cohort already."), "warning")
            return redirect(url_for(".walk_in", slot_id=slot_id, registration_id=number), 303)
        except Refused as refusal:
            db.session.rollback()
            slot = slot_at(slot_id)
            form.say(refusal)
    facts = {"offers": offers, "words": form.organisation.data or "", "notice": notice(slot.cohort)}
    return render_template("door/new_walk_in.html", slot=slot, form=form, chosen=number_sent(), **facts)


@door.route("/door/<int:slot_id>/organisations")
@open_to(Role.DOOR, Role.ORGANISER)
def organisations(slot_id):
    """At most ten organisations of the register for what was typed, to choose from."""
    slot_at(slot_id)
    words = request.args.get("organisation", "")[: finding.LONGEST]
    return render_template("door/organisations.html", offers=finding.offered(words), words=words, chosen="")


def chosen(form, offers):
    """Whether it is clear which organisation is meant; else the form says that one is to be chosen."""
    if number_sent() or len(finding.candidates(form.organisation.data)) == 1:
        return True
    form.organisation.errors = [_("Choose the organisation below, or say that it is none of these.")]
    return False


def number_sent():
    """The number of the organisation that was chosen, as text; UNLISTED for none, "" where nothing was chosen."""
    return request.form.get("organisation_id", "")


def facts_of(form):
    """What was typed, as `apply.read` wants it."""
    number = request.form.get("organisation_id", type=int)
    return form.facts() | {"organisation_id": number or None, "unlisted": number_sent() == UNLISTED}
