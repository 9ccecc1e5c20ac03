"""`make bench`: figures side by side in one run, with their conditions. Nothing here passes or fails."""

import os
import platform
import statistics
import tempfile
import time
from datetime import date, timedelta
from functools import partial

os.environ.setdefault("INSTANCE_DIR", tempfile.mkdtemp(prefix="trainer-bench-"))

from sqlalchemy import event, insert

from tests import make
from tests.load import (
    bench_agenda,
    bench_applications,
    bench_board,
    bench_certificates,
    bench_door,
    bench_materials,
    hopeful,
)
from trainer import create_app
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.organisations.matching import KnownOrganisation, Matcher
from trainer.people.models import Person
from trainer.registration import roster
from trainer.registration.eligibility import Terms
from trainer.registration.models import Registration
from trainer.schedule.seeds import frame
from trainer.thai import names, sorting

FIRST = ("กานดา", "ขวัญชัย", "แก้วตา", "จำปา", "ณัฐวุฒิ", "ธนพล", "ปิยะนุช", "ไพลิน", "มาลี", "ฤทธิ์", "วีระ", "ฮานา")
ROUNDS, FEW = 7, 3
SLOW = 0.4  # seconds from which on an answer is timed a few times only


def main():
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; "
        f"medians of {ROUNDS} rounds, of {FEW} where one takes long"
    )
    for part in parts():
        begun = time.perf_counter()
        part()
        print(f"  [{time.perf_counter() - begun:.0f} s]", flush=True)


def parts():
    """What is measured, each a function that prints its figures with their conditions."""
    yield partial(roster_check, rows=1_000, organisations=2_000)
    yield bench_board.main
    yield bench_door.main
    yield bench_agenda.main
    for people in (100, 10_000):
        yield partial(pages, "a cohort that is over", people, populate, addresses)
    for people in (100, 10_000):
        yield partial(pages, "a cohort that is applied to", people, hopeful.populate, hopeful.addresses)
    yield bench_applications.main
    yield bench_materials.main
    yield bench_certificates.main


def roster_check(rows, organisations):
    """Reading and judging the rows of a roster, all in memory."""
    known = [
        KnownOrganisation(
            n, f"มูลนิธิทดสอบที่ {n} จังหวัดลำพูน", f"{n}/2553", "TH-51", "public_benefit", ((date(2010, 1, 1), None),)
        )
        for n in range(organisations)
    ]
    sent = [
        roster.RosterRow(
            "bench.xlsx",
            n,
            {"name": f"นาย{FIRST[n % 12]} ทดสอบ{n}", "organisation": known[n].name, "phone": f"08{n:08}"},
        )
        for n in range(rows)
    ]
    terms = Terms(date(2020, 1, 29), frozenset({"public_benefit"}))
    took = timed(lambda: roster.check(sent, Matcher(known), terms), rounds=3)
    print(f"roster check, {rows:,} rows × {organisations:,} organisations: {took * 1000:,.0f} ms")


def pages(called, people, populate, addresses):
    """Server time and SQL statements of the pages of one cohort, signed in as an organiser, through the WSGI stack."""
    address = os.environ.get("DATABASE_URL") or f"sqlite:///{tempfile.mkdtemp(prefix='trainer-bench-')}/bench.db"
    app = create_app(SQLALCHEMY_DATABASE_URI=address, WTF_CSRF_ENABLED=False, RATELIMIT_ENABLED=False, TESTING=True)
    with app.app_context():
        db.drop_all()
        db.create_all()
        make.roles()
        cohort = populate(people)
        client = browser(app)
        paths = addresses(cohort)
        engine = db.engine
    print(f"\n{called}, {people:,} registrations ({engine.dialect.name}): ms, SQL, kB")
    for name, path in paths.items():
        tell(client, engine, name, path)


def browser(app):
    """A browser in which an organiser is signed in."""
    uniquifier = make.account("organiser").fs_uniquifier
    db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(_user_id=uniquifier, _fresh=True, fs_cc="set")
    return client


def addresses(cohort):
    """{name: path} of the pages that are looked at."""
    desk = f"/desk/cohorts/{cohort.address}"
    return {
        "front page": "/", "public agenda": f"/cohorts/{cohort.address}/agenda", "desk": "/desk", "overview": desk,
        "people, first page": f"{desk}/people", "people, search": f"{desk}/people?q=มาลี",
        "attendance matrix": f"{desk}/attendance", "awards": f"{desk}/awards", "report": f"{desk}/report",
        "organisations": "/desk/organisations", "name list, xlsx": f"{desk}/name-list.xlsx",
    }  # fmt: skip


def tell(client, engine, name, path, headers=None):
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    answer = client.get(path, headers=headers)
    event.listen(engine, "before_cursor_execute", note)
    first = timed(lambda: client.get(path, headers=headers), rounds=1)
    event.remove(engine, "before_cursor_execute", note)
    took = timed(lambda: client.get(path, headers=headers), rounds=FEW if first > SLOW else ROUNDS)
    print(f"  {name:<34} {took * 1000:8.1f} {len(seen):6} {len(answer.data) / 1024:6.0f}  {answer.status_code}")


def populate(people):
    """A cohort that is over, with so many people who were there, inserted in bulk."""
    cohort = make.cohort(number=4, seats=people, announced_at=make.moment(make.FIRST_DAY, 8) - timedelta(60))
    frame(cohort)
    organisations = [make.organisation() for _ in range(100)]
    slots = db.session.scalars(db.select(make.Slot).filter_by(cohort_id=cohort.id)).all()
    found = [(number, FIRST[number % 12], f"ทดสอบ{number}") for number in range(1, people + 1)]
    db.session.execute(
        insert(Person),
        [
            {"id": 10**6 + n, "title": "นาย", "first_name": first, "last_name": last, "phone": f"08{n:08}",
             "sort_key": sorting.person_sort_key(first, last), "name_key": names.duplicate_key(first, last)}
            for n, first, last in found
        ],
    )  # fmt: skip
    db.session.execute(
        insert(Registration),
        [
            {"id": 10**6 + n, "cohort_id": cohort.id, "person_id": 10**6 + n,
             "organisation_id": organisations[n % 100].id,
             "province": "TH-51", "state": "accepted", "position": "ประธาน", "food": "ทั่วไป"}
            for n, _first, _last in found
        ],
    )  # fmt: skip
    marks = [{"slot_id": s.id, "registration_id": 10**6 + n, "way": "paper"} for n, *_ in found for s in slots if n % 7]
    db.session.execute(insert(Presence), marks)
    return cohort


def timed(work, rounds=ROUNDS, clock=time.perf_counter):
    """The median of the seconds that a piece of work takes, by this clock."""
    took = []
    for _ in range(rounds):
        begun = clock()
        work()
        took.append(clock() - begun)
    return statistics.median(took)


if __name__ == "__main__":
    main()
