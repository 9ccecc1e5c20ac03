"""What happened before you came: cohort 4 is over, cohort 5 begins today, cohort 6 is announced."""

import pathlib
import random
from datetime import timedelta

from sqlalchemy import select

from trainer import workbook
from trainer.attendance.checkin import mark_present
from trainer.attendance.models import Way
from trainer.attendance.queries import slots_of
from trainer.awards import issuing, keys
from trainer.database import db, now
from trainer.demo import applying, giving
from trainer.demo.people import rows
from trainer.door import hall
from trainer.look import today
from trainer.organisations.models import Organisation
from trainer.organisations.registry import import_registry
from trainer.programmes import seeds
from trainer.programmes.queries import programme_at
from trainer.registration import admission, announcements, consent, groups, housing, importing, queries
from trainer.registration.consent_texts import Purpose
from trainer.registration.lodging import Stay
from trainer.registration.models import Registration
from trainer.registration.roster import Decision
from trainer.registration.rosterfiles import roster_file
from trainer.schedule.seeds import agenda_of_cohort_four, frame

HERE = pathlib.Path(__file__).parent
ROSTERS = ("online-form.xlsx", "provincial-replies.xlsx")
PARTICIPANT = "participant@example.org"


def bare():
    """The programme `executive` with cohorts 1–4 and cohort 4's agenda; no people, no organisations. Idempotent."""
    programme = seeds.executive()
    agenda_of_cohort_four(cohort_of(programme, 4))
    return programme


def whole():
    """Everything: the bare demo, the registry, and three cohorts with their people. What stands is left as it is."""
    programme = bare()
    if keys.current() is None:
        keys.make(programme.issuing_body, by=None)
    import_registry(book("registry.xlsx"))
    past(cohort_of(programme, 4))
    running(programme)
    coming(programme)


def is_empty():
    """Whether nothing was entered yet."""
    return db.session.scalar(programme_at("executive")) is None and not db.session.scalar(
        select(Organisation.id).limit(1)
    )


def past(cohort):
    """Cohort 4: both rosters taken in, attended, certificates issued, closed."""
    if has_people(cohort):
        return
    files = [roster_file(book(name)) for name in ROSTERS]
    checked = importing.check(cohort, [row for file in files for row in file.rows])
    checked = importing.check(cohort, decided(checked, [row for file in files for row in file.rows]))
    importing.take_in(cohort, importing.without_blocked(checked), by=None)
    attend(cohort, seed=4)
    certificates = issuing.issue_all(cohort, by=None)
    certificates[0].award.registration.person.email = PARTICIPANT  # so that there is a page of one's own to look at
    cohort.close(None, today())


def running(programme):
    """Cohort 5: its three days begin today; 40 seats, reserves, a name list announced, and one who withdrew since."""
    first = today()
    cohort = seeds.cohort(
        programme, 5, starts_on=first, ends_on=first + timedelta(2), seats=40, venue=seeds.VENUE,
        announced_at=now() - timedelta(45),
    )  # fmt: skip
    if has_people(cohort):
        return
    frame(cohort)
    made = register(cohort, 46, seed=5)
    for place, one in enumerate(made):
        if place % 6:
            consent.give(one, Purpose.PUBLICATION, None, consent.Way.PAPER, note="แบบแสดงความยินยอม แฟ้มรุ่นที่ 5")
    announcements.publish(cohort, by=None)  # the next two acts are left to be announced by whoever tries it
    admission.withdraw(made[7], "ติดราชการด่วน", by=None)
    admission.promote(cohort, by=None)
    logistics(cohort)
    giving.everything(cohort)
    hall.give_link(cohort, by=None)
    hall.set_self_check_in(cohort, True, by=None)


def logistics(cohort):
    """Beds for two of three, and groups mixed by region and kind."""
    people = db.session.scalars(queries.participants_of(cohort)).all()
    for stay, places in ((Stay.YES, (0, 1)), (Stay.NO, (2,))):
        housing.need(cohort, [one for place, one in enumerate(people) if place % 3 in places], stay, None)
    housing.propose(cohort, None)
    groups.propose(cohort, 5, None)


def coming(programme):
    """Cohort 6: announced, and people apply for its ten seats (see `applying.py`)."""
    first = today() + timedelta(60)
    cohort = seeds.cohort(
        programme, 6, starts_on=first, ends_on=first + timedelta(2), seats=10, venue=seeds.VENUE, announced_at=now(),
    )  # fmt: skip
    if has_people(cohort):
        return
    frame(cohort)
    applying.prepare(cohort)
    applying.people(cohort, invited_to(cohort))


def register(cohort, count, seed):
    """Invented people of the organisations that were certified on the cohort's first day."""
    checked = importing.check(cohort, rows(invited_to(cohort), count, seed))
    return importing.take_in(cohort, checked, by=None)


def invited_to(cohort):
    """The organisations that may send people to the cohort."""
    return [one for one in db.session.scalars(select(Organisation).order_by(Organisation.id)) if invited(one, cohort)]


def invited(organisation, cohort):
    """Whether the programme's terms let the organisation send people."""
    return organisation.kind in cohort.programme.eligible_kinds and organisation.certified_on(cohort.starts_on)


def decided(checked, sent):
    """The rows with the second and later ones of each possible duplicate left out, as an organiser would."""
    seen, rows = set(), []
    for found, row in zip(checked, sent, strict=True):
        twice = "possible_duplicate" in found.codes and found.phone in seen
        seen.add(found.phone)
        rows.append(type(row)(**{**vars(row), "decision": Decision(left_out=twice)}))
    return rows


def attend(cohort, seed):
    """Most come to every half-day, some miss one, a few miss more than the certificate allows."""
    dice = random.Random(seed)
    slots = db.session.scalars(slots_of(cohort)).all()
    present = {slot.id: [] for slot in slots}
    for registration in db.session.scalars(queries.participants_of(cohort)):
        missed = dice.choices(range(len(slots) + 1), weights=[70, 15, 6, 4, 2, 1, 2])[0]
        for slot in dice.sample(slots, len(slots) - missed):
            present[slot.id].append(registration.id)
    for slot in slots:
        mark_present(slot, present[slot.id], None, Way.PAPER)


def has_people(cohort):
    return db.session.scalar(select(Registration.id).where(Registration.cohort_id == cohort.id).limit(1)) is not None


def cohort_of(programme, number):
    return next(cohort for cohort in programme.cohorts if cohort.number == number)


def book(name):
    return workbook.read(name, (HERE / name).read_bytes())
