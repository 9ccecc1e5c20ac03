"""A second entry of somebody that was merged is counted nowhere, and found by no list."""

import pytest

from tests import make
from tests.registration import lists
from trainer.home import numbers
from trainer.registration import desk_counts, importing, matches, queries, seats, twins
from trainer.registration.models import State
from trainer.reports.closing import Closing


@pytest.fixture
def cohort(app):
    """A cohort with one person who holds a seat, and the merged entry of the same person."""
    made = make.cohort()
    kept = make.registration(made, person=make.person("มาลี", "ดีงาม", phone="0812345678", email="m@example.org"))
    gone = make.registration(
        made, state=State.MERGED, merged_into_id=kept.id,
        person=make.person("มาลี", "ดีงาม", phone="0812345678", email="m@example.org"),
    )  # fmt: skip
    gone.organisation, gone.organisation_name = None, "ชมรมนอกทะเบียน"
    return made


COUNTS = {
    "desk": lambda cohort: numbers.figures([cohort])[cohort.id].people,
    "counters": lambda cohort: desk_counts.counts_of(cohort).total,
    "closing report": lambda cohort: Closing.of(cohort).applied,
    "seats": seats.taken,
    "everybody": lambda cohort: len(make.db.session.scalars(queries.registrations_of(cohort)).all()),
    "my page": lambda cohort: len(make.db.session.scalars(queries.registrations_by("m@example.org")).all()),
}


@pytest.mark.parametrize("count", COUNTS)
def test_one_person_counts_once(cohort, count):
    assert COUNTS[count](cohort) == 1


def test_nobody_is_asked_about_a_merged_entry(cohort):
    assert (twins.pairs(cohort), matches.groups(cohort)) == ([], [])


def test_the_same_person_is_still_known_to_imports(cohort):
    assert "มาลี ดีงาม|0812345678" in importing.known_people(cohort)


def test_a_merged_entry_cannot_be_ticked(cohort, as_organiser):
    gone = make.db.session.query(make.Registration).filter_by(state=State.MERGED).one()

    as_organiser.post(lists.address(cohort, "refusals"), data={"people": gone.id, "reason": "เกินจำนวน"})

    assert lists.registered()[1].state == State.MERGED
