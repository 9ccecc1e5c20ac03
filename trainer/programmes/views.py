"""Programmes: the list, one programme, entering and changing it."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes import cohort_views, history, queries, terms, words  # noqa: F401  (pages and words)
from trainer.programmes.blueprint import programmes
from trainer.programmes.curriculum import teach
from trainer.programmes.forms import ProgrammeForm, lines
from trainer.programmes.models import Measure, Programme, Ranking, Signed

ENTRIES = 30


def init_app(app):
    app.register_blueprint(programmes)
    app.add_template_filter(terms.eligibility, "eligibility")


@programmes.route("/desk/programmes")
@open_to(*STAFF)
def index():
    """All programmes with their cohorts."""
    found = db.session.scalars(queries.programmes()).all()
    return render_template("programmes/index.html", programmes=found, before=history.sentence)


@programmes.route("/desk/programmes/<slug>")
@open_to(*STAFF)
def show(slug):
    """One programme: what it teaches, what it asks of people, and its cohorts."""
    programme = db.one_or_404(queries.programme_at(slug))
    entries = db.session.scalars(journal.entries_of(programme).limit(ENTRIES)).all()
    return render_template(
        "programmes/show.html", programme=programme, entries=entries, terms=terms, before=history.sentence(programme)
    )


@programmes.route("/desk/programmes/new", methods=["GET", "POST"])
@open_to(*STAFF)
def new():
    """Set up a programme."""
    programme = Programme(eligible_kinds=["public_benefit"], ranking=Ranking.FIRST_COME, required_percent=80,
                          signed_for=Signed.HALF_DAYS, completed_by=Measure.SLOTS, opens_before=60, late_after=15,
                          closes_after=30)  # fmt: skip
    return form_page(programme, establish)


@programmes.route("/desk/programmes/<slug>/edit", methods=["GET", "POST"])
@open_to(*STAFF)
def edit(slug):
    """Change what a programme is."""
    programme = db.one_or_404(queries.programme_at(slug))
    return form_page(programme, lambda programme, facts: programme.change(journal.actor(), **facts))


def establish(programme, facts):
    for name, value in facts.items():
        setattr(programme, name, value)
    programme.establish(journal.actor())


def form_page(programme, act):
    """The form; when it is sent and not refused, the act is done and the programme shown."""
    form = ProgrammeForm.of(programme)
    if form.validate_on_submit():
        try:
            act(programme, form.facts())
            teach(programme, lines(form.topics.data), journal.actor())
            db.session.commit()
            flash(_("%(name)s is saved.", name=programme.name), "success")
            return redirect(url_for(".show", slug=programme.slug), 303)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    return render_template("programmes/form.html", form=form, programme=programme)
