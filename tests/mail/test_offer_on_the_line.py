"""What an applicant's mail program gets of an offer and its answer, over a real mail server."""

from datetime import timedelta

import pytest
import vobject

from tests import make
from tests.letters import people
from trainer.database import db
from trainer.look import today
from trainer.mail import sending
from trainer.registration import admission, offers
from trainer.registration.models import State


@pytest.fixture
def one(app):
    cohort = people.cohort(starts_on=today() + timedelta(days=40), days=1)
    made = people.someone(cohort, state=State.RESERVE, rank=1)
    offers.make(made, make.organiser())
    db.session.commit()
    return made


def days(server):
    """(status, UID, sequence) of the calendar of each letter that arrived, in order."""
    files = [part for letter in server.letters for part in letter.walk() if part.get_content_type() == "text/calendar"]
    events = [vobject.readOne(part.get_payload(decode=True).decode()).vevent for part in files]
    return [(event.status.value, event.uid.value, int(event.sequence.value)) for event in events]


def on_the_status_page(app, act, *arguments):
    with app.test_request_context(method="POST"):
        act(*arguments)
        db.session.commit()
    sending.send_due()


def test_an_offer_is_tentative_its_acceptance_confirmed_and_a_withdrawal_cancelled(app, server, one):
    sending.send_due()
    on_the_status_page(app, offers.accept, one)
    on_the_status_page(app, admission.withdraw, one, "", None)

    statuses, uids, revisions = zip(*days(server), strict=True)
    assert statuses == ("TENTATIVE", "CONFIRMED", "CANCELLED")
    assert len(set(uids)) == 1 and list(revisions) == sorted(set(revisions))


def test_an_act_that_is_undone_sends_nothing(app, server, one):
    sending.send_due()

    with app.test_request_context(method="POST"):
        offers.accept(one)
        db.session.rollback()
    sending.send_due()

    assert [status for status, *_rest in days(server)] == ["TENTATIVE"]


def test_a_withdrawal_of_who_never_had_the_days_sends_none(app, server):
    cohort = people.cohort(starts_on=today() + timedelta(days=40))
    applied = people.someone(cohort, state=State.APPLIED)

    on_the_status_page(app, admission.withdraw, applied, "", None)

    assert (len(server.letters), days(server)) == (1, [])


def test_the_letter_leads_to_the_status_page_in_both_parts(server, one):
    sending.send_due()

    letter = server.letters[0]
    assert ["/applications/" in letter.get_body([kind]).get_content() for kind in ("plain", "html")] == [True, True]
