"""Groups mixed by region, kind and sex: a pure rule, tried on random people."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from trainer.registration.grouping import Member, best_place, propose

PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["เหนือ", "ใต้", "กลาง", None]),
        st.sampled_from([None, 1, 2, 3, 4]),
        st.sampled_from(["public_benefit", "community_welfare", None]),
        st.sampled_from(["male", "female", None]),
    ),
    min_size=1, max_size=40,
).map(lambda people: [Member(number, *facts) for number, facts in enumerate(people)])  # fmt: skip
COUNTS = st.integers(1, 8)


def spread(groups, fact):
    """How far the groups lie apart for each value of a fact: most less fewest."""
    tallies = [Counter(getattr(one, fact) for one in group) for group in groups]
    return {value: max(t[value] for t in tallies) - min(t[value] for t in tallies) for t in tallies for value in t}


@given(PEOPLE, COUNTS)
def test_everyone_is_in_exactly_one_group(people, count):
    assert sorted(one.id for group in propose(people, count) for one in group) == [one.id for one in people]


@given(PEOPLE, COUNTS)
def test_sizes_differ_by_one_at_most(people, count):
    sizes = [len(group) for group in propose(people, count)]

    assert len(sizes) == count and max(sizes) - min(sizes) <= 1


@given(PEOPLE, COUNTS)
def test_each_region_is_spread_within_one(people, count):
    assert max(spread(propose(people, count), "region").values()) <= 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.integers(4, 8))
def test_colleagues_of_one_province_are_apart_as_far_as_the_groups_reach(organisations, count):
    people = [Member(n, region=one % 3, organisation=one, kind=one % 2) for n, one in enumerate(organisations)]

    assert max(spread(propose(people, count), "organisation").values()) <= 1


def test_kinds_and_sexes_are_mixed_as_evenly_as_they_can():
    people = [Member(n, region=n % 5, organisation=n, kind="ab"[n // 20], sex=("male", "female")[n // 2 % 2])
              for n in range(40)]  # fmt: skip

    groups = propose(people, 4)

    assert (max(spread(groups, "kind").values()), max(spread(groups, "sex").values())) <= (1, 1)


@given(PEOPLE, COUNTS)
def test_the_same_people_are_dealt_the_same_way_again(people, count):
    assert propose(people, count) == propose(people, count)


def test_a_latecomer_goes_to_the_smallest_group():
    assert best_place(Member(9), [[Member(1), Member(2)], [Member(3)]]) == 1


def test_a_latecomer_goes_where_no_colleague_is():
    assert best_place(Member(9, organisation=7), [[Member(1, organisation=7)], [Member(2, organisation=8)]]) == 1


def test_a_thousand_people_are_dealt_in_a_few_seconds():
    people = [Member(n, n % 6, n // 2, "ab"[n % 2], ("male", "female")[n // 3 % 2]) for n in range(1000)]

    assert sum(map(len, propose(people, 50))) == 1000
