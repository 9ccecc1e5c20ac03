"""The print day of 1,000 certificates: putting them into the outbox, and the memory that their ZIP takes.

    python -m tests.load.bench_print_day [people]

The letters are put within one request, through the whole WSGI stack. The ZIP is made by a process of its own that has
made a small one before, sealed, for a tenth of the people and then for all of them; told is by how much it grew.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("INSTANCE_DIR", tempfile.mkdtemp(prefix="trainer-bench-"))

from sqlalchemy import String, cast, event, update

from tests import make
from trainer import create_app, jobs
from trainer.awards import issuing, keys, parcel
from trainer.awards.print_day import Choice, lines_of
from trainer.database import db
from trainer.people.models import Person
from trainer.programmes.models import Cohort

PEOPLE = 1_000


def main(people=PEOPLE):
    """Populate a cohort that is over, and print a line for each."""
    from tests.load import bench

    app = application()
    with app.app_context():
        db.drop_all()
        db.create_all()
        make.roles()
        cohort = bench.populate(people)
        db.session.execute(update(Person).values(email="p" + cast(Person.id, String) + "@example.org"))
        keys.make("Bench", by=None)
        made = len(issuing.issue_all(cohort, by=None))
        db.session.commit()
        address, client, engine = cohort.address, bench.browser(app), db.engine
    print(f"\nthe print day of {made:,} certificates ({engine.dialect.name})")
    seen = []
    event.listen(engine, "before_cursor_execute", lambda *told: seen.append(told[2]))
    begun, worked = time.perf_counter(), time.process_time()
    answer = client.post(f"/desk/cohorts/{address}/awards/print-day/mailing")
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    print(f"  letters into the outbox: {took:.2f} s ({worked:.2f} of the processor), {len(seen)} statements, "
          f"{answer.status_code}")
    for few in (people // 10, people):
        grew, seconds, size = zipped(few)
        print(f"  ZIP of {few:,}: grew by {grew:.0f} MB, {seconds:.0f} s, {size / 1e6:.1f} MB")


def application():
    """The application on the database of this bench."""
    address = os.environ.get("DATABASE_URL") or f"sqlite:///{os.environ['INSTANCE_DIR']}/print_day.db"
    return create_app(SQLALCHEMY_DATABASE_URI=address, WTF_CSRF_ENABLED=False, RATELIMIT_ENABLED=False, TESTING=True)


def zipped(people):
    """(megabytes that a fresh process grows by, seconds, bytes of the ZIP) for so many certificates."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(grow, (people,))


def grow(people):
    from tests.load.bench_certificates import most_memory

    app = application()
    with app.app_context():
        make_zip(app, 2)
        before, begun = most_memory(), time.perf_counter()
        size = make_zip(app, people)
        return most_memory() - before, time.perf_counter() - begun, size


def make_zip(app, people):
    """Make the ZIP of the first of them; its size."""
    parcel.lines_of = lambda cohort, choice: lines_of(cohort, choice)[:people]
    job = parcel.order(db.session.query(Cohort).filter_by(number=4).one(), None, Choice())
    db.session.commit()
    jobs.run(job.id)
    assert job.state == jobs.JobState.DONE, job.error
    return (Path(app.config["FILES_DIR"]) / job.result).stat().st_size


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
