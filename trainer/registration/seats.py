"""Seats of a cohort: who sits where, how many are free and who is next. Right under load: whoever asks holds the
cohort's row. An offered seat is taken until it is answered."""

from collections import Counter

from blinker import Namespace
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, String, cast, func, literal_column, null, or_, select, true, union_all

from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.models import Organisation
from trainer.registration import offered, reservations
from trainer.registration.models import SEATED, Registration, State
from trainer.registration.reservations import Reservation
from trainer.registration.seating import OPEN, Group, Pot, Seating
from trainer.thai import places

# Sent with the registration that is about to lose its seat, in the same transaction; a later chapter may refuse.
giving_up = Namespace().signal("giving-up-a-seat")

PROVINCE = func.coalesce(func.nullif(Registration.province, literal_column("''")), Organisation.province)
ADMISSIBLE = or_(cast(Registration.shortcomings, String) == "[]", Registration.exception_reason != "")
STRIDE = 200  # reserves looked at in one go
NOBODY_YET = -(2**31)
EVERYBODY = true()


def hold(registration):
    """Hold the cohort until commit, and read the registration as it is now; what follows leans on this.

    Raises Refused when the cohort is closed.
    """
    lock(registration.cohort).refuse_if_closed()
    db.session.refresh(registration)


def free(cohort):
    """How many seats are left; negative when there are fewer seats than people, after the number was lowered."""
    return cohort.seats - taken(cohort)


def taken(cohort):
    """How many people hold a seat or have one offered."""
    return db.session.scalar(select(func.count()).where(*_of(cohort, SEATED)))


def seated_of(cohort, groups):
    """How many people of these seating.Groups would get a seat, in whatever order they come, if all were accepted now;
    reserves whose turn it is come first."""
    seating = seating_of(cohort)
    turns(cohort, seating)
    return sum(seating.sit(each) for each in groups)


def release(cohort, by):
    """Open the kept seats that nobody fills to everybody; returns {what was kept: [before, after]}.

    Raises Refused when all kept seats are filled, or none is kept.
    """
    lock(cohort).refuse_if_closed()
    seating = seating_of(cohort)
    changes = reservations.keep(cohort, {pot: seating.filled(pot) for pot in seating.kept}, by, "released_seats")
    if not changes:
        raise Refused(_("No kept seat is left over."))
    return changes


def seating_of(cohort, whole=True):
    """The seating.Seating of a cohort as it stands: its kept seats and everybody who holds one.

    Not `whole`, it tells only so many groups of people apart as the kept seats do: enough to say whether somebody fits,
    and quick, for every application asks that.
    """
    pots = kept(cohort)
    if not pots and not whole:
        return Seating(cohort.seats, pots, {group(None, None): taken(cohort)})
    seated = Counter()
    kinds = whole or any(pot.dimension == "kind" for pot in pots)
    for province, kind, people in db.session.execute(_seated(cohort, kinds)):
        seated[group(province, kind)] += people
    return Seating(cohort.seats, pots, seated)


def _seated(cohort, kinds):
    """Rows (province, kind, people) of those who hold a seat; the kind of organisation only where `kinds`."""
    people = func.count()
    all_of_them = (
        select(PROVINCE.label("province"), Organisation.kind, people)
        .select_from(Registration)
        .outerjoin(Registration.organisation)
        .where(*_of(cohort, SEATED))
        .group_by(PROVINCE, Organisation.kind)
    )
    if kinds:
        return all_of_them
    own = Registration.province
    named = select(own, null(), people).where(*_of(cohort, SEATED), own != "").group_by(own)
    return union_all(named, all_of_them.where(func.coalesce(own, "") == ""))


def kept(cohort):
    """{seating.Pot: seats kept} of a cohort; regions as the country's list has them, then kinds."""
    rows = db.session.execute(
        select(Reservation.dimension, Reservation.code, Reservation.seats).where(Reservation.cohort_id == cohort.id)
    )
    order = {one.name_th: place for place, one in enumerate(places.regions())}
    found = {Pot(str(dimension), code): seats for dimension, code, seats in rows}
    in_order = sorted(found, key=lambda pot: (pot.dimension != "region", order.get(pot.code, 0), pot.code))
    return {pot: found[pot] for pot in in_order}


def group(province, kind):
    """The seating.Group of people from a province (code) whose organisation is of a kind; either may be None."""
    found = places.PROVINCES.get(province)
    return Group(found and found.region_th, kind and str(kind))


def group_of(registration):
    """The seating.Group of one registration: its own province, or else the organisation's."""
    organisation = registration.organisation
    province = registration.province or (organisation and organisation.province)
    return group(province, organisation and organisation.kind)


def seatable(registration):
    """Whether a seat is free on which this person may sit, whoever else waits."""
    return seating_of(registration.cohort).fits(group_of(registration))


def turns(cohort, seating, standing=EVERYBODY):
    """The ids of the reserves who get the seats that are free now, by rank: whoever still fits, from the first on.

    `standing` is a condition on who takes part. `seating` holds them afterwards as well.
    """
    found, after = [], NOBODY_YET
    while room := seating.room():
        some = line(cohort).where(standing, _may_sit(room), Registration.rank > after).limit(STRIDE)
        rows = db.session.execute(some).all()
        found += [row.id for row in rows if seating.sit(group(row.province, row.kind))]
        if len(rows) < STRIDE:
            break
        after = rows[-1].rank
    return found


def ready():
    """The condition on reserves to whom a seat may go by itself."""
    return ADMISSIBLE & not_taken_back()


def not_taken_back():
    """The condition on reserves to whom a seat may still be offered: no offer of theirs was taken back last."""
    return Registration.id.not_in(offered.taken_back())


def line(cohort):
    """Rows (id, rank, province, kind, admissible) of the reserves by rank."""
    return (
        select(
            Registration.id, Registration.rank, PROVINCE.label("province"), Organisation.kind,
            ADMISSIBLE.label("admissible"),
        )
        .select_from(Registration)
        .outerjoin(Registration.organisation)
        .where(*_of(cohort, [State.RESERVE]))
        .order_by(Registration.rank)
    )  # fmt: skip


def next_rank(cohort):
    """The rank behind the last reserve. Ranks may have gaps; what people are shown is their position."""
    return (db.session.scalar(select(func.max(Registration.rank)).where(Registration.cohort_id == cohort.id)) or 0) + 1


def _may_sit(room) -> ColumnElement:
    """The condition under which somebody may sit in one of these pots."""
    if OPEN in room:
        return EVERYBODY
    regions = {pot.code for pot in room if pot.dimension == "region"}
    codes = [one.code for one in places.PROVINCES.values() if one.region_th in regions]
    return or_(PROVINCE.in_(codes), Organisation.kind.in_([pot.code for pot in room if pot.dimension == "kind"]))


def _of(cohort, states):
    return Registration.cohort_id == cohort.id, Registration.state.in_(states)
