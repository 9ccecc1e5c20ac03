"""How much room materials take, and how that is said."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer.database import db
from trainer.materials.models import Material, MaterialVersion, VersionState

UNITS = ("B", "kB", "MB", "GB")


def sized(count):
    """So many bytes as people say it: 812 B, 3.4 MB, 5 GB."""
    amount, unit = float(count), 0
    while amount >= 1024 and unit < len(UNITS) - 1:
        amount, unit = amount / 1024, unit + 1
    digits = f"{amount:.1f}".removesuffix(".0") if amount < 100 else f"{amount:,.0f}"
    return f"{digits} {UNITS[unit]}"


def used(cohort):
    """The bytes that the files of a cohort take, earlier versions too; what is kept apart does not count."""
    sizes = (
        select(func.sum(MaterialVersion.size))
        .join(MaterialVersion.material)
        .where(Material.cohort_id == cohort.id, MaterialVersion.state.in_((VersionState.CHECKING, VersionState.READY)))
    )
    return int(db.session.scalar(sizes) or 0)


def room(cohort, whole):
    """How much of the cohort's room is used, in words: 1.2 of 5 GB used."""
    return _("%(used)s of %(whole)s used", used=sized(used(cohort)), whole=sized(whole))
