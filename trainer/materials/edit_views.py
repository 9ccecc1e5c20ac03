"""One material at the desk: what is said of it, its versions, and every act on it."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db, now
from trainer.errors import Refused
from trainer.materials import fetches, queries, serving, shelving
from trainer.materials.blueprint import TAB, materials
from trainer.materials.desk_views import PAGE, back, place, take_in
from trainer.materials.forms import EditForm, VersionForm
from trainer.programmes.queries import cohort_at
from trainer.schedule.queries import sessions_of

ONE = f"{PAGE}/<int:material_id>"


@materials.route(ONE, methods=["GET", "POST"])
@open_to(*STAFF)
def edit(slug, number, material_id):
    """Change what is said of it; see its versions, who has fetched it, and its journal."""
    material = material_of(slug, number, material_id)
    form = filled(material)
    if form.validate_on_submit():
        try:
            shelving.change(material, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("“%(title)s” is changed.", title=form.title.data), "success")
            return back(slug, number, _anchor=f"material-{material_id}")
        except Refused as refusal:
            db.session.rollback()
            material = material_of(slug, number, material_id)
            form.say(refusal)
    return page(material, form)


def filled(material):
    sessions = db.session.scalars(sessions_of(material.cohort)).all()
    return EditForm.of(material).offer(material.cohort, sessions, material.place)


def page(material, form, version_form=None):
    """The page of one material."""
    acts = db.session.scalars(journal.entries_of(material).limit(30)).all()
    return render_template(
        "materials/edit.html", tab=TAB, cohort=material.cohort, material=material, form=form, moment=now(), acts=acts,
        here=place(material.cohort),
        version_form=version_form or VersionForm(formdata=None), seats=fetches.seats(material.cohort),
        fetched=fetches.counts(material.cohort).get(material.id, (0, 0)),
    ), 422 if request.method == "POST" else 200  # fmt: skip


@materials.route(f"{ONE}/versions", methods=["POST"])
@open_to(*STAFF)
def renew(slug, number, material_id):
    """A new version by an ordinary form: a file, or for a link another address."""
    material, form = material_of(slug, number, material_id), VersionForm()
    try:
        if material.newest.is_link:
            shelving.relink(material, form.url.data, journal.actor())
            db.session.commit()
            flash(_("The link leads to its new address."), "success")
        else:
            if not form.file.data:
                raise Refused(_("Choose the new file."), place="file")
            take_in(slug, number, [form.file.data], {}, material_id)
    except Refused as refusal:
        db.session.rollback()
        form.say(refusal)
        material = material_of(slug, number, material_id)
        return page(material, filled(material), form)
    return redirect(url_for(".edit", slug=slug, number=number, material_id=material_id), 303)


@materials.route(f"{ONE}/place", methods=["POST"])
@open_to(*STAFF)
def reorder(slug, number, material_id):
    """Put it one place earlier or later (`steps`: -1 or 1)."""
    steps = {"-1": -1, "1": 1}.get(request.form.get("steps")) or abort(400)
    shelving.move(material_of(slug, number, material_id), steps, journal.actor())
    db.session.commit()
    return back(slug, number, _anchor=f"{'up' if steps < 0 else 'down'}-{material_id}")


@materials.route(f"{ONE}/release", methods=["POST"])
@open_to(*STAFF)
def release(slug, number, material_id):
    """Release it now."""
    return done(slug, number, material_id, shelving.release_now, _("It is released."))


@materials.route(f"{ONE}/withdrawal", methods=["POST"])
@open_to(*STAFF)
def withdraw(slug, number, material_id):
    """Take it back."""
    return done(slug, number, material_id, shelving.withdraw, _("It is taken back; only staff see it now."))


@materials.route(f"{ONE}/return", methods=["POST"])
@open_to(*STAFF)
def restore(slug, number, material_id):
    """Give it out again."""
    return done(slug, number, material_id, shelving.restore, _("It is given out again."))


def done(slug, number, material_id, verb, sentence):
    """Do the verb, commit, say so, and show the shelf."""
    material = material_of(slug, number, material_id)
    title = material.title
    verb(material, journal.actor())
    db.session.commit()
    flash(f"“{title}”: {sentence}", "success")
    return back(slug, number, _anchor=f"material-{material_id}")


@materials.route(f"{ONE}/versions/<int:version>")
@open_to(*STAFF)
def version_file(slug, number, material_id, version):
    """The file of any version that is or was given out, for staff; it is not counted."""
    found = version_of(slug, number, material_id, version)
    if found.state != "ready" or found.is_link:
        abort(404)
    return serving.given(found, saved="saved" in request.args)


@materials.route(f"{ONE}/versions/<int:version>/preview")
@open_to(*STAFF)
def version_preview(slug, number, material_id, version):
    """The small picture of a version."""
    found = version_of(slug, number, material_id, version)
    return serving.pictured(found) if found.preview else abort(404)


def material_of(slug, number, material_id):
    """A material of this cohort, or 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return db.one_or_404(queries.material_at(cohort, material_id))


def version_of(slug, number, material_id, version):
    """A version of a material of this cohort, or 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return db.one_or_404(queries.version_at(cohort, material_id, version))
