"""Consent of one registrant, written down by hand and taken back."""

from datetime import datetime, time

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.registration import consent, queries
from trainer.registration.blueprint import RECORD, registration
from trainer.registration.consent_forms import ConsentForm
from trainer.registration.consent_texts import Purpose, newest, text
from trainer.settings import BANGKOK


@registration.route(f"{RECORD}/consents/publication/new", methods=["GET", "POST"])
@open_to(*STAFF)
def consent_new(registration_id):
    """Write down that somebody agreed to the publication of the name."""
    found = db.one_or_404(queries.registration_at(registration_id))
    form = ConsentForm(data={"given_on": today()})
    if form.validate_on_submit():
        try:
            at = datetime.combine(form.given_on.data, time(), BANGKOK)
            way, note = consent.Way(form.way.data), form.note.data or ""
            consent.give(found, Purpose.PUBLICATION, journal.actor(), way, at, note)
            db.session.commit()
            flash(_("The consent is recorded. The public page shows the name in full."), "success")
            return redirect(url_for(".show", registration_id=registration_id), 303)
        except Refused as refusal:
            db.session.rollback()
            found = db.one_or_404(queries.registration_at(registration_id))
            form.say(refusal)
    wording = text(Purpose.PUBLICATION, newest(Purpose.PUBLICATION), "th")
    facts = {"one": found, "cohort": found.cohort, "form": form, "wording": wording}
    return render_template("registration/consent.html", tab="registration.people", **facts)


@registration.route(f"{RECORD}/consents/publication/withdrawal", methods=["POST"])
@open_to(*STAFF)
def consent_withdraw(registration_id):
    """Write down that the consent is taken back."""
    found = db.one_or_404(queries.registration_at(registration_id))
    consent.withdraw(found, Purpose.PUBLICATION, by=journal.actor())
    db.session.commit()
    flash(_("The consent is taken back. The public page shows only a part of the name from now on."), "success")
    return redirect(url_for(".show", registration_id=registration_id), 303)
