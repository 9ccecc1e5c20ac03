"""The designs at hand: a gallery, each from near, and designs of one's own uploaded, kept in versions and removed."""

import base64

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal, paper
from trainer.access import STAFF, Role, open_to
from trainer.awards import designs, looks, preview, samples, schemes, trials, unpacking, uploading
from trainer.awards.blueprint import awards
from trainer.awards.design_forms import UploadForm
from trainer.awards.scheme_views import let_go
from trainer.awards.stationery import CertificateDesign
from trainer.database import db
from trainer.errors import Refused
from trainer.look import language
from trainer.programmes.models import Programme

DESIGNS = "/admin/designs"
DATA = "base64,"


@awards.route(DESIGNS, endpoint="designs", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def gallery():
    """All designs with a picture, which programmes use them, and a form to upload one."""
    form = UploadForm()
    if form.validate_on_submit():
        try:
            return taken_in(form)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    found = db.session.scalars(select(Programme).order_by(Programme.name, Programme.id)).all()
    used = schemes.uses(found)
    return render_template("awards/designs.html", form=form, called=designs.called(language()), used=used,
                           shipped=designs.shipped(), programmes=found)  # fmt: skip


def taken_in(form):
    """Take the uploaded design in, and say so; what its fonts lose is said, too."""
    data = form.file.data.read(unpacking.MOST_BYTES + 1)
    db.session.rollback()  # nobody waits for the database while the design is tried out
    with uploading.tried(form.name.data, data) as (drawn, losses):
        version = uploading.keep(form.name.data, drawn, journal.actor())
    db.session.commit()
    flash(_("%(design)s is taken in.", design=version.label), "success")
    for loss in losses:
        flash(loss, "warning")
    return redirect(url_for(".design", name=version.name), 303)


@awards.route(f"{DESIGNS}/<name>")
@open_to(Role.ADMIN)
def design(name):
    """One design from near: three certificates, what it asks for, its versions, who uses it."""
    place = place_of(name)
    drawn = designs.bare(place)
    of_name = select(CertificateDesign).where(CertificateDesign.name == name)
    versions = db.session.scalars(of_name.order_by(CertificateDesign.version.desc())).all()
    users = db.session.scalars(schemes.using(name)).all()
    return render_template(
        "awards/design.html", name=name, design=drawn, versions=versions, users=users, codes=list(samples.PEOPLE),
        losses=trials.mute_fonts(drawn), tongue=language(),
    )  # fmt: skip


@awards.route("/desk/designs/<name>.webp")
@awards.route("/desk/designs/<name>/<code>.webp")
@open_to(*STAFF)
def design_picture(name, code=samples.SHORTEST):
    """A certificate of nobody's on a design, as a picture."""
    place = place_of(name)
    people = samples.neutral(designs.bare(place).fields)
    one = people.get(code) or people[samples.SHORTEST]
    let_go()
    seen = preview.seen(place, looks.Look(name, str(place.folder)), [one])[0]
    if not seen.picture:
        raise Refused(seen.refusal)
    return paper.show(base64.b64decode(seen.picture.partition(DATA)[2]), f"{name}.webp", "image/webp")


@awards.route(f"{DESIGNS}/<name>.pdf")
@open_to(Role.ADMIN)
def design_pdf(name):
    """The same three certificates as they would be printed."""
    place = place_of(name)
    people = samples.neutral(designs.bare(place).fields)
    let_go()
    pdf = preview.pdf(place, looks.Look(name, str(place.folder)), list(people.values()))
    return paper.show(pdf, f"{name}.pdf")


@awards.route(f"{DESIGNS}/<name>.zip")
@open_to(Role.ADMIN)
def design_zip(name):
    """The design as a ZIP, to begin one's own with."""
    return paper.show(uploading.zipped(designs.bare(place_of(name))), f"{name}.zip", "application/zip", True)


@awards.route(f"{DESIGNS}/<name>/removal", methods=["POST"])
@open_to(Role.ADMIN)
def remove_design(name):
    """Take a design of one's own out of the list."""
    place_of(name)
    uploading.remove(name, journal.actor())
    db.session.commit()
    flash(_("“%(name)s” is removed. What was issued on it can still be printed.", name=name), "success")
    return redirect(url_for(".designs"), 303)


def place_of(name):
    """Where a design lies, or 404."""
    return designs.at_hand().get(name) or abort(404)
