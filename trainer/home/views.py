"""The first page of every role, the cohort's overview, the journal and the background work."""

from flask import redirect, render_template, request, session, url_for

from trainer import journal
from trainer.access import EVERYONE, SIGNED_IN, STAFF, Role, may, open_to
from trainer.database import db
from trainer.home import due, me_files, me_views, numbers, visitors, words, work  # noqa: F401  (they add pages, words)
from trainer.home.blueprint import COHORT, home
from trainer.look import today
from trainer.programmes import queries
from trainer.programmes.models import Phase
from trainer.settings import LANGUAGES


def init_app(app):
    """Join the application. The language is chosen without a token against forgery.

    All that a forged choice could do is show a page in our other language, and a token would need a cookie: the
    public agenda gives none to people who only read it.
    """
    app.register_blueprint(home)
    app.extensions["csrf"].exempt(choose_language)


@home.route("/home")
@open_to(SIGNED_IN)
def go():
    """Lead everyone who signs in to where their work begins."""
    if may(Role.ORGANISER):
        return redirect(url_for("home.desk"))
    return redirect(url_for("door.index" if may(Role.DOOR) else "home.me"))


@home.route("/language", methods=["POST"])
@open_to(EVERYONE)
def choose_language():
    """Keep the reader's language and go back to the page they came from."""
    chosen = request.form.get("language")
    if chosen in LANGUAGES:
        session["language"] = chosen
    back = request.referrer or ""
    return redirect(back if back.startswith(request.host_url) else url_for("home.front"), 303)


@home.route("/desk")
@open_to(*STAFF)
def desk():
    """The cohorts as a timeline with what is due."""
    cohorts = [c for c in db.session.scalars(queries.cohorts()) if c.starts_on]
    figures = numbers.figures(cohorts)
    rows = [(c, c.phase(today()), figures[c.id], due.steps(c.phase(today()), c, figures[c.id])) for c in cohorts]
    return render_template("home/desk.html", rows=rows, Phase=Phase)


@home.route(COHORT)
@open_to(*STAFF)
def cohort(slug, number):
    """One cohort at a glance: where it stands and what comes next."""
    found = db.one_or_404(queries.cohort_at(slug, number))
    figures = numbers.figures([found])[found.id]
    steps = due.steps(found.phase(today()), found, figures)
    entries = db.session.scalars(journal.entries().where(journal.Entry.cohort_id == found.id).limit(8)).all()
    return render_template("home/cohort.html", cohort=found, figures=figures, steps=steps, entries=entries)


@home.route(f"{COHORT}/journal")
@open_to(*STAFF)
def cohort_journal(slug, number):
    """Everything that was done in one cohort."""
    found = db.one_or_404(queries.cohort_at(slug, number))
    page = db.paginate(journal.entries().where(journal.Entry.cohort_id == found.id), per_page=50, max_per_page=50)
    return render_template("home/cohort_journal.html", cohort=found, page=page)


@home.route("/admin/journal", endpoint="journal")
@open_to(Role.ADMIN)
def whole_journal():
    """Who did what, when; searched by name of the actor or of the record."""
    sought = request.args.get("q", "").strip()
    page = db.paginate(journal.entries_about(sought), per_page=50, max_per_page=50)
    return render_template("home/journal.html", page=page, sought=sought)
