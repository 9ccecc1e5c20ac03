"""Materials as those read them for whom they are: the public, and participants on their own pages."""

from flask import abort, redirect, render_template, request

from trainer.access import EVERYONE, HOLDER, Role, open_to
from trainer.database import db
from trainer.materials import bundle as bundles
from trainer.materials import fetches, queries, serving
from trainer.materials.audience import reader_of, seats_of
from trainer.materials.blueprint import materials
from trainer.materials.kinds import INLINE
from trainer.materials.models import Audience, Material
from trainer.materials.shelf import parts
from trainer.programmes.queries import cohort_at
from trainer.schedule.versions import published

PUBLIC = "/cohorts/<slug>/<int:number>/materials"


@materials.route(PUBLIC)
@open_to(EVERYONE)
def public(slug, number):
    """What the public may see of a cohort; participants and staff see what is theirs, too."""
    cohort, audience, _own = reader_of(slug, number)
    return page(cohort, audience)


@materials.route("/me/cohorts/<slug>/<int:number>/materials")
@open_to(Role.PARTICIPANT, HOLDER)
def mine(slug, number):
    """What a participant may see of a cohort in which they hold a seat; 404 for any other."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if not seats_of(cohort):
        abort(404)
    return page(cohort, Audience.PARTICIPANTS)


def page(cohort, audience):
    rows = db.session.execute(queries.visible_to(audience, cohort)).all()
    sessions = told(cohort) if rows else []
    return render_template(
        "materials/reader.html", cohort=cohort, files=[version for _one, version in rows if not version.is_link],
        parts=parts(cohort, sessions, rows, material=lambda row: row[0], bare=False), inline=INLINE,
    )  # fmt: skip


def told(cohort):
    """The sessions as people know them: those of the published agenda, never the draft's."""
    version = published(cohort)
    return version.sessions if version else []


@materials.route(f"{PUBLIC}/<int:material_id>")
@open_to(EVERYONE)
def fetch(slug, number, material_id):
    """One file, or the way to where a link leads."""
    version, audience, own = found(slug, number, material_id)
    note = audience != Audience.STAFF or own
    answer = redirect(version.url, 303) if version.is_link else serving.given(version, saved="saved" in request.args)
    if note and (version.is_link or serving.begins(answer)):
        fetches.note([version.id], [one.id for one in own])
    return answer


@materials.route(f"{PUBLIC}/<int:material_id>/preview")
@open_to(EVERYONE)
def preview(slug, number, material_id):
    """The small picture of a file."""
    version, _audience, _own = found(slug, number, material_id)
    return serving.pictured(version) if version.preview else abort(404)


@materials.route(f"{PUBLIC}.zip")
@open_to(EVERYONE)
def bundle(slug, number):
    """Everything that one may see, as one ZIP; 404 where that is nothing."""
    cohort, audience, own = reader_of(slug, number)
    rows = db.session.execute(queries.visible_to(audience, cohort)).all()
    files = [version.id for _material, version in rows if not version.is_link]
    if not files:
        abort(404)
    answer = bundles.bundle(cohort, told(cohort), rows)
    if request.method == "GET" and (audience != Audience.STAFF or own):
        fetches.note(files, [one.id for one in own])
    return answer


def found(slug, number, material_id):
    """(the version given out, Audience, own registrations) of a material that one may see, or 404."""
    cohort, audience, own = reader_of(slug, number)
    row = db.session.execute(queries.visible_to(audience, cohort).where(Material.id == material_id)).first()
    return (row[1], audience, own) if row else abort(404)
