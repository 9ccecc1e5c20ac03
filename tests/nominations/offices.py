"""Cohorts that are still to come, links of theirs, and what nominators say."""

from datetime import timedelta

from tests import make
from trainer import links
from trainer.database import db
from trainer.look import today
from trainer.nominations import giving, nominating
from trainer.nominations.posting import PURPOSE


def cohort(slug="executive", number=5, **facts):
    programme = facts.pop("programme", None) or make.programme(slug, name="อบรมนักบริหารองค์กร", name_en="Executives")
    facts = {"starts_on": today() + timedelta(days=60), "number": number} | facts
    return make.cohort(programme=programme, **facts)


def link(cohort, organisation=None, province=None, most=2, **facts):
    """A link of an organisation (one of Lamphun unless told otherwise), or of a province."""
    if province is None and organisation is None:
        organisation = make.organisation("มูลนิธิน้ำใจ")
    facts = {"most": most, "expires_on": today() + timedelta(days=30)} | facts
    return giving.give(cohort, None, organisation=organisation, province=province, **facts)


def person(name="นางสาวมาลี ใจดี", **facts):
    """What a nominator types of a person."""
    return {"name": name, "position": "ผู้จัดการ", "phone": "081 234 5678", "email": ""} | facts


def nominate(link, name="นางสาวมาลี ใจดี", **facts):
    """The registration of somebody whom the link has sent."""
    return nominating.nominate(link, person(name, **facts)).registration


def address(link):
    """The address of the nominator's page, to be opened by a visitor."""
    db.session.commit()
    return f"/nominations/{links.token(PURPOSE, link)}"


def stand(registration, state, **facts):
    """Let a registration be where a test needs it."""
    registration.state = state
    for name, value in facts.items():
        setattr(registration, name, value)
    db.session.flush()
