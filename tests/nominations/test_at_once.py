"""Several holders of a link at the same moment."""

import threading

from tests.nominations import offices
from trainer.database import db
from trainer.errors import Refused
from trainer.nominations.models import Nomination, NominationLink, Substitution
from trainer.nominations.substituting import substitute
from trainer.registration import seats
from trainer.registration.models import Registration, State


def nominate_all_at_once(app, link, count):
    """So many people are sent through one link, each in a thread and a transaction of its own."""
    link_id = link.id
    db.session.commit()
    start = threading.Barrier(count)

    def send(number):
        with app.app_context():
            start.wait()
            try:
                found = db.session.get(NominationLink, link_id)
                offices.nominate(found, f"นายคนที่ สกุล{number}ก", phone=f"08{number:08}")
                db.session.commit()
            except Refused:
                db.session.rollback()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(count)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.expire_all()


def test_of_eight_at_once_for_the_last_place_of_a_limit_one_gets_it(app):
    link = offices.link(offices.cohort(), most=2)
    offices.nominate(link)

    nominate_all_at_once(app, link, 8)

    assert db.session.query(Nomination).count() == 2


def test_of_two_who_replace_the_same_person_at_once_one_does(app):
    link = offices.link(offices.cohort(seats=1))
    nominee = offices.nominate(link)
    offices.stand(nominee, State.ACCEPTED)
    ids = link.id, nominee.id
    db.session.commit()
    start = threading.Barrier(2)

    def replace(number):
        with app.app_context():
            start.wait()
            try:
                new = offices.person(f"นายคนที่ สกุล{number}ก", phone=f"08{number:08}")
                own, left = db.session.get(NominationLink, ids[0]), db.session.get(Registration, ids[1])
                substitute(left, new, "ลาออก", link=own)
                db.session.commit()
            except Refused:
                db.session.rollback()

    threads = [threading.Thread(target=replace, args=(number,)) for number in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert db.session.query(Substitution).count() == 1 and seats.free(link.cohort) == 0
