"""Registrations as selects."""

from sqlalchemy import case, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from trainer.database import db
from trainer.journal import Entry
from trainer.organisations.models import Organisation
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration import finding
from trainer.registration.drafts import RosterDraft, RosterFile
from trainer.registration.list_numbers import IN_ORDER
from trainer.registration.models import Registration, State


def registrations():
    """All registrations with person, organisation and cohort, in Thai order of names."""
    return (
        select(Registration)
        .join(Registration.person)
        .join(Registration.cohort)
        .join(Cohort.programme)
        .options(
            contains_eager(Registration.person),
            contains_eager(Registration.cohort).contains_eager(Cohort.programme),
            joinedload(Registration.organisation),
        )
        .order_by(Person.sort_key, Registration.id)
    )


def registrations_of(cohort, merged=False):
    """Everyone who is registered in a cohort, whatever the state; second entries of somebody only with `merged`."""
    found = registrations().where(Registration.cohort_id == cohort.id)
    return found if merged else found.where(Registration.state != State.MERGED)


def participants_of(cohort):
    """Those who hold a seat of the cohort, in the order of the name list: by number, or by name while there is none."""
    held = registrations_of(cohort).where(Registration.state == State.ACCEPTED)
    return held.order_by(None).order_by(*IN_ORDER)


def hopeful(cohort):
    """Those who hold or hope for a place: seats first, then reserves by rank, then applications as they came."""
    order = {State.ACCEPTED: 0, State.OFFERED: 1, State.RESERVE: 2, State.APPLIED: 3}
    found = registrations_of(cohort).where(Registration.state.in_(list(order)))
    return (
        found.options(joinedload(Registration.organisation).selectinload(Organisation.certifications))
        .order_by(None)
        .order_by(case(order, value=Registration.state), Registration.rank, Registration.id)
    )


def reserves_of(cohort):
    """The reserves of a cohort by rank."""
    reserves = registrations_of(cohort).where(Registration.state == State.RESERVE)
    return reserves.order_by(None).order_by(Registration.rank)


def registrations_by(email):
    """The registrations that belong to an e-mail address, newest cohort first; an account sees no others."""
    return (
        registrations()
        .where(Person.email == email.lower(), Registration.state != State.MERGED)
        .order_by(None)
        .order_by(Cohort.starts_on.desc())
    )


def sought(cohort, order="", twin_ids=None, **filters):
    """The people of a cohort whom filters of the review desk find (`finding.FILTERS`); every filter may be empty.

    `order` is "" for the name list's order, "rank" for reserves first by rank, "newest" for the last ones first.
    `twin_ids` go with the filter "twins".
    """
    merged = filters.get("state") == State.MERGED
    found = registrations_of(cohort, merged).outerjoin(Registration.organisation)
    return in_order(finding.narrow(found, twin_ids=twin_ids, **filters), order)


def sought_ids(cohort, order="", twin_ids=None, **filters):
    """The ids of the same people in the same order, without reading what else is known of them."""
    found = select(Registration.id).join(Registration.person).outerjoin(Registration.organisation)
    found = found.where(Registration.cohort_id == cohort.id)
    if filters.get("state") != State.MERGED:
        found = found.where(Registration.state != State.MERGED)
    found = finding.narrow(found, twin_ids=twin_ids, **filters)
    return in_order(found.order_by(Person.sort_key, Registration.id), order)


def in_order(found, order):
    """A select of registrations in one of the orders of the list."""
    orders = {"rank": [Registration.rank.is_(None), Registration.rank], "newest": [Registration.id.desc()]}
    return found.order_by(None).order_by(*orders[order]) if order in orders else found


def states_by_province(cohort):
    """Rows (state, province, number of people); second entries of somebody are not people."""
    province = finding.PROVINCE.label("province")
    return (
        select(Registration.state, province, func.count())
        .outerjoin(Registration.organisation)
        .where(Registration.cohort_id == cohort.id, Registration.state != State.MERGED)
        .group_by(Registration.state, province)
    )


def chosen(cohort, ids):
    """These people of the cohort, in the order in which they registered; ids of other cohorts find nobody."""
    return registrations_of(cohort).where(Registration.id.in_(ids)).order_by(None).order_by(Registration.id)


def registration_at(registration_id):
    """One registration, as staff open it."""
    return registrations().where(Registration.id == registration_id)


def reserve_positions(cohort, registrations, everybody=False):
    """{registration id: place in the queue, from 1} of the reserves among these; the ranks themselves may have gaps.

    With `everybody` those of all reserves of the cohort, without asking for each.
    """
    ids = [one.id for one in registrations if one.state == State.RESERVE]
    queue = (
        select(Registration.id, func.row_number().over(order_by=Registration.rank).label("place"))
        .where(Registration.cohort_id == cohort.id, Registration.state == State.RESERVE)
        .subquery()
    )
    found = select(queue) if everybody else select(queue).where(queue.c.id.in_(ids))
    return dict(db.session.execute(found).all()) if ids else {}


def unfinished_drafts(cohort):
    """Roster imports of the cohort that nobody finished or threw away."""
    return (
        select(RosterDraft)
        .where(RosterDraft.cohort_id == cohort.id)
        .options(selectinload(RosterDraft.files).load_only(RosterFile.name, RosterFile.draft_id))
        .order_by(RosterDraft.id)
    )


def draft_at(cohort, draft_id):
    """One unfinished import of the cohort, with files and decisions."""
    return (
        select(RosterDraft)
        .where(RosterDraft.id == draft_id, RosterDraft.cohort_id == cohort.id)
        .options(selectinload(RosterDraft.files).selectinload(RosterFile.decisions))
    )


def acts_on_draft(cohort, draft_id):
    """What the journal says was done with an import of the cohort, also when it is over."""
    return select(Entry.act).where(
        Entry.subject_type == RosterDraft.__tablename__, Entry.subject_id == draft_id, Entry.cohort_id == cohort.id
    )
