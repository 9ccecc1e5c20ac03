"""One person in the place of another: of the same organisation, with a reason, in one transaction.

The one who comes gets what the other had: the seat, the seat offered, the rank, or the place among the applications,
and the number in the lists.
Nobody else moves, and at no moment is the seat free for anyone else: the cohort is held from beginning to end.
"""

from flask_babel import gettext as _

from trainer import journal
from trainer.applications import apply
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.nominations import queries, standing
from trainer.nominations.models import Nomination, Substitution
from trainer.nominations.nominating import AlreadyHere, refuse_if_gone, refuse_unreadable
from trainer.nominations.signals import substituted
from trainer.organisations.matching import name_key
from trainer.registration import giving, judging, list_numbers, offered, seats
from trainer.registration.eligibility_words import sentence
from trainer.registration.models import State
from trainer.registration.signals import received
from trainer.thai import names

LONGEST = 1000  # characters of a reason


def substitute(left, facts, reason, *, link=None, by=None, exception="", language="th"):
    """Put somebody new in the place of the registration `left`; returns the Substitution.

    `facts` are texts: name, position, phone, email, and organisation, which may be left out: it is that of `left`.
    Through a `link` the link must be open; without one an organiser (`by`) does it, also at the door, and may admit
    somebody by `exception`. Raises Refused when `left` has no place, the reason is missing, the new person is of
    another organisation, in the cohort already, or does not meet the terms.
    """
    checked = read(left, facts)
    hold(left, link)
    if done := done_before(left, checked):
        return done
    refuse_if_gone(left)
    if not reason.strip():
        raise Refused(_("Please say why somebody else comes."), "reason")
    if known := apply.already_here(left.cohort, checked):
        raise AlreadyHere(known, checked.name)
    actor = by or (link and link.nominator)
    place = (left.state, left.rank)
    offer = step_down(left, reason.strip()[:LONGEST], actor)
    came = enter(left, checked, language)
    refuse_ineligible(came, exception, actor)
    announce(left, came, actor)
    list_numbers.hand_over(left, came)
    take_over(came, place, offer, actor)
    return write_down(left, came, reason.strip()[:LONGEST], link, by, actor)


def read(left, facts):
    """How the new person is understood: a roster.CheckedRow of the same organisation."""
    named = (facts.get("organisation") or "").strip()
    if named and name_key(named) != name_key(left.organisation_label):
        message = _("Whoever takes the place must come from the same organisation, %(name)s.",
                    name=left.organisation_label)  # fmt: skip
        raise Refused(message, "organisation")
    said = {name: facts.get(name) or "" for name in ("name", "position", "phone", "email")}
    said |= {"organisation": left.organisation_label, "organisation_id": left.organisation_id}
    said |= {"province": left.province or "", "unlisted": left.organisation_id is None}
    checked = apply.read(left.cohort, said)
    refuse_unreadable(checked)
    return checked


def hold(left, link):
    """Hold the cohort, and read everything as it is now."""
    if link is not None:
        standing.hold(link)
    lock(left.cohort).refuse_if_closed()
    db.session.refresh(left)


def done_before(left, checked):
    """The Substitution that put this very person in the place, or None: a form sent twice does nothing more."""
    found = db.session.scalar(queries.substitutions().where(Substitution.left_id == left.id))
    name = names.duplicate_key(checked.first_name, checked.last_name)[:400]
    return found if found and found.came.person.name_key == name else None


def step_down(left, reason, actor):
    """Write down that somebody leaves; what hangs on a seat may refuse, as with every seat that is given up.

    Returns the offer that ends with it, if one waited for an answer. Refuses when its time is over.
    """
    if left.state == State.ACCEPTED:
        seats.giving_up.send(left)
    offer = offered.open_offer(left) if left.state == State.OFFERED else None
    if offer and offer.overdue:
        raise Refused(_("The seat offered to %(name)s was not answered in time; it goes to the next in line.",
                        name=left.label))  # fmt: skip
    if offer:
        offer.end(offered.Answer.RETRACTED)
    giving.leave(left, actor, reason=reason)
    db.session.flush()  # the rank is free for the next one only when the database knows
    return offer


def enter(left, checked, language):
    """The registration of the new person, beside that of the old one."""
    made = apply.registration_of(left.cohort, checked, (), language, None)
    made.organisation_id, made.organisation_name = left.organisation_id, left.organisation_name
    db.session.add(made)
    db.session.flush()
    return made


def refuse_ineligible(came, exception, actor):
    """Ask the rules; somebody who does not meet them comes only by an organiser's exception."""
    found = judging.judge(came)
    if not found:
        return
    why = " ".join(str(sentence(each.to_dict())) for each in found)
    if not exception.strip():
        raise Refused(_("%(name)s cannot take the place: %(why)s", name=came.label, why=why), "name")
    came.admit(exception, actor)


def announce(left, came, actor):
    """Write down that somebody came in; whoever came by a link is followed by somebody of the same link."""
    sent = db.session.scalar(queries.nomination_of(left))
    if sent is None:
        journal.record(actor, "registered", came)
        return
    db.session.add(Nomination(registration=came, link=sent.link))
    received.send(came, entry=journal.record(actor, "nominated", came))


def take_over(came, place, offer, actor):
    """Give the new person what the old one had, and tell them so.

    Both have one organisation and one province, so a seat kept for a region or a kind suits both.
    """
    state, rank = place
    if state == State.ACCEPTED:
        giving.seat(came, actor)
    elif state == State.RESERVE:
        giving.rank(came, rank, actor)
    elif state == State.OFFERED:
        giving.offer(came, offer.deadline, actor).rank = offer.rank
    db.session.flush()


def write_down(left, came, reason, link, by, actor):
    """The substitution itself."""
    made = Substitution(cohort_id=left.cohort_id, left=left, came=came, reason=reason, link=link, account=by)
    db.session.add(made)
    db.session.flush()
    substituted.send(made, entry=journal.record(actor, "substituted", made, reason=reason))
    return made
