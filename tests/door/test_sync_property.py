"""Random stories of a hall: offline, online, repeated, lost, taken back, by two phones and a hand."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.door.hall import Hall
from trainer.attendance.models import Presence
from trainer.database import db
from trainer.door.models import Scan

phone, person, order = st.integers(0, 1), st.integers(0, 2), st.randoms(use_true_random=False)
STEPS = st.one_of(
    st.tuples(st.just("scan"), phone, person, st.sampled_from(["present", "present", "annul"])),
    st.tuples(st.just("deliver"), phone, st.integers(1, 6), st.booleans(), order),
    st.tuples(st.just("repeat"), phone, order),
    st.tuples(st.just("mark"), person),
    st.tuples(st.just("take_back"), person),
    st.tuples(st.just("set_clock"), phone),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=5, max_size=22))
def test_whatever_happens_those_are_present_of_whom_something_was_said_after_the_last_annulment(app, steps):
    hall = Hall()
    for step in steps:
        hall.step(*step)
    for one in (0, 1):
        hall.step("deliver", one, 99, True, random.Random(0))

    rows = db.session.query(Presence).filter_by(slot_id=hall.slot_id)
    there, expected = {each.registration_id: each.at for each in rows}, hall.expected()

    assert there.keys() == expected.keys()
    assert all(at in expected[one] for one, at in there.items())
    assert all(at == expected[one][0] for one, at in there.items() if len(hall.hands[hall.ids.index(one)]) < 2)
    assert db.session.query(Scan).filter_by(cohort_id=hall.cohort.id).count() == len(hall.delivered)
