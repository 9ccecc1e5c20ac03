"""The criteria of a programme: what applicants get points for, for organisers to compose."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import programme_at
from trainer.registration import scheme
from trainer.registration.blueprint import registration
from trainer.registration.criteria import Criterion
from trainer.registration.criteria_forms import CriterionForm

CRITERIA = "/desk/programmes/<slug>/criteria"
ONE = f"{CRITERIA}/<int:criterion_id>"


@registration.route(CRITERIA, methods=["GET", "POST"])
@open_to(*STAFF)
def criteria(slug):
    """The criteria in their order, and the form for the next one."""
    programme = db.one_or_404(programme_at(slug))
    form = CriterionForm()
    if form.validate_on_submit():
        try:
            scheme.add(programme, journal.actor(), **form.facts())
            return done(slug, _("The criterion is added."))
        except Refused as refusal:
            db.session.rollback()
            programme = db.one_or_404(programme_at(slug))
            form.say(refusal)
    found = db.session.scalars(scheme.in_force(programme)).all()
    return render_template("registration/criteria.html", programme=programme, criteria=found, form=form)


@registration.route(ONE, methods=["GET", "POST"])
@open_to(*STAFF)
def criterion(slug, criterion_id):
    """Change one criterion."""
    found = criterion_at(slug, criterion_id)
    form = CriterionForm(obj=found)
    if form.validate_on_submit():
        try:
            scheme.correct(found, journal.actor(), **form.facts())
            return done(slug, _("The criterion is changed."))
        except Refused as refusal:
            db.session.rollback()
            found = criterion_at(slug, criterion_id)
            form.say(refusal)
    return render_template("registration/criteria_edit.html", programme=found.programme, criterion=found, form=form)


@registration.route(f"{ONE}/place", methods=["POST"])
@open_to(*STAFF)
def criterion_place(slug, criterion_id):
    """Let a criterion go up, or down."""
    scheme.move(criterion_at(slug, criterion_id), journal.actor(), up=request.form.get("to") == "up")
    return done(slug)


@registration.route(f"{ONE}/removal", methods=["POST"])
@open_to(*STAFF)
def criterion_removal(slug, criterion_id):
    """Drop a criterion for cohorts to come."""
    scheme.remove(criterion_at(slug, criterion_id), journal.actor())
    return done(slug, _("The criterion is dropped. Cohorts that have begun keep it."))


def criterion_at(slug, criterion_id):
    """One criterion in force of the programme at an address, or 404."""
    programme = db.one_or_404(programme_at(slug))
    return db.one_or_404(scheme.in_force(programme).where(Criterion.id == criterion_id))


def done(slug, sentence=""):
    db.session.commit()
    if sentence:
        flash(sentence, "success")
    return redirect(url_for("registration.criteria", slug=slug), 303)
