"""The live board for 1,000 people, and the hall's screens: server time, statements and size of each answer.

    python -m tests.load.bench_board [people]

Of the people, four of five are there, one of ten of these late, and one of thirty of all is excused; they come from
all provinces and stand in twenty groups. The database knows how much there is (ANALYZE). Each page is asked for as its
script does it, through the whole WSGI stack.
"""

import os
import sys
import tempfile
from datetime import timedelta

os.environ.setdefault("INSTANCE_DIR", tempfile.mkdtemp(prefix="trainer-bench-"))

from sqlalchemy import insert

from tests import make
from trainer import create_app
from trainer.attendance.models import Excuse, Presence, Way
from trainer.database import db, now
from trainer.door import hall
from trainer.look import today
from trainer.people.models import Person
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration
from trainer.thai import names, places, sorting

PEOPLE, GROUPS, FIRST_ID = 1_000, 20, 10**6
LIVE = {"HX-Request": "true"}


def main(people=PEOPLE):
    """Populate a cohort that is held today, and print a line for each page."""
    from tests.load.bench import ROUNDS, browser, tell

    address = os.environ.get("DATABASE_URL") or f"sqlite:///{tempfile.mkdtemp(prefix='trainer-bench-')}/board.db"
    app = create_app(SQLALCHEMY_DATABASE_URI=address, WTF_CSRF_ENABLED=False, RATELIMIT_ENABLED=False, TESTING=True)
    with app.app_context():
        cohort, slot = populate(people)
        token = hall.token_of(hall.hall_of(cohort))
        desk, engine = f"/desk/cohorts/{cohort.address}/board", db.engine
        client = browser(app)
    print(f"\nthe live board, {people:,} people, 6 slots ({engine.dialect.name}, medians of {ROUNDS}): ms, SQL, kB")
    tell(client, engine, "board, whole page", desk)
    for name, path in (
        ("board, live part", desk), ("board, another half-day", f"{desk}?slot={slot + 1}"),
        ("board, search of the missing", f"{desk}?q=มาลี"), ("hall, board without names", f"/halls/{token}/board"),
        ("hall, code and counter", f"/halls/{token}/news"),
    ):  # fmt: skip
        tell(client, engine, name, path, LIVE)


def populate(people):
    """(Cohort, the number of its first slot), everything inserted in bulk."""
    db.drop_all()
    db.create_all()
    make.roles()
    cohort = make.cohort(number=5, seats=people, starts_on=today())
    slots = make.slots(cohort)
    slots[0].opens_at, slots[0].closes_at = now() - timedelta(hours=2), now() + timedelta(hours=2)
    slots[0].late_at = now()
    groups = [make.add(TrainingGroup(cohort_id=cohort.id, number=1 + n)) for n in range(GROUPS)]
    organisations, provinces = [make.organisation() for _ in range(200)], list(places.PROVINCES)
    everybody = [(FIRST_ID + n, ("มาลี", "กานดา", "ขวัญ")[n % 3], f"ทดสอบ{n:05}") for n in range(people)]
    db.session.execute(
        insert(Person),
        [
            {"id": number, "title": "นาง", "first_name": first, "last_name": last, "phone": f"08{number:08}",
             "sort_key": sorting.person_sort_key(first, last), "name_key": names.duplicate_key(first, last)}
            for number, first, last in everybody
        ],
    )  # fmt: skip
    db.session.execute(
        insert(Registration),
        [
            {"id": number, "cohort_id": cohort.id, "person_id": number, "organisation_id": organisations[n % 200].id,
             "province": provinces[n % len(provinces)], "training_group_id": groups[n % GROUPS].id, "state": "accepted"}
            for n, (number, _first, _last) in enumerate(everybody)
        ],
    )  # fmt: skip
    db.session.execute(insert(Presence), [
        {"slot_id": slot.id, "registration_id": number, "way": Way.SELF, "phone": f"{number}",
         "at": now() + timedelta(seconds=60 if n % 10 == 0 else -n)}
        for slot in slots for n, (number, *_name) in enumerate(everybody) if n % 5
    ])  # fmt: skip
    excused = [number for n, (number, *_name) in enumerate(everybody) if n % 30 == 0]
    db.session.execute(insert(Excuse), [
        {"slot_id": slots[0].id, "registration_id": number, "reason": "ป่วย"} for number in excused
    ])  # fmt: skip
    hall.give_link(cohort, None)
    hall.set_self_check_in(cohort, True, None)
    db.session.commit()
    with db.engine.begin() as connection:  # as a database does by itself, a minute later
        connection.exec_driver_sql("ANALYZE")
    return cohort, slots[0].id


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
