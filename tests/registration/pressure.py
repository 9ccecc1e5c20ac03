"""Many at once: each act in a thread and a transaction of its own, all starting together."""

import threading
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from trainer import database
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.models import Organisation
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration import admission
from trainer.registration.models import Registration


def at_once(app, acts):
    """Do each act (a function without arguments that commits by itself) in a thread; what they return, in order.

    One that is refused returns its Refused; one that the database gives up on returns the OperationalError.
    """
    db.session.commit()
    start, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def do(place, act):
        with app.app_context():
            start.wait()
            try:
                answers[place] = act()
                db.session.commit()
            except (Refused, OperationalError) as error:
                db.session.rollback()
                answers[place] = error

    threads = [threading.Thread(target=do, args=each) for each in enumerate(acts)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.expire_all()
    return answers


@contextmanager
def locking_late():
    """Takes away SQLite's write lock from the beginning: who reads first and writes later finds out what that costs."""

    def begin(connection):
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")

    event.remove(Engine, "begin", database.begin)
    event.listen(Engine, "begin", begin)
    try:
        yield
    finally:
        event.remove(Engine, "begin", begin)
        event.listen(Engine, "begin", database.begin)


def applying(cohort, organisation, number):
    """The act of one application: the cohort is held, the registration made and received."""
    cohort_id, organisation_id = cohort.id, organisation.id

    def apply():
        held = lock(db.session.get(Cohort, cohort_id))
        group = db.session.get(Organisation, organisation_id)
        one = Registration(cohort=held, person=Person(first_name=f"สมชาย{number}", last_name="ใจดี"),
                           organisation=group, organisation_name=group.name, province=group.province)  # fmt: skip
        db.session.add(one)
        db.session.flush()
        admission.receive(one)

    return apply


def standing(cohort):
    """Sorted (state, rank or 0) of everybody in the cohort."""
    rows = db.session.query(Registration.state, Registration.rank).filter_by(cohort_id=cohort.id)
    return sorted((str(state), rank or 0) for state, rank in rows)
