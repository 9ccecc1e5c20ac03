"""Makes what tests need; every argument that a test does not name gets a harmless value."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

from trainer.access import Role
from trainer.attendance.models import Excuse, Presence, Slot, Way
from trainer.awards import schemes
from trainer.awards.models import Award, Volunteer
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.organisations.models import Certification, Organisation
from trainer.people.models import Account, Person, RoleRecord
from trainer.programmes.models import Cohort, Programme
from trainer.registration.models import Registration, State
from trainer.schedule import versions
from trainer.schedule.models import SessionKind, Speaker, TrainingSession
from trainer.settings import BANGKOK

count = itertools.count(1)
FIRST_DAY = date(2020, 1, 29)


def add(row):
    db.session.add(row)
    db.session.flush()
    return row


def roles():
    for role in Role:
        if not db.session.query(RoleRecord).filter_by(name=str(role)).first():
            add(RoleRecord(name=str(role)))
    db.session.commit()


def account(role="organiser", email=None, **facts):
    """An account with a role (name or Role); its password is never checked unless a test sets one."""
    number = next(count)
    record = db.session.query(RoleRecord).filter_by(name=str(role)).one()
    facts = {"active": True, "password": None, "name": f"บัญชี {number}"} | facts
    return add(
        Account(email=email or f"account{number}@example.org", fs_uniquifier=f"unique{number}", roles=[record], **facts)
    )


def organiser():
    return account("organiser")


def person(first="สมชาย", last=None, title="นาย", **facts):
    return add(Person(title=title, first_name=first, last_name=last or f"ทดสอบ{next(count)}", **facts))


def organisation(name=None, certified_on=date(2010, 1, 1), revoked_on=None, number=None, **facts):
    """A public-benefit organisation, certified since 2010 unless told otherwise (certified_on=None: never)."""
    serial = next(count)
    number = number or f"{serial}/2553"
    facts = {"province": "TH-51"} | facts
    made = Organisation(name=name or f"มูลนิธิทดสอบ {serial}", registration_no=number, registration_key=number, **facts)
    if certified_on:
        made.certifications.append(Certification(number=number, certified_on=certified_on, revoked_on=revoked_on))
    return add(made)


def programme(slug=None, **facts):
    facts = {"name": "อบรมนักบริหารองค์กรสาธารณประโยชน์", "issuing_body": "กรมพัฒนาสังคมและสวัสดิการ"} | facts
    facts.setdefault("signatories", [{"name": "นางตัวอย่าง สมมติ", "position": "ผู้อำนวยการ"}])
    return add(Programme(slug=slug or f"programme-{next(count)}", **facts))


def cohort(number=4, seats=100, starts_on=FIRST_DAY, days=3, programme=None, **facts):
    ends_on = starts_on and starts_on + timedelta(days=days - 1)
    owner = programme or globals()["programme"]()
    facts = {"venue": "สถาบันพัฒนา"} | facts
    return add(Cohort(programme=owner, number=number, seats=seats, starts_on=starts_on, ends_on=ends_on, **facts))


def registration(cohort=None, state=State.ACCEPTED, person=None, organisation=None, **facts):
    """A registration with a person of its own; reserves need rank=…"""
    owner = person or globals()["person"]()
    group = organisation or globals()["organisation"]()
    return add(
        Registration(
            cohort=cohort or globals()["cohort"](), person=owner, organisation=group, organisation_name=group.name,
            state=state, province=group.province, **facts,
        )  # fmt: skip
    )


def moment(day, hour, minute=0):
    """A moment by Bangkok's clocks, as UTC."""
    return datetime.combine(day, time(hour, minute), BANGKOK).astimezone(UTC)


def session(cohort, day=None, start=9, end=12, title="การบริหารองค์กร", kind=SessionKind.SESSION, **facts):
    """An entry of the agenda; `start` and `end` are hours of the Bangkok day."""
    day = day or cohort.starts_on
    return add(
        TrainingSession(
            cohort=cohort, starts_at=moment(day, start), ends_at=moment(day, end), title=title, kind=kind, **facts
        )
    )


def publish(cohort, name="", **facts):
    """Publish the agenda as it stands, so that others than staff see it."""
    return versions.publish(cohort, name, None, **facts)


def slots(cohort, halves=("1-morning", "2-afternoon")):
    """Every half-day of the cohort as slots, in order: 9 to 12 and 13 to 16 o'clock."""
    days = [cohort.starts_on + timedelta(days=n) for n in range((cohort.ends_on - cohort.starts_on).days + 1)]
    return [slot(cohort, day, half) for day in days for half in halves]


def slot(cohort, day, half="1-morning", **facts):
    begins = 9 if half == "1-morning" else 13
    hours = {"starts_at": moment(day, begins), "ends_at": moment(day, begins + 3), "minutes": 180}
    return add(Slot(cohort=cohort, day=day, half=half, **(hours | facts)))


def session_slot(session, **facts):
    """The slot of one session of the agenda."""
    day = session.day
    minutes = (session.ends_at - session.starts_at).seconds // 60
    own = {"starts_at": session.starts_at, "ends_at": session.ends_at, "minutes": minutes, "session": session}
    return slot(session.cohort, day, "1-morning" if session.starts_at < moment(day, 12) else "2-afternoon",
                **(own | facts))  # fmt: skip


def presence(slot, registration, way=Way.MATRIX, **facts):
    return add(Presence(slot=slot, registration=registration, way=way, **facts))


def excuse(slot, registration, reason="ป่วย"):
    return add(Excuse(slot=slot, registration=registration, reason=reason))


def scheme(programme, kind="participant", **facts):
    """How a programme certifies a kind of recipient: as usual, but for these facts."""
    saved = schemes.scheme_of(programme, Recipient(kind))
    for name, value in facts.items():
        setattr(saved, name, value)
    return add(saved)


def volunteer(cohort, name=None, role="", **facts):
    return add(Volunteer(cohort=cohort, name=name or f"นายอาสา ทดสอบ{next(count)}", role=role, **facts))


def speaker(name=None, cohort=None, **facts):
    """A speaker; with a cohort one who stands on its agenda."""
    made = add(Speaker(name=name or f"ดร.วิทยากร ทดสอบ{next(count)}", **facts))
    if cohort:
        spoken = session(cohort)  # held, for what nobody holds is gone before it hears of its speaker
        spoken.speakers.append(made)
        db.session.flush()
    return made


def award(registration, **facts):
    return add(Award(registration=registration, cohort=registration.cohort, **facts))
