"""Groups: proposed, changed by hand, listed."""

import io
import subprocess

import openpyxl
import pytest

from certificates.text import normalised
from tests import make
from tests.registration import lists
from trainer.database import db
from trainer.errors import Refused
from trainer.registration import admission, groups
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import State


@pytest.fixture
def cohort(app):
    return make.cohort()


def participants(cohort, count, **facts):
    return [make.registration(cohort, person=make.person("กำธร", f"น้ำทิพย์{n}"), **facts) for n in range(count)]


def numbers():
    """The group number of each registration, in the order of their ids."""
    return [one.training_group.number if one.training_group else None for one in lists.registered()]


def test_a_proposal_deals_everybody_who_holds_a_seat(cohort):
    participants(cohort, 5)
    participants(cohort, 1, state=State.APPLIED)

    groups.propose(cohort, 2, None)

    assert sorted(numbers()[:5]) in ([1, 1, 1, 2, 2], [1, 1, 2, 2, 2]) and numbers()[5] is None


def test_colleagues_are_put_into_different_groups(cohort):
    participants(cohort, 3, organisation=make.organisation())
    participants(cohort, 3)

    groups.propose(cohort, 3, None)

    assert sorted(numbers()[:3]) == [1, 2, 3]


@pytest.mark.parametrize("count", [0, -1, 4, 51])
def test_more_groups_than_people_or_none_are_refused(cohort, count):
    participants(cohort, 3)

    with pytest.raises(Refused):
        groups.propose(cohort, count, None)


def test_proposing_fewer_groups_takes_the_last_ones_away_and_keeps_names(cohort):
    participants(cohort, 4)
    made = groups.propose(cohort, 4, None)
    groups.rename(cohort, {made[0].id: "ดอกบัว"}, None)

    groups.propose(cohort, 2, None)

    assert [(one.number, one.name) for one in db.session.scalars(groups.groups_of(cohort))] == [(1, "ดอกบัว"), (2, "")]


def test_a_latecomer_joins_without_moving_anybody(cohort):
    participants(cohort, 4)
    groups.propose(cohort, 2, None)
    before = numbers()
    participants(cohort, 1)

    groups.add_rest(cohort, None)

    assert (numbers()[:4], numbers()[4] is None) == (before, False)


def test_who_withdraws_leaves_the_group(cohort):
    one = participants(cohort, 2)[0]
    groups.propose(cohort, 1, None)

    admission.withdraw(one, "", None)

    assert numbers() == [None, 1]


@pytest.mark.parametrize("written, status", [
    ("2", 303), ("๒", 303), ("", 422), ("x", 422), ("9" * 30, 422), ("-1", 422),
])
def test_the_number_of_groups_is_read_or_refused(as_organiser, cohort, written, status):
    participants(cohort, 3)

    assert as_organiser.post(lists.address(cohort, "groups/proposals"), data={"count": written}).status_code == status


def test_those_ticked_move_to_the_group_chosen(as_organiser, cohort):
    made = participants(cohort, 4)
    first, _second = groups.propose(cohort, 2, None)

    as_organiser.post(lists.address(cohort, "groups/moves"), data={"people": [o.id for o in made], "group": first.id})

    assert numbers() == [1, 1, 1, 1]


def test_nobody_moves_to_a_group_of_another_cohort(as_organiser, cohort):
    [one] = participants(cohort, 1)
    other = make.cohort(5)
    participants(other, 1)
    [foreign] = groups.propose(other, 1, None)

    answer = as_organiser.post(lists.address(cohort, "groups/moves"), data={"people": one.id, "group": foreign.id})

    assert (answer.status_code, numbers()[0]) == (404, None)


def test_groups_are_named(as_organiser, cohort):
    participants(cohort, 1)
    [group] = groups.propose(cohort, 1, None)

    as_organiser.post(lists.address(cohort, "groups/names"), data={f"name-{group.id}": "<b>บัว</b>"})

    page = as_organiser.get(lists.address(cohort, "groups")).text
    assert "<b>บัว" not in page and "&lt;b&gt;บัว" in page


def test_the_paper_lists_every_group(as_organiser, cohort, tmp_path):
    participants(cohort, 2)
    groups.propose(cohort, 2, None)
    (tmp_path / "groups.pdf").write_bytes(as_organiser.get(lists.address(cohort, "groups.pdf")).data)

    told = normalised(subprocess.run(
        ["pdftotext", "-raw", tmp_path / "groups.pdf", "-"], capture_output=True, text=True, check=True).stdout)

    wanted = ("กลุ่มที่๑(๑คน)", "กลุ่มที่๒(๑คน)", "กำธรน้ำทิพย์0", "กำธรน้ำทิพย์1")
    assert [words for words in wanted if words not in told] == []


def test_the_workbook_lists_every_group(as_organiser, cohort):
    participants(cohort, 2)
    groups.propose(cohort, 2, None)
    data = as_organiser.get(lists.address(cohort, "groups.xlsx")).data

    rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))

    assert [row[0] for row in rows[-2:]] == ["กลุ่มที่ 1", "กลุ่มที่ 2"]


def test_two_groups_of_a_cohort_cannot_have_one_number(cohort):
    make.add(TrainingGroup(cohort_id=cohort.id, number=1))

    with pytest.raises(Exception, match="(?i)unique"):
        make.add(TrainingGroup(cohort_id=cohort.id, number=1))
