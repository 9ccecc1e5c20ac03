"""The verbs of materials: put on the shelf, renewed, changed, put in order, released, taken back. None deletes."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer import jobs, journal, look
from trainer.changes import as_fact
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.materials import file_names, links_out
from trainer.materials.models import Material, MaterialVersion, Release, VersionState
from trainer.materials.particulars import LONGEST_TITLE, called, placed, read, titled
from trainer.materials.releasing import calendar_of, settle

JOURNALLED = ("title", "description", "audience", "release", "licence", "source")


def put(upload, kind, by, made_by=""):
    """An upload is all there and of this Kind: make its MaterialVersion, which waits to be checked; returns it.

    What was announced as a new version of a material becomes that, anything else a material of its own. Refused when
    the cohort was closed meanwhile.
    """
    upload.cohort.refuse_if_closed()
    name = file_names.shown(upload.name, kind)
    material = upload.material or shelved(upload.cohort, standing(upload), file_names.stem_of(upload.name))
    material.speaker_id = material.speaker_id or upload.facts.get("speaker")
    version = added(material, by, made_by, name=name, size=upload.length, mimetype=kind.mimetype,
                    act="added_version" if upload.material else "added_material")  # fmt: skip
    upload.version_id = version.id
    version.job_id = jobs.enqueue("check_material", by=by, cohort_id=material.cohort_id, version=version.id).id
    return version


def standing(upload):
    """The facts of an upload; what belonged to a session that is gone meanwhile belongs to the whole training."""
    try:
        placed(upload.cohort, upload.facts.get("place"))
    except Refused:
        return upload.facts | {"place": ""}
    return upload.facts


def link(cohort, url, facts, by, made_by=""):
    """Put a link on the shelf; returns its Material. Refused, its place "url", when it is not an address of the web."""
    lock(cohort).refuse_if_closed()
    url = links_out.judged(url)
    material = shelved(cohort, facts, links_out.host(url))
    added(material, by, made_by, url=url, state=VersionState.READY, act="added_material")
    return material


def relink(material, url, by, made_by=""):
    """Let a link lead elsewhere from now on; where it led stays on record as an earlier version."""
    material.cohort.refuse_if_closed()
    url = links_out.judged(url)
    if url != material.newest.url:
        added(material, by, made_by, url=url, state=VersionState.READY, act="added_version")


def shelved(cohort, facts, title):
    """A new Material at the end of the shelf, with these facts (see `read`); `title` for one that has none."""
    session, day = placed(cohort, facts.get("place", ""))
    last = db.session.scalar(select(func.max(Material.position)).where(Material.cohort_id == cohort.id))
    material = Material(cohort_id=cohort.id, cohort=cohort, session_id=session, day=day, position=(last or 0) + 1,
                        **(read(facts) | {"title": titled(facts.get("title")) or title[:LONGEST_TITLE]}))  # fmt: skip
    settle(material, calendar_of(cohort))
    db.session.add(material)
    db.session.flush()
    return material


def added(material, by, made_by, act, **facts):
    """The next version of a material; two that come at once get two numbers."""
    lock(material)
    numbers = select(func.max(MaterialVersion.number)).where(MaterialVersion.material_id == material.id)
    number = (db.session.scalar(numbers) or 0) + 1
    version = MaterialVersion(material=material, number=number, account_id=by.id if by else None,
                              made_by=made_by or (by.label if by else ""), **facts)  # fmt: skip
    db.session.add(version)
    db.session.flush()
    journal.record(by, act, material, version=number, file=version.name or version.url)
    return version


def change(material, by, **facts):
    """Change what is said of a material: title, description, place, audience, release, release_at, licence, source.

    Refused, naming the field, when the title is empty, or a moment is wanted and none is given.
    """
    material.cohort.refuse_if_closed()
    words = read(facts) | {"title": titled(facts.get("title"))}
    if not words["title"]:
        raise Refused(_("Please write what it is called."), place="title")
    before = told(material)
    with db.session.no_autoflush:  # release and its moment must reach the database together
        place = facts.get("place", "")
        if place != material.place:
            material.session_id, material.day = placed(material.cohort, place)
            material.left_session_id = None
        for name, value in words.items():
            setattr(material, name, value)
        settle(material, calendar_of(material.cohort))
    db.session.flush()
    db.session.refresh(material)
    after = told(material)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changes:
        journal.record(by, "changed_material", material, changes=changes)


def told(material):
    """What is said of a material, by field, as the journal keeps it."""
    facts = {f"material_{name}": as_fact(getattr(material, name)) for name in JOURNALLED}
    chosen = look.moment(material.release_at) if material.release_at else ""
    return facts | {"material_release_at": chosen, "material_place": called(material)}


def move(material, steps, by):
    """Put a material so many places later among those of its session, day or training (earlier: negative)."""
    lock(material.cohort).refuse_if_closed()
    beside = select(Material).where(
        Material.cohort_id == material.cohort_id, Material.session_id.is_not_distinct_from(material.session_id)
    )
    if material.session_id is None:
        beside = beside.where(Material.day.is_not_distinct_from(material.day))
    order = db.session.scalars(beside.order_by(Material.position, Material.id)).all()
    before = order.index(material)
    after = min(max(before + steps, 0), len(order) - 1)
    if after != before:
        positions = sorted(one.position for one in order)
        order.insert(after, order.pop(before))
        for one, position in zip(order, positions, strict=True):
            one.position = position
        journal.record(by, "reordered_material", material, place=after + 1)


def release_now(material, by):
    """Let those for whom it is see it from now on, whatever was planned."""
    material.cohort.refuse_if_closed()
    if material.standing(now()) != "waiting":
        raise Refused(_("“%(title)s” does not wait for its release.", title=material.title))
    material.release, material.release_at, material.released_at = Release.AT_ONCE, None, now()
    journal.record(by, "released_material", material)


def withdraw(material, by):
    """Take a material back: nobody but staff sees it from now on."""
    material.cohort.refuse_if_closed()
    if material.withdrawn_at:
        raise Refused(_("“%(title)s” is taken back already.", title=material.title))
    material.withdrawn_at = now()
    journal.record(by, "withdrew_material", material)


def restore(material, by):
    """Give out again what was taken back."""
    material.cohort.refuse_if_closed()
    if not material.withdrawn_at:
        raise Refused(_("“%(title)s” is not taken back.", title=material.title))
    material.withdrawn_at = None
    journal.record(by, "restored_material", material)
