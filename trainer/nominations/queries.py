"""Links, nominations and substitutions as selects."""

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from trainer.mail.models import Message, MessageState
from trainer.nominations.models import Nomination, NominationLink, Substitution
from trainer.nominations.standing import GONE
from trainer.organisations.models import Organisation
from trainer.registration.models import Registration
from trainer.thai import places, text

SENT = (
    select(func.count())
    .select_from(Nomination)
    .join(Registration, Registration.id == Nomination.registration_id)
    .where(Nomination.link_id == NominationLink.id, Registration.state.not_in(GONE))
    .correlate(NominationLink)
    .scalar_subquery()
)


def links_of(cohort):
    """The links of a cohort, those of provinces first, then those of organisations in Thai order."""
    return (
        select(NominationLink)
        .outerjoin(NominationLink.organisation)
        .outerjoin(NominationLink.message)
        .options(contains_eager(NominationLink.organisation), contains_eager(NominationLink.message))
        .where(NominationLink.cohort_id == cohort.id)
        .order_by(NominationLink.organisation_id.is_not(None), NominationLink.province, Organisation.sort_key,
                  NominationLink.id)  # fmt: skip
    )


def sought(cohort, day, q="", region="", standing="", mail=""):
    """The links that a person looks for; every filter may be empty, and `day` is today.

    `q` are words of the organisation, the province, the contact; `standing`: open, expired, withdrawn, unused, full;
    `mail`: no_address, unmailed, waiting, sent, failed.
    """
    found = links_of(cohort)
    for word in text.clean(q).split():
        found = found.where(_says(word))
    if region:
        codes = [each.code for one in places.regions() if one.name_th == region for each in one.provinces]
        found = found.where(func.coalesce(NominationLink.province, Organisation.province).in_(codes))
    for chosen, conditions in ((standing, standings(day)), (mail, MAIL)):
        if chosen in conditions:
            found = found.where(conditions[chosen])
    return found


def standings(day):
    """Conditions by which links are told apart on a day."""
    given = NominationLink.withdrawn_at.is_(None)
    return {
        "open": and_(given, NominationLink.expires_on >= day),
        "expired": and_(given, NominationLink.expires_on < day),
        "withdrawn": ~given,
        "unused": and_(given, SENT == 0),
        "full": and_(given, SENT >= NominationLink.most),
    }


MAIL = {
    "no_address": NominationLink.contact_email.is_(None),
    "unmailed": and_(NominationLink.contact_email.is_not(None), NominationLink.message_id.is_(None)),
    "waiting": and_(Message.state.in_([MessageState.WAITING, MessageState.SENDING]), ~Message.in_doubt),
    "sent": Message.state == MessageState.SENT,
    "failed": or_(Message.state == MessageState.FAILED, Message.in_doubt),
}


def counted(cohort, day):
    """One row: how many links the cohort has, can be used, and were never mailed; and how many people they may send."""
    states, mail = standings(day), MAIL["unmailed"]
    return (
        select(
            func.count(NominationLink.id).label("all"),
            func.count().filter(states["open"]).label("open"),
            func.count().filter(mail).label("unmailed"),
            func.coalesce(func.sum(NominationLink.most).filter(NominationLink.withdrawn_at.is_(None)), 0).label("most"),
        )
        .select_from(NominationLink)
        .where(NominationLink.cohort_id == cohort.id)
    )


def _says(word):
    columns = [Organisation.name, NominationLink.contact_name, NominationLink.contact_email]
    conditions = [column.icontains(word, autoescape=True) for column in columns]
    if province := places.find_province(word):
        conditions += [NominationLink.province == province.code, Organisation.province == province.code]
    return or_(*conditions)


def link_at(cohort, link_id):
    """One link of a cohort."""
    return links_of(cohort).where(NominationLink.id == link_id)


def chosen(cohort, ids):
    """These links of a cohort; ids of other cohorts find nothing."""
    return links_of(cohort).where(NominationLink.id.in_(ids))


def nominations_of(link):
    """Whom a link has sent, in the order in which they came."""
    return (
        select(Nomination)
        .join(Nomination.registration)
        .join(Registration.person)
        .outerjoin(Registration.organisation)
        .options(
            contains_eager(Nomination.registration).contains_eager(Registration.person),
            contains_eager(Nomination.registration).contains_eager(Registration.organisation),
        )
        .where(Nomination.link_id == link.id)
        .order_by(Nomination.created_at, Nomination.registration_id)
    )


def nomination_at(link, registration_id):
    """One person whom this link has sent; those of other links are not found."""
    return nominations_of(link).where(Nomination.registration_id == registration_id)


def nomination_of(registration):
    """The nomination by which somebody came, with its link."""
    return (
        select(Nomination)
        .where(Nomination.registration_id == registration.id)
        .options(joinedload(Nomination.link).joinedload(NominationLink.organisation))
    )


def substitutions():
    """All substitutions with both people, the last one first."""
    both = [selectinload(side).joinedload(Registration.person) for side in (Substitution.left, Substitution.came)]
    group = selectinload(Substitution.left).joinedload(Registration.organisation)
    ends = (joinedload(Substitution.link).joinedload(NominationLink.organisation), joinedload(Substitution.account))
    return select(Substitution).options(*both, group, *ends).order_by(Substitution.at.desc(), Substitution.id.desc())


def substitutions_in(cohort):
    """The substitutions of a cohort."""
    return substitutions().where(Substitution.cohort_id == cohort.id)


def substitutions_of(link):
    """The substitutions among those whom a link has sent, whoever made them."""
    return substitutions().where(Substitution.left_id.in_(
        select(Nomination.registration_id).where(Nomination.link_id == link.id)))  # fmt: skip


def substitutions_about(registration):
    """By whom somebody was replaced, and whom somebody replaced."""
    return substitutions().where(or_(Substitution.left_id == registration.id, Substitution.came_id == registration.id))
