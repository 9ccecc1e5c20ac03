"""What applicants type, and cohorts that take it."""

import re
from datetime import timedelta

from tests import make
from trainer.database import db, now
from trainer.look import today
from trainer.registration.intake import Intake
from trainer.registration.models import Registration

KNOWN = "มูลนิธิพัฒนาคนพิการ"
PERSON = {"name": "น.ส.มาลี ณ อยุธยา", "position": "ประธาน", "phone": "081 234 5678", "email": "Mali@Example.ORG",
          "province": "", "lodging": "unknown", "food": "", "needs": ""}  # fmt: skip


def cohort(opens=-1, closes=None, seats=10, ahead=30, intake=(), **facts):
    """An announced cohort that begins in so many days and takes applications from yesterday on."""
    facts = {"announced_at": now()} | facts
    made = make.cohort(seats=seats, starts_on=today() + timedelta(ahead), **facts)
    if opens is not None:
        closing = closes if closes is None else today() + timedelta(closes)
        settings = {"seats_at_once": False, "offers_at_once": False, **dict(intake)}
        make.add(Intake(cohort_id=made.id, opens_on=today() + timedelta(opens), closes_on=closing, **settings))
    return made


def address(cohort, rest=""):
    return f"/cohorts/{cohort.address}/application{rest}"


def typed(chosen=None, **facts):
    """A whole form; `chosen` is the organisation (a record) as it was chosen from the list, else its name is typed."""
    said = {"organisation": KNOWN}
    if chosen is not None:
        said = {"organisation": chosen.name, "asked": chosen.name, "organisation_id": str(chosen.id)}
    return PERSON | said | facts


def send(client, cohort, chosen=None, **facts):
    return client.post(address(cohort), data=typed(chosen, **facts))


def key_of(page):
    """The key in the form of a page."""
    return re.search(r'name="key" value="([0-9a-f]{32})"', page.text)[1]


def registered():
    """Everyone who is registered, as the database has them now."""
    db.session.expire_all()
    return db.session.query(Registration).order_by(Registration.id).all()
