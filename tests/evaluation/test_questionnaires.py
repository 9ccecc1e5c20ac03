"""Forms to fill in: asked by organisers, ticked off by participants."""

from datetime import timedelta

import pytest

from tests import make
from trainer.database import db, now
from trainer.errors import Refused
from trainer.evaluation import asking, queries
from trainer.evaluation.models import Questionnaire
from trainer.registration.models import State
from trainer.registration.queries import registration_at

EMAIL, URL = "own@example.org", "https://forms.example.org/1"


@pytest.fixture
def cohort(app):
    return make.cohort(announced_at=make.moment(make.FIRST_DAY, 0))


@pytest.fixture
def address(cohort):
    return f"/desk/cohorts/{cohort.programme.slug}/{cohort.number}/evaluation"


@pytest.fixture
def me(cohort):
    return make.registration(cohort, person=make.person("มาลี", email=EMAIL))


@pytest.fixture
def visitor(sign_in, me):
    return sign_in(make.account("participant", email=EMAIL))


def asked(cohort, form_name="ประเมินความพึงพอใจ", url=URL, **facts):
    return asking.ask(cohort, None, form_name=form_name, url=url, **facts)


def on_my_page(*registrations):
    ids = [one.id for one in registrations]
    return [(one, form.form_name) for one, form, _at in db.session.execute(queries.asked_of(ids))]


def test_everybody_with_a_seat_is_asked_and_nobody_else(cohort, me):
    reserve = make.registration(cohort, State.RESERVE, rank=1)
    elsewhere = make.registration(make.cohort(number=9))
    asked(cohort)

    assert on_my_page(me, reserve, elsewhere) == [(me.id, "ประเมินความพึงพอใจ")]


@pytest.mark.parametrize(("opens", "closes"), [(1, None), (1, 2), (-2, -1)])
def test_before_it_opens_and_after_it_closes_it_is_not_asked(cohort, me, opens, closes):
    ends = closes and now() + timedelta(hours=closes)
    asked(cohort, opens_at=now() + timedelta(hours=opens), closes_at=ends)

    assert on_my_page(me) == []


@pytest.mark.parametrize(
    ("facts", "place"),
    [({"form_name": " "}, "form_name"), ({"url": "javascript:alert(1)"}, "url"), ({"url": ""}, "url"),
     ({"url": "https://me@evil.example"}, "url"), ({"closes_at": make.moment(make.FIRST_DAY, 9)}, "closes_day")],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_beside_its_field(cohort, facts, place):
    with pytest.raises(Refused) as refusal:
        asked(cohort, **facts)

    assert refusal.value.place == place


def test_a_closed_cohort_asks_nothing(cohort):
    cohort.closed_at = now()

    with pytest.raises(Refused):
        asked(cohort)


def test_the_organiser_adds_one_and_participants_find_it(as_organiser, address, me, app):
    as_organiser.post(address, data={"form_name": "ทดสอบก่อนอบรม", "url": URL})

    assert on_my_page(me) == [(me.id, "ทดสอบก่อนอบรม")]


def test_a_refused_address_keeps_what_was_typed(as_organiser, address):
    page = as_organiser.post(address, data={"form_name": "ทดสอบก่อนอบรม", "url": "javascript:x"}).text

    assert "ทดสอบก่อนอบรม" in page and 'id="url-error"' in page


def test_a_participant_ticks_it_off_and_takes_that_back(visitor, cohort):
    one, done = asked(cohort), []
    done.append("ยังไม่ได้กรอก" in visitor.get("/me").text)
    visitor.post(f"/me/questionnaires/{one.id}/completion")
    done.append("ยังไม่ได้กรอก" in visitor.get("/me").text)
    visitor.post(f"/me/questionnaires/{one.id}/completion/withdrawal")
    done.append("ยังไม่ได้กรอก" in visitor.get("/me").text)

    assert done == [True, False, True]


@pytest.mark.parametrize("act", ["completion", "completion/withdrawal"])
def test_one_of_another_cohort_is_not_found(visitor, act):
    other = asked(make.cohort(number=9))

    assert visitor.post(f"/me/questionnaires/{other.id}/{act}").status_code == 404


def test_ticking_twice_counts_once(cohort, me):
    one = asked(cohort)
    asking.done(one.id, registration_at(me.id))
    asking.done(one.id, registration_at(me.id))

    assert db.session.execute(queries.counts(cohort)).all() == [(one.id, 1, 1)]


def test_the_page_of_a_form_names_who_is_missing(as_organiser, cohort, address, me):
    done = make.registration(cohort, person=make.person("ทำแล้ว"))
    one = asked(cohort)
    asking.done(one.id, registration_at(done.id))
    page = as_organiser.get(f"{address}/{one.id}").text

    assert me.label in page and "ทำแล้ว" not in page


def test_it_is_changed_and_removed_with_those_who_did_it(as_organiser, cohort, address, me):
    one = asked(cohort)
    asking.done(one.id, registration_at(me.id))
    as_organiser.post(f"{address}/{one.id}", data={"form_name": "ชื่อใหม่", "url": URL})
    changed = db.session.get(Questionnaire, one.id, populate_existing=True).form_name
    as_organiser.post(f"{address}/{one.id}/removal")

    assert (changed, db.session.query(Questionnaire).count()) == ("ชื่อใหม่", 0)


def test_what_was_done_stays_with_the_entry_that_stays(cohort, me):
    gone, one = make.registration(cohort), asked(cohort)
    asking.done(one.id, registration_at(gone.id))
    asking.move(gone, me)

    assert [each.id for each in db.session.scalars(queries.missing(one))] == [gone.id]


@pytest.mark.parametrize("page", ["desk", "me"])
def test_as_many_statements_for_three_as_for_one(sign_in, cohort, address, me, statements, page):
    client = sign_in(make.account(*(("organiser",) if page == "desk" else ("participant", EMAIL))))
    where, counts = address if page == "desk" else "/me", []
    for many in (1, 2):
        for number in range(many):
            asked(cohort, f"{number}")
        client.get(where)
        with statements() as seen:
            client.get(where)
        counts.append(len(seen))

    assert counts[0] == counts[1], counts
