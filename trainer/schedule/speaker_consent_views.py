"""Consent of a speaker that came on paper: written down at the desk, with its day and where the form lies."""

from datetime import datetime, time

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.schedule import speaker_consent
from trainer.schedule.blueprint import schedule
from trainer.schedule.speaker_consent_texts import SpeakerPurpose, newest, text
from trainer.schedule.speaker_forms import PaperConsentForm
from trainer.schedule.speaker_views import ONE, standing
from trainer.settings import BANGKOK

CONSENT = f"{ONE}/consents/<any({', '.join(SpeakerPurpose)}):purpose>"


@schedule.route(f"{CONSENT}/new", methods=["GET", "POST"])
@open_to(*STAFF)
def paper_consent(speaker_id, purpose):
    """Write down what a speaker signed."""
    found, purpose = standing(speaker_id), SpeakerPurpose(purpose)
    form = PaperConsentForm(data={"given_on": today()})
    if form.validate_on_submit():
        try:
            at = datetime.combine(form.given_on.data, time(), BANGKOK)
            speaker_consent.give(found, purpose, journal.actor(), form.note.data or "", at)
            return done(speaker_id, _("The consent is recorded. The website shows it from now on."))
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    facts = {"speaker": standing(speaker_id), "purpose": purpose, "wording": text(purpose, newest(purpose), "th")}
    return render_template("schedule/speaker_consent.html", form=form, **facts), 422 if form.is_submitted() else 200


@schedule.route(f"{CONSENT}/withdrawal", methods=["POST"])
@open_to(*STAFF)
def paper_withdrawal(speaker_id, purpose):
    """Write down that a speaker takes a consent back."""
    speaker_consent.withdraw(standing(speaker_id), SpeakerPurpose(purpose), journal.actor())
    return done(speaker_id, _("The consent is taken back. The website no longer shows it."))


def done(speaker_id, sentence):
    """Commit, say so, and go back to the speaker."""
    db.session.commit()
    flash(sentence, "success")
    return redirect(url_for(".speaker", speaker_id=speaker_id, _anchor="consents"), 303)
