"""Bulletins at the desk: the list with what was read, writing one with a preview, changing it, who has not read it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.bulletins import queries, reader_views, reading, words, writing  # noqa: F401  (they add pages and words)
from trainer.bulletins.blueprint import PAGE, TAB, bulletins
from trainer.bulletins.forms import BulletinForm
from trainer.database import db, now
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration.groups import groups_of
from trainer.registration.signals import merging

ONE = f"{PAGE}/<int:bulletin_id>"


def init_app(app):
    app.register_blueprint(bulletins)
    merging.connect(merged)


def merged(gone, into):
    reading.move(gone, into)


@bulletins.route(PAGE)
@open_to(*STAFF)
def board(slug, number):
    """Every bulletin of the cohort, and how many of those for whom it is have read it."""
    cohort = db.one_or_404(cohort_at(slug, number))
    page = db.paginate(queries.bulletins_of(cohort), per_page=30, max_per_page=30)
    read = {one: (all_, some) for one, all_, some in db.session.execute(queries.counts(cohort))}
    return render_template("bulletins/board.html", cohort=cohort, tab=TAB, page=page, read=read, moment=now())


@bulletins.route(f"{PAGE}/new", methods=["GET", "POST"])
@open_to(*STAFF)
def new(slug, number):
    """Write one; "preview" shows how participants will read it and saves nothing."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form, groups = BulletinForm(), db.session.scalars(groups_of(cohort)).all()
    valid = form.offer(groups).validate_on_submit()
    if valid and "preview" not in request.form:
        try:
            writing.publish(cohort, journal.actor(), groups=chosen(form, groups), **form.facts())
            db.session.commit()
            flash(_("“%(title)s” is published.", title=form.headline.data), "success")
            return redirect(url_for(".board", slug=slug, number=number), 303)
        except Refused as refusal:
            cohort, groups = undone(slug, number, form, refusal)
    return render_template("bulletins/new.html", cohort=cohort, tab=TAB, form=form, groups=groups, moment=now())


@bulletins.route(ONE, methods=["GET", "POST"])
@open_to(*STAFF)
def edit(slug, number, bulletin_id):
    """One bulletin: its words to be changed, who has not read it, its journal."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = db.one_or_404(queries.bulletin_at(cohort, bulletin_id))
    form, groups = BulletinForm.of(found), db.session.scalars(groups_of(cohort)).all()
    valid = form.offer(groups).validate_on_submit()
    if valid and "preview" not in request.form:
        try:
            writing.edit(
                found, journal.actor(), groups=chosen(form, groups), again=form.again.data, **form.facts()
            )
            db.session.commit()
            flash(_("“%(title)s” is changed.", title=found.headline), "success")
            return redirect(url_for(".edit", slug=slug, number=number, bulletin_id=bulletin_id), 303)
        except Refused as refusal:
            cohort, groups = undone(slug, number, form, refusal)
            found = db.one_or_404(queries.bulletin_at(cohort, bulletin_id))
    return render_template(
        "bulletins/edit.html", cohort=cohort, tab=TAB, one=found, form=form, groups=groups, moment=now(),
        unread=db.session.scalars(queries.non_readers(found)).all(),
        everybody=db.session.scalars(queries.addressees(found)).all(),
        acts=db.session.scalars(journal.entries_of(found).limit(30)).all(),
    )  # fmt: skip


@bulletins.route(f"{ONE}/withdrawal", methods=["POST"])
@open_to(*STAFF)
def take_back(slug, number, bulletin_id):
    """Show it no longer."""
    return acted(slug, number, bulletin_id, writing.take_back, _("The bulletin is taken back."))


@bulletins.route(f"{ONE}/return", methods=["POST"])
@open_to(*STAFF)
def show_again(slug, number, bulletin_id):
    """Show again what was taken back."""
    return acted(slug, number, bulletin_id, writing.show_again, _("The bulletin is shown again."))


def acted(slug, number, bulletin_id, verb, said):
    cohort = db.one_or_404(cohort_at(slug, number))
    verb(db.one_or_404(queries.bulletin_at(cohort, bulletin_id)), journal.actor())
    db.session.commit()
    flash(said, "success")
    return redirect(url_for(".board", slug=slug, number=number), 303)


def chosen(form, groups):
    """The groups that were ticked; none where it is for everybody."""
    wanted = set(form.groups.data or []) if form.audience.data == "groups" else set()
    return [one for one in groups if one.id in wanted]


def undone(slug, number, form, refusal):
    """Undo what was begun, say why beside the field, and load the cohort and its groups again."""
    db.session.rollback()
    cohort = db.one_or_404(cohort_at(slug, number))
    groups = db.session.scalars(groups_of(cohort)).all()
    form.offer(groups).say(refusal)
    return cohort, groups
