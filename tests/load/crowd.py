"""A large installation for the load test, whom its form is filled in by, and whether all of them are there after it."""

import itertools
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from flask_migrate import upgrade
from sqlalchemy import func, insert, select

from tests import make
from trainer import create_app
from trainer.applications.models import Question, QuestionKind
from trainer.database import db, now
from trainer.look import today
from trainer.mail.models import Message
from trainer.organisations import matching
from trainer.organisations.models import Certification, Organisation
from trainer.people.models import Person
from trainer.programmes.models import Cohort, Ranking
from trainer.registration.intake import Intake
from trainer.registration.models import Registration, State
from trainer.registration.reservations import Dimension, Reservation
from trainer.settings import database_url
from trainer.thai import names, places, sorting

REGISTERED, ORGANISATIONS, SEATS_LEFT = 10_000, 2_000, 400
LETTERS = "กขคจชตทบพม"
PROVINCES = list(places.PROVINCES)
OURS = Message.recipient.like("load%")


@dataclass(frozen=True)
class Place:
    """Where people apply: the form's path, the cohort's number, and what the form asks."""

    path: str
    cohort_id: int
    organisations: tuple
    choice: int
    text: int

    def filled(self, number):
        """What the `number`th person fills in; everybody is somebody else."""
        organisation_id, called = self.organisations[number % len(self.organisations)]
        return {
            "organisation": called, "organisation_id": str(organisation_id), "asked": called,
            "name": f"นางสาวมาลี {surname(number)}", "position": "ประธาน", "phone": f"06{number:08}",
            "email": f"load{number}@example.org", "province": "", "lodging": "yes", "publication": "y",
            f"q{self.choice}": "yes", f"q{self.text}": "ทำงานกับชุมชนมาสิบปี",
        }  # fmt: skip


def surname(number):
    """A surname of Thai letters that nobody else has."""
    return "ทดลอง" + "".join(LETTERS[int(digit)] + "า" for digit in f"{number:06}")


def application(folder):
    """The application on a database of its own, empty and migrated."""
    app = create_app(SQLALCHEMY_DATABASE_URI=database_url())
    with app.app_context():
        upgrade()
    return app


def populate(app):
    """Ten thousand people in a cohort that takes applications, inserted in bulk; returns the Place."""
    with app.app_context():
        programme = make.programme("load", ranking=Ranking.FIRST_COME)
        cohort = make.cohort(programme=programme, seats=REGISTERED + SEATS_LEFT, starts_on=today() + timedelta(60),
                             announced_at=now())  # fmt: skip
        make.add(Intake(cohort_id=cohort.id, opens_on=today(), seats_at_once=True, offer_days=3, offers_at_once=True))
        for region, seats in zip(places.regions(), (300, 200), strict=False):
            make.add(Reservation(cohort_id=cohort.id, dimension=Dimension.REGION, code=region.name_th, seats=seats))
        choice, text = questions(cohort)
        found = organisations()
        people(cohort, [number for number, _name in found])
        db.session.commit()
        return Place(f"/cohorts/{cohort.address}/application", cohort.id, tuple(found), choice.id, text.id)


def questions(cohort):
    options = [{"value": value, "label": label, "label_en": ""} for value, label in (("yes", "เคย"), ("no", "ไม่เคย"))]
    return [
        make.add(Question(cohort_id=cohort.id, position=1, kind=QuestionKind.CHOICE, label="เคยบริหารโครงการหรือไม่",
                          options=options, required=True)),
        make.add(Question(cohort_id=cohort.id, position=2, kind=QuestionKind.TEXT, label="งานที่ทำอยู่", required=True)),
    ]  # fmt: skip


def organisations():
    """[(number, name)] of certified organisations in all provinces."""
    rows = [
        {"id": n, "name": (called := f"มูลนิธิเพื่อการทดสอบที่ {n} จังหวัดลำพูน"), "name_key": matching.name_key(called),
         "registration_no": f"{n}/2553", "registration_key": f"{n}/2553", "province": PROVINCES[n % len(PROVINCES)]}
        for n in range(1, ORGANISATIONS + 1)
    ]  # fmt: skip
    db.session.execute(insert(Organisation), rows)
    certified = [{"organisation_id": row["id"], "certified_on": make.FIRST_DAY, "number": None} for row in rows]
    db.session.execute(insert(Certification), certified)
    return [(row["id"], row["name"]) for row in rows]


def people(cohort, organisation_ids):
    numbers = range(1, REGISTERED + 1)
    named = {n: ("สมชาย", f"เดิม{surname(n)}") for n in numbers}
    db.session.execute(insert(Person), [
        {"id": n, "title": "นาย", "first_name": first, "last_name": last, "phone": f"08{n:08}",
         "sort_key": sorting.person_sort_key(first, last), "name_key": names.duplicate_key(first, last)}
        for n, (first, last) in named.items()
    ])  # fmt: skip
    turn = itertools.cycle(organisation_ids)
    db.session.execute(insert(Registration), [
        {"cohort_id": cohort.id, "person_id": n, "organisation_id": next(turn), "state": State.ACCEPTED,
         "province": PROVINCES[n % len(PROVINCES)], "position": "ประธาน"}
        for n in numbers
    ])  # fmt: skip


def check(app, place, accepted):
    """Ask the database whether everybody who was told so is there, once, with one receipt, on seats that there are.

    `accepted` are the numbers of those who were told. Somebody who gave up waiting may be there all the same.
    """
    with app.app_context():
        cohort = db.session.get(Cohort, place.cohort_id)
        came = select(Registration).join(Registration.person).where(Person.email.like("load%"))
        made = db.session.scalars(came).all()
        states = Counter(str(one.state) for one in made)
        seated = db.session.scalar(
            select(func.count()).where(Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED)
        )
        emails = Counter(one.person.email for one in made)
        letters = Counter(db.session.execute(select(Message.recipient, Message.code).where(OURS)).tuples())
    codes = Counter(code for _recipient, code in letters)
    found = {int(email[len("load") :].partition("@")[0]) for email in emails}
    say("accepted, and there", len(accepted), len(accepted & found))
    print(f"  there without having waited for the answer: {len(found - accepted)}")
    say("each once", len(made), len(emails))
    say("receipts", len(made), codes["receipt"])
    say("letters that came twice", 0, sum(count > 1 for count in letters.values()))
    say("seats taken, of those there are", min(seated, cohort.seats), seated)
    print(f"  states of those who came: {dict(states)}; letters: {dict(codes)}")


def say(what, expected, found):
    print(f"  {what:<42} {found:>7} {'as it must be' if found == expected else f'WRONG: {expected} expected'}")
