"""The Evaluation tab: forms that participants are asked to fill in, and how many say that they did."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import HOLDER, STAFF, Role, open_to
from trainer.database import db, now
from trainer.errors import Refused
from trainer.evaluation import asking, queries, words  # noqa: F401  (words: the codes in words)
from trainer.evaluation.blueprint import PAGE, evaluation
from trainer.evaluation.forms import QuestionnaireForm
from trainer.programmes.queries import cohort_at
from trainer.registration import holders
from trainer.registration.signals import merging

ONE = f"{PAGE}/<int:questionnaire_id>"


def init_app(app):
    app.register_blueprint(evaluation)
    merging.connect(merged)


def merged(gone, into):
    asking.move(gone, into)


@evaluation.route(PAGE, methods=["GET", "POST"])
@open_to(*STAFF)
def forms(slug, number):
    """The list, and the form that adds one."""
    cohort, form = db.one_or_404(cohort_at(slug, number)), QuestionnaireForm()
    if form.validate_on_submit():
        try:
            asking.ask(cohort, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("Participants find “%(title)s” on My page.", title=form.form_name.data), "success")
            return redirect(url_for(".forms", slug=slug, number=number), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.say(refusal)
    counts = {one: (asked, done) for one, asked, done in db.session.execute(queries.counts(cohort))}
    found = db.session.scalars(queries.questionnaires_of(cohort)).all()
    return render_template("evaluation/forms.html", cohort=cohort, found=found, counts=counts, form=form, moment=now())


@evaluation.route(ONE, methods=["GET", "POST"])
@open_to(*STAFF)
def edit(slug, number, questionnaire_id):
    """One of them, and who has not said to be done."""
    cohort = db.one_or_404(cohort_at(slug, number))
    one = db.one_or_404(queries.questionnaire_at(cohort, questionnaire_id))
    form = QuestionnaireForm.of(one)
    if form.validate_on_submit():
        try:
            asking.change(one, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("Saved."), "success")
            return redirect(url_for(".forms", slug=slug, number=number), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            one = db.one_or_404(queries.questionnaire_at(cohort, questionnaire_id))
            form.say(refusal)
    return render_template(
        "evaluation/edit.html", cohort=cohort, tab="evaluation.forms", one=one, form=form, moment=now(),
        missing=db.session.scalars(queries.missing(one)).all(),
    )  # fmt: skip


@evaluation.route(f"{ONE}/removal", methods=["POST"])
@open_to(*STAFF)
def remove(slug, number, questionnaire_id):
    """Ask it no longer."""
    cohort = db.one_or_404(cohort_at(slug, number))
    asking.remove(db.one_or_404(queries.questionnaire_at(cohort, questionnaire_id)), journal.actor())
    db.session.commit()
    flash(_("The form is removed."), "success")
    return redirect(url_for(".forms", slug=slug, number=number), 303)


@evaluation.route("/me/questionnaires/<int:questionnaire_id>/completion", methods=["POST"])
@open_to(Role.PARTICIPANT, HOLDER)
def completed(questionnaire_id):
    """A participant says to have filled it in."""
    return marked(questionnaire_id, asking.done, _("Thank you. It is marked as done."))


@evaluation.route("/me/questionnaires/<int:questionnaire_id>/completion/withdrawal", methods=["POST"])
@open_to(Role.PARTICIPANT, HOLDER)
def not_completed(questionnaire_id):
    """… and takes it back."""
    return marked(questionnaire_id, asking.undone, _("It is marked as still to be done."))


def marked(questionnaire_id, verb, said):
    if not verb(questionnaire_id, holders.own()):
        abort(404)
    db.session.commit()
    flash(said, "success")
    return redirect(url_for("home.me", _anchor="todo"), 303)
