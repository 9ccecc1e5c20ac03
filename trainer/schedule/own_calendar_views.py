"""The private address of somebody's own calendar, made anew when it came into other hands."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import HOLDER, Role, open_to
from trainer.database import db
from trainer.registration import holders
from trainer.registration.models import Registration
from trainer.schedule.blueprint import schedule
from trainer.schedule.feed_links import renew


@schedule.route("/me/registrations/<int:registration_id>/calendar-address", methods=["POST"])
@open_to(Role.PARTICIPANT, HOLDER)
def renew_calendar(registration_id):
    """Another address for the calendar; the link to My page and everything else stays."""
    one = db.one_or_404(holders.own().where(Registration.id == registration_id))
    renew(one, journal.actor())
    db.session.commit()
    flash(_("Your calendar has a new address. The old one has ended: subscribe once more."), "success")
    return redirect(url_for("home.me", _anchor=f"calendar-{registration_id}"), 303)
