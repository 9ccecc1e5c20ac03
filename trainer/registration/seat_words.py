"""Seats in words: where somebody sits and why, why somebody waits, and the chapter's codes about both."""

from flask_babel import get_locale, lazy_gettext, ngettext
from flask_babel import gettext as _

from trainer.registration.models import State
from trainer.registration.seating import BEYOND, OPEN
from trainer.thai import places
from trainer.wording import add, words

add("state", offered=lazy_gettext("Seat offered"))
add(
    "act",
    offered=lazy_gettext("offered a seat to"),
    let_lapse=lazy_gettext("let the offer lapse of"),
    took_back_offer=lazy_gettext("took back the offer to"),
    kept_seats=lazy_gettext("changed the seats kept in"),
    released_seats=lazy_gettext("opened the seats left over in"),
)
add(
    "answer",
    declined=lazy_gettext("Turned the seat down"),
    lapsed=lazy_gettext("Not answered in time"),
    retracted=lazy_gettext("Taken back"),
)
add("field", public_benefit=lazy_gettext("Public-benefit organisation"), other=lazy_gettext("Other organisation"),
    community_welfare=lazy_gettext("Community welfare organisation"))  # fmt: skip


def called(pot):
    """A sort of seat by name: the region, the kind of organisation, or the open seats."""
    dimension, code = pot
    if dimension == "region":
        names = {one.name_th: one.name_en if english() else one.name_th for one in places.regions()}
        return _("region %(name)s", name=names.get(code, code))
    if dimension == "kind":
        return str(words(code, "kind"))
    return _("Open to everybody") if pot == OPEN else _("Beyond the plan")


def rule(pot):
    """By which rule somebody sits there."""
    if pot == BEYOND:
        return _("seated before seats were kept for others; keeps the seat, though the plan has none left for it")
    if pot == OPEN:
        return _("on an open seat")
    return _("on a seat kept for: %(name)s", name=called(pot))


def why(reason, ahead=None):
    """A seating.Reason as a sentence; `ahead` is how many people stand before."""
    said = REASONS[reason.code](**reason.facts)
    if not ahead:
        return said
    return said + " " + ngettext("%(num)d person stands before.", "%(num)d people stand before.", ahead)


def all_taken(seats):
    return ngettext("The %(num)d seat is taken or offered.", "All %(num)d seats are taken or offered.", seats)


def kept_for_others(free, kept):
    """`kept`: [dimension, code, seats free] of those that still are."""
    told = " (%s)" if len(kept) > 1 else ""
    names = ", ".join(called((dimension, code)) + (told and told % left) for dimension, code, left in kept)
    return ngettext(
        "The open seats are taken; the %(num)d free seat is kept for: %(names)s.",
        "The open seats are taken; the %(num)d free seats are kept for: %(names)s.", free, names=names,
    )  # fmt: skip


def others_first(free):
    return ngettext(
        "The %(num)d free seat that is open to this person goes to somebody who stands before.",
        "The %(num)d free seats that are open to this person go to people who stand before.", free,
    )  # fmt: skip


def terms_not_met():
    return _("The terms are not met (any more); the organiser decides first.")


def offer_taken_back():
    return _("An offer was taken back, so no other is made by itself; the organiser decides.")


def in_turn():
    return _("It is this person's turn: a seat is free, and the organiser gives or offers it.")


REASONS = {
    "all_taken": all_taken, "kept": kept_for_others, "others_first": others_first, "terms": terms_not_met,
    "taken_back": offer_taken_back, "turn": in_turn,
}  # fmt: skip


def moved(registrations):
    """Who got a seat, or an offer of one, in one sentence."""
    names = ", ".join(one.label for one in registrations)
    if registrations[0].state == State.OFFERED:
        return _("A seat is offered to: %(names)s", names=names)
    return _("Got a seat: %(names)s", names=names)


def english():
    return str(get_locale() or "th") == "en"
