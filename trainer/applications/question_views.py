"""The Form page: an organiser composes what applicants of a cohort are asked."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.applications import (  # noqa: F401  (words, the rule of answers, and more pages)
    answer_files,
    answer_rules,
    answer_views,
    answer_watch,
    asking,
    composing,
    copying,
    counting,
    question_words,
    saying,
)
from trainer.applications.answers import retired_of
from trainer.applications.blueprint import COHORT, applications
from trainer.applications.models import Question, QuestionKind
from trainer.applications.question_forms import QuestionForm, groups
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at

TAB = "registration.people"
PAGE = f"{COHORT}/questions"


def init_app(app):
    """Give the templates what the drawing of questions needs, and listen to what earlier chapters tell."""
    app.jinja_env.filters |= {
        "in_words": saying.in_words, "option_words": saying.called, "kept_file": answer_files.of_ticket,
        "answer_words": lambda answer: saying.said(answer.question, answer.value),
    }  # fmt: skip
    answer_watch.init_app()


@applications.route(PAGE)
@open_to(*STAFF)
def questions(slug, number):
    """What is asked, with how many answered; what is no longer asked; and the form as applicants see it."""
    cohort = db.one_or_404(cohort_at(slug, number))
    asked, retired = asking.questions_of(cohort), retired_of(cohort)
    replaced = {one.replaces_id for one in [*asked, *retired.values()]}
    return render_template(
        "applications/questions_page.html", cohort=cohort, tab=TAB, questions=asked, counts=counting.counts_of(cohort),
        retired=[one for one in retired.values() if one.id not in replaced], sources=copying.sources(cohort),
        earlier=earlier_wordings(asked, retired), undo=retired.get(request.args.get("retired", type=int)),
    )  # fmt: skip


def earlier_wordings(asked, retired):
    """{question id: [earlier wordings, the latest first]} of those that were worded anew."""
    found = {one.id: list(asking.versions(one, retired)) for one in asked}
    return {key: those for key, those in found.items() if those}


@applications.route(f"{PAGE}/new", methods=["GET", "POST"])
@open_to(*STAFF)
def question_new(slug, number):
    """Add a question."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return form_page(cohort, None, lambda facts: composing.add(cohort, journal.actor(), **facts))


@applications.route(f"{PAGE}/<int:question_id>", methods=["GET", "POST"])
@open_to(*STAFF)
def question_edit(slug, number, question_id):
    """Change a question; one that is worded anew gets a successor."""
    question = question_at(slug, number, question_id)
    return form_page(question.cohort, question, lambda facts: composing.change(question, journal.actor(), **facts))


def form_page(cohort, question, act):
    """The form of one question; when it is sent and not refused, the act is done and the page of all shown."""
    asked = asking.questions_of(cohort)
    earlier = asked[: asked.index(question)] if question in asked else asked
    form = QuestionForm.of(question, earlier)
    if form.validate_on_submit():
        try:
            made = act(facts_of(form))
            db.session.commit()
            return saved(cohort, question, made)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    return render_template(
        "applications/question_edit.html", cohort=cohort, tab=TAB, form=form, question=question, groups=groups(earlier),
        kinds=QuestionKind,
    )  # fmt: skip


def facts_of(form):
    try:
        return form.facts()
    except ValueError:
        raise Refused(_("Tick options of one question only."), "shown_if") from None


def saved(cohort, question, made):
    """Say what came of it; a choice that may decide is shown once more, now that its options can be ticked."""
    anew = question is not None and made is not question
    said = _("The question is saved.")
    if anew:
        said = _("The question is worded anew. Answers to the earlier wording keep it.")
    flash(said, "success")
    if question is None and made.options and cohort.programme.answers_decide and not made.sensitive:
        flash(_("Tick below which options meet the terms."), "info")
        return redirect(url_for(".question_edit", **here(cohort), question_id=made.id, _anchor="qualifying"), 303)
    return redirect(url_for(".questions", **here(cohort), _anchor=f"question-{made.id}"), 303)


@applications.route(f"{PAGE}/<int:question_id>/place", methods=["POST"])
@open_to(*STAFF)
def question_place(slug, number, question_id):
    """Ask the question earlier or later by one (`steps`: -1 or 1)."""
    question = question_at(slug, number, question_id)
    steps = {"-1": -1, "1": 1}.get(request.form.get("steps")) or abort(400)
    composing.move(question, steps, journal.actor())
    db.session.commit()
    anchor = f"{'up' if steps < 0 else 'down'}-{question_id}"
    return redirect(url_for(".questions", slug=slug, number=number, _anchor=anchor), 303)


@applications.route(f"{PAGE}/<int:question_id>/retirement", methods=["POST"])
@open_to(*STAFF)
def question_retire(slug, number, question_id):
    """Ask it no longer; the page offers to take that back."""
    composing.retire(question_at(slug, number, question_id), journal.actor())
    db.session.commit()
    return redirect(url_for(".questions", slug=slug, number=number, retired=question_id), 303)


@applications.route(f"{PAGE}/<int:question_id>/return", methods=["POST"])
@open_to(*STAFF)
def question_return(slug, number, question_id):
    """Ask a retired question again."""
    composing.bring_back(question_at(slug, number, question_id), journal.actor())
    db.session.commit()
    flash(_("The question is asked again."), "success")
    return redirect(url_for(".questions", slug=slug, number=number, _anchor=f"question-{question_id}"), 303)


@applications.route(f"{PAGE}/copies", methods=["POST"])
@open_to(*STAFF)
def question_copies(slug, number):
    """Take over the questions of another cohort (`source`: its id)."""
    cohort = db.one_or_404(cohort_at(slug, number))
    wanted = request.form.get("source", type=int)
    other = next((one for one, _count in copying.sources(cohort) if one.id == wanted), None)
    if other is None:
        raise Refused(_("Choose the cohort whose questions you want."))
    count = copying.copy(cohort, other, journal.actor())
    db.session.commit()
    if count:
        flash(ngettext("%(num)d question was copied.", "%(num)d questions were copied.", count), "success")
    else:
        flash(_("All questions of that cohort are asked here already."), "info")
    return redirect(url_for(".questions", slug=slug, number=number), 303)


def question_at(slug, number, question_id):
    """A question of this cohort, or 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return db.one_or_404(select(Question).where(Question.id == question_id, Question.cohort_id == cohort.id))


def here(cohort):
    return {"slug": cohort.programme.slug, "number": cohort.number}
