"""My data: what is stored about me, put right, taken along, and consents taken back."""

from flask import abort, flash, g, json, make_response, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer.access import HOLDER, Role, open_to
from trainer.applications import status as told
from trainer.database import db, now
from trainer.look import language, today
from trainer.privacy.blueprint import privacy
from trainer.privacy.fact import as_json, plain
from trainer.privacy.own_data import sections_of
from trainer.protection import limiter
from trainer.registration import consent, holders
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import Registration
from trainer.registration.status_link import status_token

CONSENT = "/me/registrations/<int:registration_id>/consents/<purpose>"


def init_app(app):
    app.register_blueprint(privacy)


@privacy.route("/me/data")
@open_to(Role.PARTICIPANT, HOLDER)
def data():
    """What is stored, in words; what can be put right, and where."""
    mine = own() or abort(404)
    page = render_template(
        "privacy/data.html", mine=mine, sections_of=sections_of, link_of=status_token, until=told.ends,
        standing_of=lambda one: told.standing_of(one, today()),
        agreements_of=lambda one: told.agreements(one, language()),
    )  # fmt: skip
    return private(make_response(page))


@privacy.route("/me/data.json")
@open_to(Role.PARTICIPANT, HOLDER)
@limiter.limit("20/minute")
def data_json():
    """The same for machines: one object, in it a list `registrations`, each {section: [{fact: value}]}."""
    mine = own() or abort(404)
    found = {"made_at": plain(now()), "registrations": [as_json(sections_of(one)) for one in mine]}
    answer = make_response(json.dumps(found, ensure_ascii=False, indent=2, sort_keys=False))
    answer.mimetype = "application/json"
    answer.headers["Content-Disposition"] = "attachment; filename=my-data.json"
    return private(answer)


@privacy.route(f"{CONSENT}/withdrawal", methods=["POST"])
@open_to(Role.PARTICIPANT, HOLDER)
def take_back(registration_id, purpose):
    """Take a consent back; it counts at once."""
    one, purpose = registration_at(registration_id), purpose_called(purpose)
    consent.take_back(one, purpose)
    db.session.commit()
    flash(_("Your consent is taken back. It counts from this moment on."), "success")
    return redirect(url_for(".data", _anchor=f"consents-{registration_id}"), 303)


@privacy.route(CONSENT, methods=["POST"])
@open_to(Role.PARTICIPANT, HOLDER)
def agree(registration_id, purpose):
    """Agree to a purpose, in the words of today."""
    one, purpose = registration_at(registration_id), purpose_called(purpose)
    consent.agree(one, purpose)
    db.session.commit()
    flash(_("Your consent is recorded. You can take it back here at any time."), "success")
    return redirect(url_for(".data", _anchor=f"consents-{registration_id}"), 303)


def own():
    return db.session.scalars(holders.own()).all()


def registration_at(registration_id):
    """One of the registrations of who is there, or 404; the journal names its person."""
    found = db.one_or_404(holders.own().where(Registration.id == registration_id))
    g.acting = {found.id: found.label}
    return found


def purpose_called(name):
    return Purpose(name) if name in set(Purpose) else abort(404)


def private(answer):
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
