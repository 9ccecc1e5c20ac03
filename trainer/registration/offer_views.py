"""Offers of seats on a person's record: making one, answering for somebody who telephoned, taking one back."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.registration import offers, queries
from trainer.registration.blueprint import RECORD, registration
from trainer.thai import numerals


@registration.route(f"{RECORD}/offer", methods=["POST"])
@open_to(*STAFF)
def offer_seat(registration_id):
    """Offer a seat by hand, out of turn with a reason."""
    return answered(registration_id, _("A seat is offered to %(name)s."), lambda one, reason, by: offers.make(
        one, by, reason, days()))  # fmt: skip


@registration.route(f"{RECORD}/offer/acceptance", methods=["POST"])
@open_to(*STAFF)
def offer_accept(registration_id):
    """Somebody said yes, by telephone perhaps."""
    return answered(registration_id, _("%(name)s takes the seat."), lambda one, _reason, by: offers.accept(one, by))


@registration.route(f"{RECORD}/offer/refusal", methods=["POST"])
@open_to(*STAFF)
def offer_decline(registration_id):
    """Somebody said no, by telephone perhaps."""
    return answered(registration_id, _("%(name)s does not take the seat; it is free for the next."),
                    lambda one, reason, by: offers.decline(one, by, reason))  # fmt: skip


@registration.route(f"{RECORD}/offer/retraction", methods=["POST"])
@open_to(*STAFF)
def offer_retract(registration_id):
    """Take the offer back."""
    return answered(registration_id, _("The offer to %(name)s is taken back."),
                    lambda one, reason, by: offers.retract(one, reason, by))  # fmt: skip


def answered(registration_id, sentence, verb):
    """Load, let the verb decide, commit, and go back to the page the person came from."""
    found = db.one_or_404(queries.registration_at(registration_id))
    label = found.label
    verb(found, request.form.get("reason", "")[:500], journal.actor())
    db.session.commit()
    flash(sentence % {"name": label}, "success")
    back = request.referrer or ""
    own = url_for("registration.show", registration_id=registration_id)
    return redirect(back if back.startswith(request.host_url) and "/seats" in back else own, 303)


def days():
    """The days that the offer waits, as typed; None for the usual number. Raises Refused for what is no number."""
    words = numerals.arabic_digits(request.form.get("days", "")).strip()
    if words and not (words.isdecimal() and len(words) < 4):
        raise Refused(_("Write the number of days in digits."), "days")
    return int(words) if words else None
