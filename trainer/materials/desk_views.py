"""The tab of materials at the desk: what stands on the shelf of a cohort, and putting more on it."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db, now
from trainer.errors import Refused
from trainer.materials import arrivals, fetches, limits, particulars, queries, shelving, uploads
from trainer.materials.blueprint import COHORT, TAB, materials
from trainer.materials.forms import AddForm
from trainer.materials.shelf import parts
from trainer.programmes.queries import cohort_at
from trainer.schedule.queries import sessions_of

PAGE = f"{COHORT}/materials"


@materials.route(PAGE)
@open_to(*STAFF)
def shelf(slug, number):
    """Everything by day and session, with how it stands; and the panel that adds."""
    cohort, sessions = opened(slug, number)
    form = AddForm(data={"place": request.args.get("place", "")}).offer(cohort, sessions)
    return page(cohort, sessions, form)


@materials.route(PAGE, methods=["POST"])
@open_to(*STAFF)
def add(slug, number):
    """Put files or a link on the shelf, by an ordinary form; several files at once, those that are fit."""
    cohort, sessions = opened(slug, number)
    form = AddForm().offer(cohort, sessions)
    sent = [file for file in form.files.data or () if getattr(file, "filename", "")]
    if form.validate():
        try:
            particulars.refuse_unsound(cohort, form.facts())
            if form.url.data or not sent:
                shelving.link(cohort, form.url.data, form.facts() | {"title": form.title.data}, journal.actor())
                db.session.commit()
                flash(_("The link is on the shelf."), "success")
            take_in(slug, number, sent, form.facts())
            return back(slug, number)
        except Refused as refusal:
            db.session.rollback()
            cohort, sessions = opened(slug, number)
            nothing = not sent and not form.url.data and refusal.place == "url"
            form.say(Refused(_("Choose a file, or write the address of a link.")) if nothing else refusal)
    return page(cohort, sessions, form), 422


def take_in(slug, number, sent, facts, material_id=None):
    """Take in files of an ordinary form, each for itself; what came of them is said one by one."""
    taken = 0
    for file in sent:
        try:
            cohort = db.one_or_404(cohort_at(slug, number))
            material = db.one_or_404(queries.material_at(cohort, material_id)) if material_id else None
            length = file.stream.seek(0, 2)
            file.stream.seek(0)
            upload = uploads.begin(cohort, journal.actor(), file.filename, length, facts, material)
            db.session.commit()
            arrivals.arrive(upload, 0, arrivals.Inflow(file.stream, length), journal.actor())
            taken += 1
        except Refused as refusal:
            db.session.rollback()
            flash(str(refusal), "danger")
    if taken:
        flash(ngettext("%(num)d file has come and is being checked.", "%(num)d files have come and are being checked.",
                       taken), "success")  # fmt: skip


@materials.route(f"{PAGE}/uploads/<token>/removal", methods=["POST"])
@open_to(*STAFF)
def cancel_upload(slug, number, token):
    """Forget a file that nobody goes on sending."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = db.one_or_404(uploads.unfinished(cohort).where(uploads.MaterialUpload.token == token))
    arrivals.forget(found.id)
    flash(_("What had come of the file is deleted."), "success")
    return back(slug, number)


def page(cohort, sessions, form):
    """The tab as a page."""
    items = db.session.scalars(queries.materials_of(cohort)).all()
    most = current_app.config["MATERIALS_FILE_LIMIT"]
    return render_template(
        "materials/shelf.html", tab=TAB, cohort=cohort, parts=parts(cohort, sessions, items), items=items, form=form,
        counts=fetches.counts(cohort) if items else {}, seats=fetches.seats(cohort), moment=now(),
        unfinished=db.session.scalars(uploads.forsaken(cohort)).all(), most=most, here=place(cohort),
        room=limits.room(cohort, current_app.config["MATERIALS_COHORT_LIMIT"]),
        waiting=any(item.newest.state == "checking" for item in items),
    )  # fmt: skip


def opened(slug, number):
    """The cohort, or 404, and its agenda."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return cohort, db.session.scalars(sessions_of(cohort)).all()


def place(cohort):
    """How the addresses of a cohort's pages name it."""
    return {"slug": cohort.programme.slug, "number": cohort.number}


def back(slug, number, **more):
    return redirect(url_for("materials.shelf", slug=slug, number=number, **more), 303)
