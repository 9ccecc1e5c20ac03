"""Many press the button at the same moment: everybody is in once, with one receipt, and no seat is given twice."""

import threading

import pytest

from tests import make
from tests.applications import forms
from trainer.applications import drafts
from trainer.database import db
from trainer.mail.models import Message


@pytest.fixture
def organisation(app):
    return make.organisation(forms.KNOWN)


def send_at_once(app, cohort, sent):
    """Each of these forms from a browser of its own, all starting together; the addresses to which they were led."""
    path = forms.address(cohort)
    db.session.commit()
    start, led = threading.Barrier(len(sent)), [None] * len(sent)

    def send(place, typed):
        browser = app.test_client()
        start.wait()
        led[place] = (browser.post(path, data=typed).location or "").rsplit("/", 1)[-1]

    threads = [threading.Thread(target=send, args=each) for each in enumerate(sent)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.expire_all()
    return led


def person(number, organisation):
    facts = {"name": f"นายคนที่ สกุล{number}ก", "phone": f"08{number:08}", "email": f"p{number}@example.org"}
    return forms.typed(organisation, **facts)


def test_eight_clicks_on_one_form_are_one_registration_and_one_receipt(app, organisation):
    same = forms.typed(organisation, key=drafts.new_key())

    led = send_at_once(app, forms.cohort(), [same] * 8)

    receipts = db.session.query(Message).filter_by(recipient="mali@example.org").count()
    assert (led, len(forms.registered()), receipts) == (["sent"] * 8, 1, 1)


def test_of_eight_forms_of_one_person_one_is_taken_in(app, organisation):
    sent = [forms.typed(organisation, key=drafts.new_key()) for _form in range(8)]

    led = send_at_once(app, forms.cohort(), sent)

    assert (sorted(led), len(forms.registered())) == (["known"] * 7 + ["sent"], 1)


def test_of_sixteen_at_once_for_two_seats_two_get_one_and_the_others_a_rank_of_their_own(app, organisation):
    cohort = forms.cohort(seats=2, intake={"seats_at_once": True})

    led = send_at_once(app, cohort, [person(number, organisation) for number in range(16)])

    places = sorted((str(one.state), one.rank or 0) for one in forms.registered())
    assert led == ["sent"] * 16
    assert places == [("accepted", 0)] * 2 + [("reserve", rank) for rank in range(1, 15)]
