"""Cohorts: planning one, its settings, announcing and closing it."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.programmes import queries
from trainer.programmes.blueprint import programmes
from trainer.programmes.forms import CohortForm
from trainer.programmes.models import Cohort
from trainer.programmes.notices import notices

ONE = "/desk/cohorts/<slug>/<int:number>"


@programmes.route("/desk/programmes/<slug>/cohorts/new", methods=["GET", "POST"])
@open_to(*STAFF)
def cohort_new(slug):
    """Plan the next cohort; it begins as a draft that only staff see."""
    programme = db.one_or_404(queries.programme_at(slug))
    form = CohortForm(data=next_cohort(programme))
    if form.validate_on_submit():
        cohort = Cohort(programme_id=programme.id, **form.facts())
        try:
            cohort.plan(journal.actor())
            db.session.commit()
            flash(_("Cohort %(number)s is planned.", number=cohort.number), "success")
            return redirect(url_for("home.cohort", slug=programme.slug, number=cohort.number), 303)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    return render_template("programmes/cohort_new.html", form=form, programme=programme)


def next_cohort(programme):
    """What the next cohort probably is: the next number, and the last one's venue and seats."""
    last = programme.cohorts[-1] if programme.cohorts else None
    return {"number": last.number + 1, "venue": last.venue, "seats": last.seats or None} if last else {"number": 1}


@programmes.route(f"{ONE}/settings", methods=["GET", "POST"])
@open_to(*STAFF)
def cohort_settings(slug, number):
    """Number, dates, venue and seats; and who sees the cohort."""
    cohort = found(slug, number)
    form = CohortForm(obj=cohort)
    if form.validate_on_submit():
        try:
            cohort.change(journal.actor(), **form.facts())
            return done(cohort, _("The settings are saved."))
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    facts = {"form": form, "phase": cohort.phase(today()), "notices": notices(cohort)}
    return render_template("programmes/cohort_settings.html", cohort=cohort, **facts)


@programmes.route(f"{ONE}/announcement", methods=["POST"])
@open_to(*STAFF)
def announcement(slug, number):
    """Announce the cohort."""
    cohort = found(slug, number)
    cohort.announce(journal.actor())
    return done(cohort, _("The cohort is announced: everybody can see it now."))


@programmes.route(f"{ONE}/announcement/withdrawal", methods=["POST"])
@open_to(*STAFF)
def announcement_withdrawal(slug, number):
    """Take the announcement back."""
    cohort = found(slug, number)
    cohort.withdraw_announcement(journal.actor(), today())
    return done(cohort, _("The announcement was taken back: only staff see the cohort now."))


@programmes.route(f"{ONE}/closing", methods=["POST"])
@open_to(*STAFF)
def closing(slug, number):
    """Declare the work on it done."""
    cohort = found(slug, number)
    cohort.close(journal.actor(), today())
    return done(cohort, _("The cohort is closed."))


@programmes.route(f"{ONE}/reopening", methods=["POST"])
@open_to(*STAFF)
def reopening(slug, number):
    """Take up the work on it again."""
    cohort = found(slug, number)
    cohort.reopen(journal.actor())
    return done(cohort, _("The cohort is open again."))


def found(slug, number):
    return db.one_or_404(queries.cohort_at(slug, number))


def done(cohort, sentence):
    """Commit, say so, and show the settings again."""
    db.session.commit()
    flash(sentence, "success")
    return redirect(url_for(".cohort_settings", slug=cohort.programme.slug, number=cohort.number), 303)
