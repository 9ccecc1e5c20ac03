"""Consent of one registrant, each purpose by itself: written down by hand, taken back, and what rests on it erased."""

from datetime import datetime, time

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.registration import consent, purging, queries
from trainer.registration.blueprint import RECORD, registration
from trainer.registration.consent_forms import ConsentForm
from trainer.registration.consent_texts import Purpose, newest, text
from trainer.settings import BANGKOK

RECORDED = {
    Purpose.PUBLICATION: lazy_gettext("The consent is recorded. The public page shows the name in full."),
    Purpose.DIRECTORY: lazy_gettext("The consent is recorded. The directory may show this person."),
    Purpose.SENSITIVE_NEEDS: lazy_gettext("The consent is recorded. Food and assistance may be noted."),
}
TAKEN_BACK = {
    Purpose.PUBLICATION: lazy_gettext(
        "The consent is taken back. The public page shows only a part of the name from now on."
    ),
    Purpose.DIRECTORY: lazy_gettext("The consent is taken back. The directory shows this person no longer."),
    Purpose.SENSITIVE_NEEDS: lazy_gettext(
        "The consent is taken back. What was noted of food and assistance is erased."
    ),
}


@registration.route(f"{RECORD}/consents/<purpose>/new", methods=["GET", "POST"])
@open_to(*STAFF)
def consent_new(registration_id, purpose):
    """Write down that somebody agreed to one purpose."""
    found, purpose = db.one_or_404(queries.registration_at(registration_id)), purpose_called(purpose)
    form = ConsentForm(data={"given_on": today()})
    if form.validate_on_submit():
        try:
            at = datetime.combine(form.given_on.data, time(), BANGKOK)
            way, note = consent.Way(form.way.data), form.note.data or ""
            consent.give(found, purpose, journal.actor(), way, at, note)
            db.session.commit()
            flash(str(RECORDED[purpose]), "success")
            return redirect(url_for(".show", registration_id=registration_id), 303)
        except Refused as refusal:
            db.session.rollback()
            found = db.one_or_404(queries.registration_at(registration_id))
            form.say(refusal)
    wording = text(purpose, newest(purpose), "th")
    facts = {"one": found, "cohort": found.cohort, "form": form, "wording": wording, "purpose": purpose}
    return render_template("registration/consent.html", tab="registration.people", **facts)


@registration.route(f"{RECORD}/consents/<purpose>/withdrawal", methods=["POST"])
@open_to(*STAFF)
def consent_withdraw(registration_id, purpose):
    """Write down that the consent is taken back."""
    found, purpose = db.one_or_404(queries.registration_at(registration_id)), purpose_called(purpose)
    consent.withdraw(found, purpose, by=journal.actor())
    db.session.commit()
    flash(str(TAKEN_BACK[purpose]), "success")
    return redirect(url_for(".show", registration_id=registration_id), 303)


@registration.route(f"{RECORD}/needs/erasure", methods=["POST"])
@open_to(*STAFF)
def needs_erase(registration_id):
    """Erase what was noted of food and assistance, for somebody who asks for it and never gave a consent."""
    found = db.one_or_404(queries.registration_at(registration_id))
    purging.erase_on_request(found, by=journal.actor())
    db.session.commit()
    flash(_("What was noted of food and assistance is erased."), "success")
    return redirect(url_for(".show", registration_id=registration_id), 303)


def purpose_called(name):
    """The Purpose of an address; 404 where it names none."""
    return Purpose(name) if name in set(Purpose) else abort(404)
