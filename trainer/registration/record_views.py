"""One registration: what it says, where it came from, and every decision about it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.organisations.queries import sought as organisations_sought
from trainer.programmes.queries import cohort_at
from trainer.registration import admission, appeals, judging, queries, ranking, record, record_blocks
from trainer.registration.blueprint import COHORT, RECORD, registration
from trainer.registration.consent import consents_of
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import State
from trainer.registration.origin import origin_of
from trainer.registration.record_forms import RegistrationForm

TAB = "registration.people"
DECIDED = lazy_gettext("The decision about %(name)s is recorded.")
WITHDRAWN = lazy_gettext("The withdrawal of %(name)s is recorded.")


@registration.route(f"{COHORT}/people/new", methods=["GET", "POST"])
@open_to(*STAFF)
def new(slug, number):
    """Register one person by hand."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form = RegistrationForm()
    if form.validate_on_submit():
        try:
            made = record.enter(cohort, facts_of(form), by=journal.actor())
            db.session.commit()
            flash(_("%(name)s is registered. Decide about the seat below.", name=made.label), "success")
            return redirect(url_for("registration.show", registration_id=made.id), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.say(refusal)
    return render_template("registration/form.html", cohort=cohort, form=form, tab=TAB)


@registration.route(RECORD)
@open_to(*STAFF)
def show(registration_id):
    """One registration with everything that is known of it, and its journal."""
    found = db.one_or_404(queries.registration_at(registration_id))
    return render_template("registration/show.html", **record_of(found), tab=TAB)


def record_of(found):
    """What the page of a registration shows."""
    entries = db.session.scalars(journal.entries_concerning(found)).all()
    places = queries.reserve_positions(found.cohort, [found])
    consents = db.session.scalars(consents_of(found)).all()
    waits = found.state in (State.APPLIED, State.RESERVE)
    return {
        "one": found, "cohort": found.cohort, "entries": entries, "place": places.get(found.id), "Purpose": Purpose,
        "origin": origin_of(found, entries), "consents": consents,
        "standing": {each.purpose: each for each in consents if each.withdrawn_at is None},
        "order": ranking.explained(found.cohort, [found]).get(found.id) if waits else None,
        "blocks": record_blocks.blocks(found), "LONGEST": appeals.LONGEST,
    }  # fmt: skip


@registration.route(f"{RECORD}/edit", methods=["GET", "POST"])
@open_to(*STAFF)
def edit(registration_id):
    """Correct a registration; what was typed stays when something is refused."""
    found = db.one_or_404(queries.registration_at(registration_id))
    form = RegistrationForm(data=record.as_typed(found))
    if form.validate_on_submit():
        try:
            record.correct(found, facts_of(form), by=journal.actor())
            db.session.commit()
            flash(_("The registration was changed."), "success")
            return redirect(url_for("registration.show", registration_id=registration_id), 303)
        except Refused as refusal:
            db.session.rollback()
            found = db.one_or_404(queries.registration_at(registration_id))
            form.say(refusal)
    return render_template("registration/form.html", cohort=found.cohort, form=form, one=found, tab=TAB)


@registration.route("/desk/organisation-names")
@open_to(*STAFF)
def organisation_names():
    """Names of organisations for the list that opens while one is typed; at most ten."""
    words = request.args.get("organisation", "")
    found = db.session.scalars(organisations_sought(words).limit(10)).all() if len(words.strip()) > 1 else []
    return render_template("registration/organisation_names.html", organisations=found)


@registration.route(f"{RECORD}/acceptance", methods=["POST"])
@open_to(*STAFF)
def accept(registration_id):
    """Give a seat, or a rank when none is left."""
    return decide(registration_id, lambda one, reason, by: admission.accept(one, by, reason))


@registration.route(f"{RECORD}/exception", methods=["POST"])
@open_to(*STAFF)
def admit(registration_id):
    """Let someone in whom the rules would leave out."""
    return decide(registration_id, lambda one, reason, by: one.admit(reason, by))


@registration.route(f"{RECORD}/refusal", methods=["POST"])
@open_to(*STAFF)
def decline(registration_id):
    """Turn an application down."""
    return decide(registration_id, lambda one, reason, by: one.decline(reason, by))


@registration.route(f"{RECORD}/withdrawal", methods=["POST"])
@open_to(*STAFF)
def withdraw(registration_id):
    """Write down that someone gives up the place."""
    return decide(registration_id, lambda one, reason, by: admission.withdraw(one, reason, by), WITHDRAWN)


@registration.route(f"{RECORD}/reconsideration", methods=["POST"])
@open_to(*STAFF)
def reconsider(registration_id):
    """Take back a withdrawal or a refusal."""
    return decide(registration_id, lambda one, reason, by: one.reconsider(by))


@registration.route(f"{RECORD}/judgement", methods=["POST"])
@open_to(*STAFF)
def judge(registration_id):
    """Ask the terms again, as when the register was put right since."""
    found = db.one_or_404(queries.registration_at(registration_id))
    judging.judge_again(found, journal.actor())
    db.session.commit()
    flash(_("The terms were asked again."), "success")
    return redirect(url_for("registration.show", registration_id=registration_id), 303)


def decide(registration_id, verb, said=DECIDED):
    """Load, let the verb decide, commit, and show the record."""
    found = db.one_or_404(queries.registration_at(registration_id))
    verb(found, request.form.get("reason", ""), journal.actor())
    db.session.commit()
    flash(str(said) % {"name": found.label}, "success")
    return redirect(url_for("registration.show", registration_id=registration_id), 303)


def facts_of(form):
    """What was typed, by the names of a roster's columns."""
    return {name: value or "" for name, value in form.data.items() if name != "csrf_token"}
