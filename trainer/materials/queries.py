"""Materials as selects."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from trainer.database import now
from trainer.materials.models import Material, MaterialVersion, VersionState


def materials_of(cohort):
    """Everything on the shelf of a cohort, taken back or not, in order, each with its versions and its session."""
    return (
        select(Material)
        .where(Material.cohort_id == cohort.id)
        .options(selectinload(Material.versions), joinedload(Material.session), joinedload(Material.cohort))
        .order_by(Material.position, Material.id)
    )


def material_at(cohort, material_id):
    """One of them."""
    return materials_of(cohort).where(Material.id == material_id)


def version_at(cohort, material_id, number):
    """One version of a material of the cohort, whatever became of it."""
    return (
        select(MaterialVersion)
        .join(MaterialVersion.material)
        .where(Material.cohort_id == cohort.id, Material.id == material_id, MaterialVersion.number == number)
    )


def visible_to(audience, cohort, moment=None):
    """What an `Audience` may see of a cohort at a moment (now): rows (Material, MaterialVersion given out), in order.

    Released, not taken back, for this audience or one that sees less, and checked. Whether the cohort itself may be
    seen is for the caller to ask (see `audience.py`).
    """
    return visible_in(audience, [cohort.id], moment)


def visible_in(audience, cohort_ids, moment=None):
    """As `visible_to`, of several cohorts at once."""
    newest = (
        select(func.max(MaterialVersion.number))
        .where(MaterialVersion.material_id == Material.id, MaterialVersion.state == VersionState.READY)
        .correlate(Material)
        .scalar_subquery()
    )
    return (
        select(Material, MaterialVersion)
        .join(MaterialVersion, MaterialVersion.material_id == Material.id)
        .where(Material.cohort_id.in_(cohort_ids), MaterialVersion.number == newest)
        .where(Material.audience.in_(audience.sees), Material.withdrawn_at.is_(None))
        .where(Material.released_at <= (moment or now()))
        .order_by(Material.position, Material.id)
    )


def checking(cohort):
    """How many files of a cohort wait to be checked."""
    waiting = select(func.count()).select_from(MaterialVersion).join(MaterialVersion.material)
    return waiting.where(Material.cohort_id == cohort.id, MaterialVersion.state == VersionState.CHECKING)
