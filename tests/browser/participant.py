"""Somebody who holds a seat of the demo's cohort that is under way, and the own phone."""

from contextlib import contextmanager

TOLD = """
from sqlalchemy import select
from trainer.bulletins import writing
from trainer.database import db
from trainer.people.models import Person
from trainer.registration.models import Registration
from trainer.registration.status_link import status_address
mine = select(Registration).join(Registration.person).where(Person.email == "cohort5-0@example.org")
one = db.session.scalar(mine)
writing.publish(one.cohort, None, headline="ย้ายห้องบรรยาย", body="ไปที่ชั้น 3", audience="everybody")
db.session.commit()
print(one.person.full_name, status_address(one), sep="\\n")
"""


def told(installation):
    """Tell the cohort by a bulletin; returns (name, private link) of one of its people."""
    return installation.script(TOLD).strip().split("\n")


@contextmanager
def phone(chromium, installation):
    """A page in a browser of the size of a phone, in which nobody is signed in."""
    context = chromium.new_context(
        base_url=installation.address, locale="th-TH", viewport={"width": 390, "height": 844}, has_touch=True,
        accept_downloads=True,
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()
