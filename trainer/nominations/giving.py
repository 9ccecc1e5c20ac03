"""Giving out links, and taking them back. Each act stands in the journal."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.changes import change as changed
from trainer.changes import kept_unique
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.look import long_date, today
from trainer.mail.address import written_to
from trainer.nominations.models import NominationLink
from trainer.registration.intake import Intake
from trainer.upsert import insert_missing

MOST = 1000  # people of one link, as the database allows
AT_ONCE = 500  # rows of one INSERT; SQLite takes 32,766 values
USUAL = 2  # people of one link, where the programme does not say


def usual(cohort):
    """What links are given with unless somebody says otherwise: {column: value}.

    They end two weeks before the cohort begins; where that has passed, on the day before.
    """
    day = cohort.starts_on and cohort.starts_on - timedelta(days=14)
    if day and day < today():
        day = max(cohort.starts_on - timedelta(days=1), today())
    return {"most": cohort.programme.max_per_organisation or USUAL, "expires_on": day, "language": "th"}


def give(cohort, by, *, organisation=None, province=None, **facts):
    """Give a link to one organisation, or to the office of one province (a code); returns it.

    `facts`: most, expires_on, contact_name, contact_email, language. Raises Refused, its place the field at fault,
    also when there is one already.
    """
    refuse_bad(cohort, facts)
    made = NominationLink(cohort=cohort, organisation=organisation, province=province, **facts)
    kept_unique(lambda: (db.session.add(made), journal.record(by, "gave_link", made)), has_one_already)
    return made


def give_many(cohort, wanted, by):
    """Give a link to each of `wanted`, dicts of columns with organisation_id or province; whoever has one keeps it.

    Returns how many are new. Raises Refused as `give` does, and nothing is given.
    """
    for facts in wanted:
        refuse_bad(cohort, facts)
    same = {"cohort_id": cohort.id, "organisation_id": None, "province": None, "contact_name": "",
            "contact_email": None, "language": "th", "link_version": 1, "created_at": now()}  # fmt: skip
    rows = [same | facts for facts in wanted]
    made = sum(len(insert_missing(NominationLink, rows[at : at + AT_ONCE])) for at in range(0, len(rows), AT_ONCE))
    if made:
        journal.record(by, "gave_links", cohort, count=made)
    return made


def change(link, by, **facts):
    """Change contact, limit or last day. Raises Refused as `give` does."""
    refuse_bad(link.cohort, facts)
    return changed(by, link, act="changed_link", **facts)


def renew(link, by):
    """Make a new address; the one handed out before leads nowhere from now on."""
    lock(link.cohort).refuse_if_closed()
    db.session.refresh(link)
    link.link_version += 1
    journal.record(by, "renewed_link", link)


def withdraw(link, by):
    """Take the link back: it opens nothing any more, until it is given back."""
    if not withdraw_many(link.cohort, [link], by):
        raise Refused(_("The link of %(name)s was withdrawn before.", name=link.label))


def withdraw_many(cohort, links, by):
    """Take these links back, those that are not back already; returns how many."""
    return turn(cohort, links, now(), by, "withdrew_link")


def give_back(link, by):
    """Let a withdrawn link open its page again, at the address it had."""
    if not give_many_back(link.cohort, [link], by):
        raise Refused(_("The link of %(name)s is not withdrawn.", name=link.label))


def give_many_back(cohort, links, by):
    """Give back those of these links that are withdrawn; returns how many."""
    return turn(cohort, links, None, by, "gave_link_back")


def turn(cohort, links, moment, by, act):
    """Withdraw links at a moment, or give them back (None), and journal each that changes."""
    lock(cohort).refuse_if_closed()
    as_they_are = select(NominationLink).where(NominationLink.id.in_([each.id for each in links]))
    found = db.session.scalars(as_they_are.execution_options(populate_existing=True))
    changing = [each for each in found if (each.withdrawn_at is None) != (moment is None)]
    for each in changing:
        each.withdrawn_at = moment
    for each in changing:
        journal.record(by, act, each)
    return len(changing)


def close(cohort, by):
    """Take no more nominations and substitutions through links, whatever days they carry."""
    intake = intake_held(cohort)
    if intake.nominations_closed_at:
        raise Refused(_("Nominations are closed already."))
    intake.nominations_closed_at = now()
    journal.record(by, "closed_nominations", cohort)


def reopen(cohort, by):
    """Take nominations again, through those links whose last day has not passed."""
    intake = intake_held(cohort)
    if not intake.nominations_closed_at:
        raise Refused(_("Nominations are not closed."))
    intake.nominations_closed_at = None
    journal.record(by, "reopened_nominations", cohort)


def intake_held(cohort):
    """The cohort's Intake, kept in the database; the cohort is held until commit."""
    lock(cohort).refuse_if_closed()
    if db.session.get(Intake, cohort.id) is None:
        db.session.add(Intake(cohort_id=cohort.id))
        db.session.flush()
    return db.session.get(Intake, cohort.id)


def refuse_bad(cohort, facts):
    """Refuse what no link can have: no days to come before the cohort begins, a limit out of bounds, no address."""
    cohort.refuse_if_closed()
    if cohort.starts_on is None:
        raise Refused(_("Set the dates of the cohort before you give out links."))
    day, most, email = facts.get("expires_on"), facts.get("most"), facts.get("contact_email")
    if day is not None and day < today():
        raise Refused(_("%(day)s has passed; the link could not be used.", day=long_date(day)), "expires_on")
    if day is not None and day >= cohort.starts_on:
        message = _("The cohort begins on %(day)s; links end before.", day=long_date(cohort.starts_on))
        raise Refused(message, "expires_on")
    if most is not None and not 1 <= most <= MOST:
        raise Refused(_("A link is for %(least)s to %(most)s people.", least=1, most=f"{MOST:,}"), "most")
    if email and not written_to(email):
        message = _("“%(address)s” is no e-mail address that can be written to.", address=email)
        raise Refused(message, "contact_email")


def has_one_already():
    return Refused(_("There is a link of this cohort for them already. Open it in the list and renew it."), "to")
