"""What a participant's phone opens: the address on the hall's screen, and then who holds the phone."""

import functools

from flask import abort, current_app, g, redirect, request, session, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import EVERYONE, open_to
from trainer.applications.blueprint import private
from trainer.applications.browser import made_here
from trainer.attendance.windows import window
from trainer.database import db, now
from trainer.door import self_check_in, self_check_in_limits
from trainer.door import self_check_in_people as people
from trainer.door import self_check_in_phones as phones
from trainer.door import self_check_in_tickets as tickets
from trainer.door.blueprint import door
from trainer.door.self_check_in_forms import WhoForm
from trainer.errors import Refused

TICKET = "/check-in/tickets/<text>"
JUST = "checked_in"  # in the session: [slot, registration] of who was signed in last with this browser
NEWS = "checked_in_now"  # in the session: the same, until the page that follows has said that it was recorded


def saying_why(view):
    """Answer a refusal with a page of the phone's own, and leave a line in the log that names nobody."""

    @functools.wraps(view)
    def answered(**where):
        try:
            return view(**where)
        except Refused as refusal:
            db.session.rollback()
            current_app.logger.warning("Self check-in refused: %s", refusal.place or refusal)
            return private("door/check_in_refused.html", status=422, refusal=refusal)

    return answered


@door.route("/check-in/<text>")
@open_to(EVERYONE)
@self_check_in_limits.looks
@saying_why
def check_in(text):
    """Look at the code in the moment in which it is opened, and give the phone a ticket for that moment."""
    at, phone = now(), phones.mark()
    slot = self_check_in.scanned(text, at)
    ticket = tickets.Ticket(slot.id, at, phones.hashed(phone, slot.cohort))
    return phones.keep(redirect(url_for(".check_in_ticket", text=ticket.written())), phone)


@door.route(TICKET)
@open_to(EVERYONE)
@self_check_in_limits.looks
@saying_why
def check_in_ticket(text):
    """Who holds the phone? Or, where that is known and done: signed in since when."""
    return page(text, *visit(text), WhoForm())


@door.route(TICKET, methods=["POST"])
@open_to(EVERYONE)
@self_check_in_limits.tries
@saying_why
def check_in_presence(text):
    """Sign in the person who was tapped, or who typed name and digits."""
    ticket, slot = visit(text)
    form = WhoForm()
    if not form.validate():
        return page(text, ticket, slot, form, status=422)
    try:
        one = tapped(ticket, slot) if "registration" in request.form else typed(slot, form)
    except Refused as refusal:
        return refused(text, ticket, slot, form, refusal)
    g.acting = {one.id: one.label}  # see `journal.stranger`
    if self_check_in.sign_in(slot, one, ticket.at, ticket.phone, journal.actor()):
        session[NEWS] = [slot.id, one.id]
    session[JUST] = [slot.id, one.id]
    db.session.commit()
    return redirect(url_for(".check_in_ticket", text=text), 303)


def visit(text):
    """(Ticket, Slot) of an address, the ticket with the whole hash of the phone; refuses one that is not good here."""
    ticket = tickets.read(text)
    slot, hall = self_check_in.slot_with_hall(ticket.slot_id) if ticket else (None, None)
    if slot is None:
        raise Refused(_("This address is not complete. Scan the screen in the hall once more."), place="old")
    if not hall.self_check_in:
        raise Refused(_("Nobody signs in with a phone here. Please sign in at the desk."), place="off")
    phone = phones.hashed(phones.mark(), slot.cohort)
    ticket.refuse_unless_good(phone, now())
    return tickets.Ticket(slot.id, ticket.at, phone), slot


def met(ticket, slot):
    """Whom this browser may sign in by one tap."""
    just = session.get(JUST, [])
    here = just[1] if just[:1] == [slot.id] else None
    return people.known(slot, ticket.phone, journal.actor(), (here, made_here(slot.cohort)))


def tapped(ticket, slot):
    """The registration whose button was pressed, if this phone was shown that button; else 404."""
    wanted = request.form.get("registration", type=int)
    return next((each.registration for each in met(ticket, slot) if each.registration.id == wanted), None) or abort(404)


def typed(slot, form):
    return people.identified(slot.cohort, form.who.data or "", form.digits.data or "")


def refused(text, ticket, slot, form, refusal):
    """The page as it was filled in, with the refusal beside its field; nothing was written yet."""
    current_app.logger.warning("Self check-in at slot %s refused: %s", slot.id, refusal.place)
    form.say(refusal)
    return page(text, ticket, slot, form, status=422)


def page(text, ticket, slot, form, status=200):
    found = met(ticket, slot)
    done, news = [each for each in found if each.since], session.pop(NEWS, [])
    return private(
        "door/check_in.html", status=status, ticket=ticket, text=text, slot=slot, form=form, met=found, done=done,
        news=news[1] if news[:1] == [slot.id] else None,
        late=window(slot, slot.cohort.programme).late, account=journal.actor(),
    )  # fmt: skip
