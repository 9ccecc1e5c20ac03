"""Who shares a room: a pure rule, tried on invented and on random people."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.registration.lodging import Guest, Side, conflicts, propose, side_of

GUESTS = st.lists(
    st.tuples(
        st.sampled_from([*Side, None]),
        st.sampled_from([None, 1, 2, 3, "สมาคม"]),
        st.sampled_from([None, "TH-50", "TH-51", "TH-90"]),
    ),
    max_size=40,
).map(lambda people: [Guest(number, *facts) for number, facts in enumerate(people)])


def guests(*facts):
    return [Guest(number, *each) for number, each in enumerate(facts)]


def together(rooms):
    return [[one.id for one in room.guests] for room in rooms]


@pytest.mark.parametrize("title, side", [
    ("นาย", "men"), ("นางสาว", "women"), ("พระมหา", "monks"), ("สามเณร", "monks"), ("พระครูปลัด", "monks"),
    ("หลวงพ่อ", "monks"), ("พระมหา ดร.", "monks"), ("แม่ชี", "nuns"), ("บาทหลวง", "men"), ("อิหม่าม", "men"),
    ("ซิสเตอร์", "women"), ("ร้อยตรีหญิง", "women"), ("พันโท", None), ("ดร.", None), ("หม่อมหลวง", None),
    ("พระองค์เจ้า", None), (None, None),
])  # fmt: skip
def test_the_title_tells_with_whom_someone_may_share_or_nothing_does(title, side):
    assert side_of(title) == side


def test_what_a_person_decided_goes_before_the_title():
    assert side_of("แม่ชี", "women") == Side.WOMEN


def test_colleagues_share_before_neighbours_do():
    rooms, _asked = propose(guests(("men", 1, "TH-50"), ("men", 2, "TH-50"), ("men", 1, "TH-90"), ("men", 3, "TH-50")))

    assert [(room.reason, [one.id for one in room.guests]) for room in rooms] == [
        ("same_organisation", [0, 2]), ("same_province", [1, 3])]  # fmt: skip


def test_people_without_an_organisation_are_no_colleagues():
    rooms, _asked = propose(guests(("men", None, None), ("men", None, None)))

    assert [room.reason for room in rooms] == ["same_side"]


def test_one_region_comes_before_none():
    rooms, _asked = propose(guests(("men", 1, "TH-50"), ("men", 2, "TH-90"), ("men", 3, "TH-51")))

    assert [(room.reason, len(room.guests)) for room in rooms] == [("same_region", 2), ("odd_one", 1)]


def test_someone_whose_sex_is_not_known_is_asked_and_not_placed():
    rooms, asked = propose(guests((None, 1, None), ("men", 1, None)))

    assert (together(rooms), [one.id for one in asked]) == ([[1]], [0])


@given(GUESTS)
def test_everyone_is_in_one_room_or_asked_and_none_is_in_two(people):
    rooms, asked = propose(people)

    assert Counter(one.id for room in rooms for one in room.guests) + Counter(one.id for one in asked) == Counter(
        one.id for one in people)  # fmt: skip


@given(GUESTS)
def test_nobody_shares_across_the_sides_so_no_monk_sleeps_beside_a_layman(people):
    rooms, _asked = propose(people)

    assert all(len({one.side for one in room.guests}) == 1 for room in rooms)


@given(GUESTS)
def test_a_proposal_never_has_what_the_page_would_warn_of(people):
    rooms, _asked = propose(people)

    assert [room for room in rooms if conflicts(one.side for one in room.guests)] == []


@given(GUESTS)
def test_at_most_one_of_each_side_is_the_odd_one(people):
    rooms, _asked = propose(people)

    assert all(count == 1 for count in Counter(room.side for room in rooms if room.reason == "odd_one").values())


@given(GUESTS)
def test_as_many_colleagues_share_as_can(people):
    rooms, _asked = propose(people)

    possible = Counter((one.side, one.organisation) for one in people
                       if one.organisation and one.side not in (None, Side.ALONE))  # fmt: skip
    shared = Counter((room.side, room.guests[0].organisation) for room in rooms if room.reason == "same_organisation")
    assert shared == Counter({key: count // 2 for key, count in possible.items() if count > 1})


@pytest.mark.parametrize("sides, codes", [
    (["men", "men"], []), (["nuns", "women"], []), (["alone"], []), ([None], []),
    (["men", "women"], ["mixed_sexes"]), (["monks", "men"], ["monk_with_laity"]),
    (["monks", "nuns"], ["monk_with_laity", "mixed_sexes"]), (["alone", "men"], ["alone_shared"]),
    ([None, "men"], ["side_unknown"]),
])  # fmt: skip
def test_a_room_says_what_is_wrong_with_it(sides, codes):
    assert conflicts([side and Side(side) for side in sides]) == codes
