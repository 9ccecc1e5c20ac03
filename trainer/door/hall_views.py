"""The organiser's page of the hall: self check-in on or off, and the link that opens the hall's screens."""

from urllib.parse import urlsplit

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal, links
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.door import hall
from trainer.door.blueprint import door
from trainer.door.board_views import COHORT
from trainer.programmes.queries import cohort_at
from trainer.registration.intake_views import ONLY_HERE


@door.route(f"{COHORT}/hall")
@open_to(*STAFF)
def hall_settings(slug, number):
    """Whether people sign in with their own phones, and the link to the screens where one is given."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = hall.hall_of(cohort)
    token = hall.token_of(found)
    address = links.address("door.hall_screen", token=token) if token else ""
    return render_template(
        "door/hall_settings.html", cohort=cohort, hall=found, token=token, address=address, tab="attendance.matrix",
        only_here=urlsplit(current_app.config["PUBLIC_URL"]).hostname in ONLY_HERE,
    )  # fmt: skip


@door.route(f"{COHORT}/hall/self-check-in", methods=["POST"])
@open_to(*STAFF)
def hall_self_check_in(slug, number):
    """Switch it on, or off."""
    cohort, on = db.one_or_404(cohort_at(slug, number)), request.form.get("on") == "1"
    hall.set_self_check_in(cohort, on, journal.actor())
    return saved(cohort, _("People can sign in with their phones.") if on else _("Nobody signs in with a phone now."))


@door.route(f"{COHORT}/hall/link", methods=["POST"])
@open_to(*STAFF)
def hall_link(slug, number):
    """Give a link to the screens."""
    cohort = db.one_or_404(cohort_at(slug, number))
    hall.give_link(cohort, journal.actor())
    return saved(cohort, _("The link to the hall's screens is ready."))


@door.route(f"{COHORT}/hall/link/withdrawal", methods=["POST"])
@open_to(*STAFF)
def hall_link_withdrawal(slug, number):
    """Make the link worthless."""
    cohort = db.one_or_404(cohort_at(slug, number))
    hall.withdraw_link(cohort, journal.actor())
    return saved(cohort, _("The link is withdrawn; screens that show it stop."))


def saved(cohort, message):
    db.session.commit()
    flash(message, "success")
    return redirect(url_for(".hall_settings", slug=cohort.programme.slug, number=cohort.number), 303)
