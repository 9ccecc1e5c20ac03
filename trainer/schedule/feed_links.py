"""The addresses of the calendars of an agenda. A private one opens nothing but that calendar."""

from trainer import journal, links
from trainer.look import language

PURPOSE = "agenda"
VERSIONS = ("link_version", "calendar_version")


def feed_address(cohort, group=None, lang=None):
    """The whole address of a cohort's calendar, or of what of it is for one group, in the reader's language."""
    lang = lang or language()
    wanted = {"group": group, "lang": lang if lang != "th" else None}
    place = {"slug": cohort.programme.slug, "number": cohort.number}
    return links.address("schedule.calendar", **place, **{key: value for key, value in wanted.items() if value})


def own_feed_address(registration):
    """The private address of one person's calendar; it ends with every other link of the registration, or alone."""
    return links.address("schedule.own_calendar", token=links.token(PURPOSE, registration, VERSIONS))


def renew(registration, by):
    """Give somebody's calendar another address; the old one opens nothing from then on, other links stay."""
    registration.calendar_version += 1
    journal.record(by, "renewed_calendar", registration)


def subscribing(address):
    """The same address for a calendar program to subscribe to, where https://… would be downloaded once."""
    return "webcal://" + address.partition("://")[2]
