"""A cohort that is applied to, for the table of pages: seats, ranks and applications, points, answers and twins."""

from datetime import timedelta

from flask import current_app, url_for
from sqlalchemy import insert, select

from tests import make
from tests.load import crowd
from trainer.database import db, now
from trainer.look import today
from trainer.people.models import Person
from trainer.programmes.models import Ranking
from trainer.registration.criteria import Criterion, Mark, Measure
from trainer.registration.intake import Intake
from trainer.registration.models import Registration, State
from trainer.registration.reservations import Dimension, Reservation
from trainer.registration.status_link import status_token
from trainer.thai import names, places, sorting

REGIONS = places.regions()
STATES = (State.ACCEPTED, State.ACCEPTED, State.RESERVE, State.RESERVE, State.APPLIED)
DESK = {
    "overview": "home.cohort", "people": "registration.people", "duplicates": "registration.twins",
    "organisations to match": "registration.matching", "seats": "registration.seats",
    "order of applicants": "registration.ranking", "points": "registration.marks",
    "how applications are taken": "registration.intake", "questions": "applications.questions",
    "appeals": "registration.appeals", "nominations": "nominations.links", "public page": "home.public_cohort",
    "public form": "applications.form",
}  # fmt: skip


def populate(people):
    """So many people who have a seat, a rank, or none yet, in a cohort that ranks by points."""
    programme = make.programme("load", ranking=Ranking.SCORE)
    cohort = make.cohort(programme=programme, seats=people // 2, starts_on=today() + timedelta(60), announced_at=now())
    make.add(Intake(cohort_id=cohort.id, opens_on=today(), offer_days=3, offers_at_once=True))
    for region in REGIONS[:2]:
        make.add(Reservation(cohort_id=cohort.id, dimension=Dimension.REGION, code=region.name_th, seats=people // 20))
    crowd.questions(cohort)
    organisations = [number for number, _name in crowd.organisations()]
    registered(cohort, people, organisations)
    points(programme, cohort)
    return cohort


def registered(cohort, people, organisations):
    """Every fiftieth has the telephone of the one before, and every twentieth an organisation in no register."""
    numbers = range(1, people + 1)
    db.session.execute(insert(Person), [
        {"id": n, "title": "นาย", "first_name": "สมชาย", "last_name": (last := crowd.surname(n)),
         "phone": f"08{n - (n % 50 == 0):08}", "email": f"load{n}@example.org",
         "sort_key": sorting.person_sort_key("สมชาย", last), "name_key": names.duplicate_key("สมชาย", last)}
        for n in numbers
    ])  # fmt: skip
    db.session.execute(insert(Registration), [
        {"id": n, "cohort_id": cohort.id, "person_id": n, "state": (state := STATES[n % 5]),
         "rank": n if state == State.RESERVE else None, "province": crowd.PROVINCES[n % len(crowd.PROVINCES)],
         "organisation_id": organisations[n % len(organisations)] if n % 20 else None,
         "organisation_name": "" if n % 20 else f"ชมรมนอกทะเบียน {n}", "position": "ประธาน"}
        for n in numbers
    ])  # fmt: skip


def points(programme, cohort):
    """Four criteria, and points by hand for everybody who waits."""
    made = [make.add(Criterion(programme=programme, position=place, name=str(each), most=10, measure=each))
            for place, each in enumerate(Measure)]  # fmt: skip
    waiting = select(Registration.id).where(Registration.state.in_([State.APPLIED, State.RESERVE]))
    rows = [{"registration_id": n, "criterion_id": made[0].id, "points": n % 11} for n in db.session.scalars(waiting)]
    db.session.execute(insert(Mark), rows)


def addresses(cohort):
    """{name: path} of the pages of applying and deciding."""
    at = {"slug": cohort.programme.slug, "number": cohort.number}
    reserve = db.session.scalar(select(Registration).where(Registration.state == State.RESERVE).limit(1))
    with current_app.test_request_context():
        paths = {name: url_for(endpoint, **at) for name, endpoint in DESK.items()}
        paths["people, filtered"] = f"{paths['people']}?state=reserve&region={REGIONS[0].name_th}&q=สมชาย"
        paths["record of a reserve"] = url_for("registration.show", registration_id=reserve.id)
        paths["status page of a reserve"] = url_for("applications.status", token=status_token(reserve))
    return paths
