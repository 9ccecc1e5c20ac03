"""Asks all rules of one registration or of many, and freezes what they say, as of the cohort's first day.

The organisation's rules and the person's stand in `eligibility.Terms`; later chapters add theirs with `rule`.
Whoever judges holds the cohort, so that two of one organisation never both get its last place.
"""

from collections import Counter
from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.models import Certification, Organisation
from trainer.registration import trained
from trainer.registration.eligibility import Shortcoming, terms_of
from trainer.registration.models import Registration, State
from trainer.registration.seats import ADMISSIBLE

HOPEFUL = (State.ACCEPTED, State.OFFERED, State.RESERVE, State.APPLIED)
RULES = []


def rule(function=None, *, many=None):
    """Add a later chapter's rule; usable as a decorator.

    `function(registration)` returns a list of Shortcoming. Where asking one by one costs a statement each, give
    `many` too: it takes a list of registrations (some not saved yet, with no id) and returns a list for each of them.
    """
    if function is None:
        return lambda given: rule(given, many=many)
    RULES.append(many or (lambda registrations: [function(one) for one in registrations]))
    return function


def judge(registration):
    """Ask all rules of one registration anew and freeze what they say; returns the list of Shortcoming."""
    return judge_all(registration.cohort, [registration])[0]


def judge_again(registration, by):
    """The same on somebody's wish, as after the register was put right. Refuses for whoever holds a seat already:
    the answer on which it was given stays."""
    lock(registration.cohort).refuse_if_closed()
    if registration.state not in (State.APPLIED, State.RESERVE, State.DECLINED):
        raise Refused(_("%(name)s does not wait for a place; the answer of then stays.", name=registration.label))
    judge(registration)
    journal.record(by, "asked_terms", registration, met=not registration.shortcomings)


def judge_waiting(cohort, by):
    """Ask the terms again of everybody in a cohort who waits for a place; whoever has one keeps the answer.

    Returns (how many were asked, for how many it is another answer now). Raises Refused for a closed cohort.
    """
    lock(cohort).refuse_if_closed()
    people = db.session.scalars(waiting(cohort)).all()
    before = [bool(one.shortcomings) for one in people]
    judge_all(cohort, people)
    differ = sum(old != bool(one.shortcomings) for old, one in zip(before, people, strict=True))
    if people:
        journal.record(by, "asked_terms", cohort, count=len(people), differ=differ)
    return len(people), differ


def judge_all(cohort, registrations, first_day=None):
    """Ask all rules of these people of one cohort, in the order in which they came, and freeze what they say.

    The share of an organisation goes to the first of them; whoever may not come anyway takes none of it. They may
    be new and not saved yet. `first_day`: the one to come, where it is about to move. A fixed number of statements
    however many there are. Returns a list of Shortcoming for each. Raises Refused when the cohort has no dates.
    """
    terms = terms_of(cohort)
    terms = replace(terms, first_day=first_day or terms.first_day)
    if terms.first_day is None and registrations:
        raise Refused(_("This cohort has no dates; whether an organisation is certified depends on its first day."))
    organisations = organisations_of(registrations)
    own = own_shortcomings(cohort, registrations, terms)
    taken, answers = shares_taken(cohort, registrations, terms), []
    for one, other in zip(registrations, own, strict=True):
        organisation = organisations.get(one.organisation_id)
        found = [*named(terms.shortcomings(organisation, taken[one.organisation_id]), one), *other]
        freeze(one, found, terms.first_day)
        if one.admissible and one.state in (None, *HOPEFUL):  # one that is not saved yet has no state
            taken[one.organisation_id] += 1
        answers.append(found)
    return answers


def waiting(cohort):
    """Those who wait for a place, in the order in which the share of an organisation goes: ranks first."""
    found = select(Registration).join(Registration.person).options(contains_eager(Registration.person))
    found = found.where(Registration.cohort_id == cohort.id, Registration.state.in_((State.RESERVE, State.APPLIED)))
    return found.order_by(Registration.rank.is_(None), Registration.rank, Registration.id)


def freeze(registration, shortcomings, day):
    registration.shortcomings = [one.to_dict() for one in shortcomings]
    registration.judged_as_of = day


def named(shortcomings, registration):
    """The same; where no organisation of the register is meant, with the name that was written."""
    for each in shortcomings:
        unknown = each.rule == "organisation_unknown"
        yield Shortcoming(each.rule, {"name": registration.organisation_name}) if unknown else each


def own_shortcomings(cohort, registrations, terms):
    """What speaks against each person, whatever organisation they come from: lists of Shortcoming."""
    before = trained.trainings(cohort, [trained.known(one) for one in registrations], terms.first_day)
    found = [terms.trained_too_recently(training) for training in before]
    for many in RULES:
        for mine, others in zip(found, many(registrations), strict=True):
            mine.extend(others)
    return found


def organisations_of(registrations):
    """{id: Organisation} with their certifications, in one statement."""
    ids = {one.organisation_id for one in registrations} - {None}
    found = select(Organisation).where(Organisation.id.in_(ids)).outerjoin(Organisation.certifications)
    found = found.options(contains_eager(Organisation.certifications)).order_by(Certification.certified_on)
    return {one.id: one for one in db.session.scalars(found).unique()} if ids else {}


def shares_taken(cohort, registrations, terms):
    """How many people of each organisation have a place or may hope for one, without these: a Counter by id."""
    counts = Counter()
    if terms.max_per_organisation is None:
        return counts
    these = {one.id for one in registrations}
    for organisation_id, registration_id in db.session.execute(
        sharing(cohort).where(Registration.organisation_id.in_({one.organisation_id for one in registrations} - {None}))
    ):
        counts[organisation_id] += registration_id not in these
    return counts


def shares(cohort):
    """How many people each organisation has in the cohort that take part of its share: a Counter by its id."""
    return Counter(organisation_id for organisation_id, _id in db.session.execute(sharing(cohort)))


def sharing(cohort):
    """Rows (organisation id, registration id) of those who have a place or may hope for one."""
    return select(Registration.organisation_id, Registration.id).where(
        Registration.cohort_id == cohort.id, Registration.state.in_(HOPEFUL), ADMISSIBLE
    )


def judge_colleagues(registration):
    """When somebody leaves, ask again of those whom only the share of the organisation kept out, as they came."""
    if registration.organisation_id is None or registration.cohort.programme.max_per_organisation is None:
        return
    waiting = select(Registration).where(
        Registration.cohort_id == registration.cohort_id,
        Registration.organisation_id == registration.organisation_id,
        Registration.id != registration.id,
        Registration.state.in_((State.APPLIED, State.RESERVE)),
    )
    people = [one for one in db.session.scalars(waiting.order_by(Registration.id)) if kept_out_by_share(one)]
    if people:
        judge_all(registration.cohort, people)


def kept_out_by_share(registration):
    return any(each["rule"] == "organisation_has_its_share" for each in registration.shortcomings)
