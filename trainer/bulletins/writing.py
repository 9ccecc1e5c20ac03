"""Writing a bulletin, changing it, taking it back. The journal keeps what it said before."""

from datetime import timedelta

from flask_babel import gettext as _

from trainer import journal
from trainer.bulletins import posting
from trainer.bulletins.models import Audience, Bulletin
from trainer.changes import change
from trainer.database import db, lock, now
from trainer.errors import Refused

LONGEST_HEADLINE, LONGEST_BODY = 200, 5000
WORDS = {"headline", "body"}
A_MINUTE = timedelta(minutes=1)


def publish(cohort, by, *, groups=(), **facts):
    """Write a bulletin for the participants of a cohort; where it goes by mail too, and is due, it is mailed.

    `facts`: headline, body, audience (Audience), shows_from (None: now), shows_until (None: to the end), pinned,
    by_mail.
    Raises Refused for what `judged` does not take.
    """
    cohort.refuse_if_closed()
    facts = judged(cohort, groups, **facts)
    made = Bulletin(
        cohort=cohort, groups=list(groups), account_id=by.id if by else None, made_by=by.label if by else "", **facts
    )
    made.fresh_at = made.shows_from
    db.session.add(made)
    journal.record(by, "published_bulletin", made)
    posting.post(made)
    return made


def edit(bulletin, by, *, groups=(), again=False, **facts):
    """Change it; `again` tells it anew: it is unread for everybody and, where it goes by mail, mailed once more."""
    bulletin.cohort.refuse_if_closed()
    lock(bulletin)
    facts["shows_from"] = beginning(bulletin, facts.get("shows_from"))
    facts = judged(bulletin.cohort, groups, **facts)
    changes = change(by, bulletin, act="changed_bulletin", **facts)
    if [one.id for one in groups] != [one.id for one in bulletin.groups]:
        bulletin.groups = list(groups)
    if WORDS & changes.keys():
        bulletin.edited_at = now()
    if again:
        tell_again(bulletin, by)
    posting.post(bulletin)


def beginning(bulletin, wanted):
    """From when it is shown: as `wanted`; the seconds, which no form knows, stay where the minute does."""
    if wanted is None:
        return min(bulletin.shows_from, now())
    return bulletin.shows_from if abs(wanted - bulletin.shows_from) < A_MINUTE else wanted


def tell_again(bulletin, by):
    bulletin.issue += 1
    bulletin.fresh_at, bulletin.mailed_at, bulletin.mailed = max(now(), bulletin.shows_from), None, 0
    journal.record(by, "told_bulletin_again", bulletin)


def take_back(bulletin, by):
    """Show it no longer, to anybody; what was mailed was mailed."""
    bulletin.cohort.refuse_if_closed()
    if bulletin.withdrawn_at is None:
        bulletin.withdrawn_at = now()
        journal.record(by, "took_bulletin_back", bulletin)


def show_again(bulletin, by):
    """Show again what was taken back."""
    bulletin.cohort.refuse_if_closed()
    if bulletin.withdrawn_at is not None:
        bulletin.withdrawn_at = None
        journal.record(by, "showed_bulletin_again", bulletin)
        posting.post(bulletin)


def judged(cohort, groups, *, headline, body, audience, shows_from=None, shows_until=None, pinned=False, by_mail=False):
    """The facts as they are kept. Raises Refused, naming the field, for what cannot be a bulletin."""
    headline, body, audience = " ".join(headline.split()), body.strip(), Audience(audience)
    if not headline:
        raise Refused(_("A bulletin needs a headline."), "headline")
    if len(headline) > LONGEST_HEADLINE:
        raise Refused(_("Please write no more than %(max)s characters.", max=LONGEST_HEADLINE), "headline")
    if not body:
        raise Refused(_("Write what participants should know."), "body")
    if len(body) > LONGEST_BODY:
        raise Refused(_("Please write no more than %(max)s characters.", max=LONGEST_BODY), "body")
    if audience == Audience.GROUPS and not groups:
        raise Refused(_("Tick at least one group, or choose everybody."), "groups")
    if any(one.cohort_id != cohort.id for one in groups):
        raise Refused(_("Such a group is not in this cohort."), "groups")
    shows_from = shows_from or now()
    if shows_until is not None and shows_until <= shows_from:
        raise Refused(_("The last day lies before the first."), "until_day")
    return {
        "headline": headline, "body": body, "audience": audience, "shows_from": shows_from, "shows_until": shows_until,
        "pinned": bool(pinned), "by_mail": bool(by_mail),
    }  # fmt: skip
