"""A programme changes what people sign in for: half-days, or each session."""

import pytest

from tests import make
from trainer.attendance.models import Slot
from trainer.database import db, now
from trainer.errors import Refused
from trainer.programmes.models import Signed
from trainer.schedule import agenda

DAY = make.FIRST_DAY


@pytest.fixture
def programme(app):
    return make.programme("executive")


def planned(programme, number=4):
    """A cohort with two sessions in one morning."""
    cohort = make.cohort(number, programme=programme)
    for start in (9, 10):
        times = {"starts_at": make.moment(DAY, start), "ends_at": make.moment(DAY, start + 1)}
        agenda.plan(cohort, None, title=f"หัวข้อ {start}", **times)
    return cohort


def switch(programme, signed_for=Signed.SESSIONS):
    programme.change(None, signed_for=signed_for)


def kinds(cohort):
    """For each slot in order whether it is a session's."""
    db.session.expire_all()
    slots = db.session.query(Slot).filter_by(cohort_id=cohort.id).order_by(Slot.starts_at)
    return [slot.session_id is not None for slot in slots]


def test_half_days_become_sessions_in_every_cohort_that_nobody_has_signed_in_to(programme):
    cohorts = [planned(programme, number) for number in (4, 5)]

    switch(programme)

    assert [kinds(cohort) for cohort in cohorts] == [[True, True], [True, True]]


def test_sessions_become_half_days_again(programme):
    cohort = planned(programme)
    switch(programme)

    switch(programme, Signed.HALF_DAYS)

    assert kinds(cohort) == [False]


def test_another_programme_s_cohorts_stay_as_they_are(programme):
    other = planned(make.programme("other"))

    switch(programme)

    assert kinds(other) == [False]


def test_a_cohort_that_people_have_signed_in_to_refuses_and_is_named(programme):
    planned(programme, 4)
    cohort = planned(programme, 5)
    make.presence(db.session.query(Slot).filter_by(cohort_id=cohort.id).one(), make.registration(cohort))

    with pytest.raises(Refused, match="รุ่นที่ 5") as refusal:
        switch(programme)

    assert refusal.value.place == "signed_for"


def test_a_closed_cohort_keeps_its_half_days_and_refuses_nothing(programme):
    cohort = planned(programme)
    make.presence(db.session.query(Slot).one(), make.registration(cohort))
    cohort.closed_at = now()

    switch(programme)

    assert kinds(cohort) == [False]


def test_a_cohort_opened_again_goes_on_with_what_was_signed_for(programme):
    cohort = planned(programme)
    make.presence(db.session.query(Slot).one(), make.registration(cohort))
    cohort.closed_at = now()
    switch(programme)
    cohort.closed_at = None

    agenda.plan(cohort, None, title="บ่าย", starts_at=make.moment(DAY, 13), ends_at=make.moment(DAY, 15))

    assert kinds(cohort) == [False, False]


def test_a_refused_switch_is_said_beside_the_field_and_changes_nothing(programme, as_organiser):
    cohort = planned(programme)
    make.presence(db.session.query(Slot).one(), make.registration(cohort))
    page = as_organiser.get("/desk/programmes/executive/edit").text
    assert 'name="signed_for" value="half_days" checked' in page

    form = {
        "name": "อบรม", "slug": "executive", "issuing_body": "กรม", "eligible_kinds": ["public_benefit"],
        "ranking": "first_come", "signed_for": "sessions", "completed_by": "slots", "required_percent": "80",
        "opens_before": "60", "late_after": "15", "closes_after": "30", "certificate_title": "วุฒิบัตร",
        "certificate_number": "{serial}", "first_name": "ก", "first_position": "ข",
    }  # fmt: skip
    answer = as_organiser.post("/desk/programmes/executive/edit", data=form).text

    db.session.expire_all()
    assert ("ในรุ่นที่ 4 แล้ว" in answer, programme.signed_for, kinds(cohort)) == (True, "half_days", [False])
