"""Bulletins as selects."""

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import selectinload

from trainer.bulletins.models import Audience, Bulletin, BulletinReading, bulletin_group
from trainer.database import now
from trainer.registration.models import Registration, State
from trainer.registration.queries import participants_of


def bulletins_of(cohort):
    """Every bulletin of a cohort, the newest first, with its groups."""
    return (
        select(Bulletin)
        .where(Bulletin.cohort_id == cohort.id)
        .options(selectinload(Bulletin.groups))
        .order_by(Bulletin.shows_from.desc(), Bulletin.id.desc())
    )


def bulletin_at(cohort, bulletin_id):
    return bulletins_of(cohort).where(Bulletin.id == bulletin_id)


def meant():
    """The condition that joins a bulletin and those for whom it is: who holds a seat, in its groups if it names any."""
    in_group = exists().where(
        bulletin_group.c.bulletin_id == Bulletin.id,
        bulletin_group.c.training_group_id == Registration.training_group_id,
    )
    return and_(
        Registration.cohort_id == Bulletin.cohort_id,
        Registration.state == State.ACCEPTED,
        or_(Bulletin.audience == Audience.EVERYBODY, in_group),
    )


def read():
    """The condition that joins a reading of the present issue of a bulletin by a registration."""
    return and_(
        BulletinReading.bulletin_id == Bulletin.id,
        BulletinReading.registration_id == Registration.id,
        BulletinReading.at >= Bulletin.fresh_at,
    )


def shown(moment=None):
    """The condition that a bulletin is shown at a moment (now)."""
    moment = moment or now()
    until = Bulletin.shows_until
    return and_(Bulletin.withdrawn_at.is_(None), Bulletin.shows_from <= moment, or_(until.is_(None), until > moment))


def shown_to(registration_ids, moment=None):
    """Rows (registration id, Bulletin, when it was read or None) of what these people are told; pinned ones first."""
    return (
        select(Registration.id, Bulletin, BulletinReading.at)
        .select_from(Registration)
        .join(Bulletin, meant())
        .outerjoin(BulletinReading, read())
        .where(Registration.id.in_(registration_ids), shown(moment))
        .order_by(Bulletin.pinned.desc(), Bulletin.shows_from.desc(), Bulletin.id.desc())
    )


def addressees(bulletin):
    """Those for whom it is, in the order of the name list."""
    return participants_of(bulletin.cohort).join(Bulletin, meant()).where(Bulletin.id == bulletin.id)


def non_readers(bulletin):
    """Those of them who have not read its present issue."""
    return addressees(bulletin).where(~exists().where(read()))


def counts(cohort):
    """Rows (bulletin id, for how many it is, how many of them have read it)."""
    return (
        select(Bulletin.id, func.count(Registration.id), func.count(BulletinReading.at))
        .select_from(Bulletin)
        .join(Registration, meant())
        .outerjoin(BulletinReading, read())
        .where(Bulletin.cohort_id == cohort.id)
        .group_by(Bulletin.id)
    )
