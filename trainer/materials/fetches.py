"""Who has fetched what: a row for each participant and version, and a number for everybody else."""

from datetime import datetime

from sqlalchemy import ForeignKey, func, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, now
from trainer.materials.models import Material, MaterialVersion
from trainer.people.models import Person
from trainer.registration.models import Registration, State
from trainer.registration.queries import participants_of
from trainer.upsert import DIALECTS


class MaterialFetch(db.Model):
    """A participant has fetched a version: first, last, how often."""

    __tablename__ = "material_fetch"

    version_id: Mapped[int] = mapped_column(ForeignKey("material_version.id"), primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True, index=True)
    first_at: Mapped[datetime] = mapped_column(default=now)
    last_at: Mapped[datetime] = mapped_column(default=now)
    times: Mapped[int] = mapped_column(default=1)
    version: Mapped[MaterialVersion] = relationship()
    registration: Mapped[Registration] = relationship()


def note(version_ids, registration_ids):
    """Write down that these participants fetched these versions; without participants only count it. Commits.

    It begins a transaction of its own with the writing: one that had read before could not be sure to write on SQLite.
    """
    db.session.rollback()
    ids = sorted(version_ids)  # always in one order, so that two never wait for each other
    if registration_ids:
        moment = now()
        rows = [{"version_id": version, "registration_id": one, "first_at": moment, "last_at": moment, "times": 1}
                for version in ids for one in sorted(registration_ids)]  # fmt: skip
        insert = DIALECTS[db.session.get_bind().dialect.name](MaterialFetch).values(rows)
        keys = [MaterialFetch.version_id, MaterialFetch.registration_id]
        again = {"last_at": insert.excluded.last_at, "times": MaterialFetch.times + 1}
        db.session.execute(insert.on_conflict_do_update(index_elements=keys, set_=again))
    else:
        for version in ids:
            counted = update(MaterialVersion).where(MaterialVersion.id == version)
            db.session.execute(counted.values(visits=MaterialVersion.visits + 1))
    db.session.commit()


def counts(cohort):
    """{material id: (participants who fetched any version of it, visits by others)}; two statements."""
    people = (
        select(MaterialVersion.material_id, func.count(func.distinct(MaterialFetch.registration_id)))
        .join(MaterialFetch, MaterialFetch.version_id == MaterialVersion.id)
        .join(MaterialVersion.material)
        .join(Registration, Registration.id == MaterialFetch.registration_id)
        .where(Material.cohort_id == cohort.id, Registration.state == State.ACCEPTED)
        .group_by(MaterialVersion.material_id)
    )
    visits = (
        select(MaterialVersion.material_id, func.sum(MaterialVersion.visits))
        .join(MaterialVersion.material)
        .where(Material.cohort_id == cohort.id)
        .group_by(MaterialVersion.material_id)
    )
    seen = dict(db.session.execute(people).all())
    return {key: (seen.get(key, 0), int(number or 0)) for key, number in db.session.execute(visits)}


def seats(cohort):
    """How many people hold a seat of the cohort."""
    return db.session.scalar(select(func.count()).select_from(Registration).where(
        Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED)) or 0  # fmt: skip


def by_person(cohort, material_ids):
    """{registration id: {material id: (first_at, last_at, newest version fetched)}} of these materials."""
    found = (
        select(MaterialFetch.registration_id, MaterialVersion.material_id, func.min(MaterialFetch.first_at),
               func.max(MaterialFetch.last_at), func.max(MaterialVersion.number))
        .join(MaterialVersion, MaterialVersion.id == MaterialFetch.version_id)
        .where(MaterialVersion.material_id.in_(material_ids))
        .group_by(MaterialFetch.registration_id, MaterialVersion.material_id)
    )  # fmt: skip
    people = {}
    for registration, material, *facts in db.session.execute(found):
        people.setdefault(registration, {})[material] = tuple(facts)
    return people


def readers(cohort):
    """Those who hold a seat, in Thai order of names, without what only their own record needs."""
    return participants_of(cohort).order_by(None).order_by(Person.sort_key, Registration.id)


def move_fetches(gone, into):
    """What an entry of somebody had fetched that is merged into another one counts for the one that stays."""
    theirs = db.session.scalars(select(MaterialFetch).where(MaterialFetch.registration_id == gone.id)).all()
    for one in theirs:
        mine = db.session.get(MaterialFetch, (one.version_id, into.id))
        if mine is None:
            one.registration_id = into.id
            continue
        mine.first_at, mine.last_at = min(mine.first_at, one.first_at), max(mine.last_at, one.last_at)
        mine.times += one.times
        db.session.delete(one)
    db.session.flush()
