"""How two name lists differ: a pure rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.registration.listing import Listed, NameList, differences

ANNA, BEN, CHAI = (Listed(key, name, "ประธาน", "มูลนิธิ", "TH-51") for key, name in enumerate(("อันนา", "เบน", "ชัย")))
names = st.sampled_from(["กานดา", "ขวัญ", "ฤดี"])


@st.composite
def lists(draw):
    """A name list of up to eight people out of ten, each with one of a few names."""
    ids = draw(st.lists(st.integers(1, 10), unique=True, max_size=8))
    listed = tuple(Listed(key, draw(names)) for key in ids)
    seats = draw(st.integers(0, len(listed)))
    return NameList(listed[:seats], listed[seats:])


def told(before, after):
    return [(each.kind, each.person.name, each.ranks) for each in differences(before, after)]


@pytest.mark.parametrize("before, after, difference", [
    (NameList((ANNA,)), NameList((ANNA, BEN)), ("added", "เบน", (None, None))),
    (NameList((ANNA,)), NameList((ANNA,), (BEN,)), ("added", "เบน", (None, 1))),
    (NameList((ANNA, BEN)), NameList((ANNA,)), ("gone", "เบน", (None, None))),
    (NameList((ANNA,), (BEN,)), NameList((ANNA,)), ("gone", "เบน", (1, None))),
    (NameList((ANNA,), (BEN,)), NameList((ANNA, BEN)), ("moved_up", "เบน", (1, None))),
    (NameList((ANNA, BEN)), NameList((ANNA,), (BEN,)), ("moved_down", "เบน", (None, 1))),
])  # fmt: skip
def test_what_became_of_one_person_is_told(before, after, difference):
    assert told(before, after) == [difference]


def test_a_reserve_who_moves_up_moves_those_behind():
    found = told(NameList((ANNA,), (BEN, CHAI)), NameList((ANNA, BEN), (CHAI,)))

    assert found == [("moved_up", "เบน", (1, None)), ("rank_changed", "ชัย", (2, 1))]


def test_a_corrected_name_is_told_with_both_spellings():
    [found] = differences(NameList((ANNA,)), NameList((Listed(0, "แอนนา", "ประธาน", "มูลนิธิ", "TH-51"),)))

    assert (found.kind, found.changes) == ("corrected", {"name": ("อันนา", "แอนนา")})


@given(lists())
def test_a_list_does_not_differ_from_itself(one):
    assert differences(one, one) == []


@given(lists(), lists())
def test_nothing_differs_only_where_everybody_stands_as_before(before, after):
    assert (differences(before, after) == []) == (before.places() == after.places())


@given(lists(), lists())
def test_who_was_listed_and_what_is_told_give_who_is_listed(before, after):
    found = differences(before, after)
    added, gone = ({one.person.registration_id for one in found if one.kind == kind} for kind in ("added", "gone"))

    assert (before.places().keys() - gone) | added == after.places().keys()


@given(lists(), lists())
def test_read_backwards_every_difference_is_told_the_other_way(before, after):
    mirror = {"added": "gone", "gone": "added", "moved_up": "moved_down", "moved_down": "moved_up"}
    there = {(one.kind, one.person.registration_id, one.ranks) for one in differences(before, after)}
    back = {(mirror.get(one.kind, one.kind), one.person.registration_id, one.ranks[::-1])
            for one in differences(after, before)}  # fmt: skip

    assert there == back
