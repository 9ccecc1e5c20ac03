"""Who is given links at once: an area's organisations certified on the first day, or its provincial offices."""

from sqlalchemy import select

from trainer.database import db
from trainer.organisations.models import Organisation
from trainer.organisations.queries import held_on
from trainer.thai import places


def offices(region="", province=""):
    """[{"province": code}] of an area's provinces; of all 77 where neither is named."""
    return [{"province": code} for code in codes(region, province)]


def certified(cohort, region="", province=""):
    """[{"organisation_id": …}] of the organisations of an area that the programme takes, certified on the first day."""
    found = select(Organisation.id).where(
        held_on(cohort.starts_on), Organisation.kind.in_(cohort.programme.eligible_kinds)
    )
    if region or province:
        found = found.where(Organisation.province.in_(codes(region, province)))
    return [{"organisation_id": each} for each in db.session.scalars(found.order_by(Organisation.sort_key))]


def codes(region="", province=""):
    """The codes of the provinces of an area: the one named, else those of the region, else all."""
    if province:
        return [province] if province in places.PROVINCES else []
    return [one.code for one in places.PROVINCES.values() if not region or one.region_th == region]
