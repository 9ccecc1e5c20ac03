"""What stands beside presences follows somebody into the entry that stays."""

import pytest

from tests import make
from trainer.attendance.merged import BESIDE, move_presences
from trainer.attendance.models import Annulment, Excuse, LeftDifference, Signature
from trainer.database import db, now

FACTS = {
    Annulment: lambda: {"at": now()}, Excuse: lambda: {"reason": "ป่วย"}, LeftDifference: lambda: {"signed": True},
    Signature: dict,
}  # fmt: skip


@pytest.fixture
def pair(app):
    cohort = make.cohort()
    return make.registration(cohort), make.registration(cohort)


def whose(model):
    db.session.expire_all()
    return sorted((each.slot_id, each.registration_id) for each in db.session.query(model))


@pytest.mark.parametrize("model", BESIDE)
def test_it_goes_to_the_entry_that_stays_and_stands_there_once_a_slot(pair, model):
    gone, into = pair
    both, only_gone = make.slots(gone.cohort)[:2]
    for slot, person in ((both, gone), (both, into), (only_gone, gone)):
        make.add(model(slot_id=slot.id, registration_id=person.id, **FACTS[model]()))

    move_presences(gone, into)

    assert whose(model) == [(both.id, into.id), (only_gone.id, into.id)]
