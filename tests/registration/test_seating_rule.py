"""Who may sit where: seats kept for regions and kinds, and the open ones. Compared with trying everything."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from trainer.registration.seating import BEYOND, OPEN, Group, Pot, Seating

NORTH, SOUTH = Pot("region", "north"), Pot("region", "south")
CLUB, OFFICE = Pot("kind", "club"), Pot("kind", "office")
KEPT = (NORTH, SOUTH, CLUB, OFFICE)
NORTHERN, SOUTHERN = Group("north", None), Group("south", None)
NORTHERN_CLUB, SOUTHERN_CLUB = Group("north", "club"), Group("south", "club")

people = st.lists(
    st.builds(Group, st.sampled_from(["north", "south", None]), st.sampled_from(["club", "office", None])), max_size=6
)


@st.composite
def plans(draw):
    """(seats, kept) with no more kept than there are."""
    kept = {pot: draw(st.integers(1, 2)) for pot in KEPT if draw(st.booleans())}
    return sum(kept.values()) + draw(st.integers(0, 2)), kept


def seatable_by_trying(seats, kept, those):
    """Whether these people can be seated together, found by trying every seat for everybody."""
    free = Counter(kept) + Counter({OPEN: seats - sum(kept.values())})

    def place(left):
        if not left:
            return True
        for pot in (*left[0].pots, OPEN):
            if free[pot]:
                free[pot] -= 1
                if place(left[1:]):
                    return True
                free[pot] += 1
        return False

    return place(list(those))


def seated_in_order(plan, line):
    seating = Seating(*plan, {})
    return [place for place, group in enumerate(line) if seating.sit(group)]


@given(plans(), people)
def test_going_through_the_line_seats_exactly_whom_trying_everything_would_seat(plan, line):
    expected = []
    for place in range(len(line)):
        if seatable_by_trying(*plan, [line[one] for one in [*expected, place]]):
            expected.append(place)

    assert seated_in_order(plan, line) == expected


@given(plans(), people)
def test_no_other_choice_of_people_seats_more(plan, line):
    most = max(
        size for size in range(len(line) + 1) for those in combinations(line, size) if seatable_by_trying(*plan, those)
    )

    assert len(seated_in_order(plan, line)) == most


@given(plans(), people, st.randoms())
def test_in_whatever_order_people_come_as_many_are_seated(plan, line, random):
    shuffled = random.sample(line, len(line))

    assert len(seated_in_order(plan, shuffled)) == len(seated_in_order(plan, line))


@given(plans(), people, people)
def test_there_are_never_more_people_than_seats_unless_they_were_there_before(plan, there, line):
    seating = Seating(*plan, Counter(there))
    for group in line:
        seating.sit(group)

    assert seating.taken <= max(seating.seats, len(there))


@given(plans(), people, people)
def test_everybody_who_holds_a_seat_is_counted_on_one_sort_of_seat(plan, there, line):
    seating = Seating(*plan, Counter(there))
    for group in line:
        seating.sit(group)

    assert sum(seating.filled(pot) for pot in (*seating.kept, OPEN, BEYOND)) == seating.taken


@given(plans(), people)
def test_no_sort_of_seat_holds_more_than_it_has(plan, there):
    seating = Seating(*plan, Counter(there))

    assert all(seating.filled(pot) <= size for pot, size in seating.kept.items())


@given(plans(), people, people)
def test_whoever_is_told_why_not_does_not_fit_and_the_others_do(plan, there, line):
    seating = Seating(*plan, Counter(there))

    assert all((seating.why_not(group) is None) == seating.fits(group) == seating.sit(group) for group in line)


def test_kept_seats_are_filled_before_open_ones():
    seating = Seating(3, {NORTH: 1}, {NORTHERN: 1})

    assert (seating.filled(NORTH), seating.filled(OPEN)) == (1, 0)


def test_somebody_moves_to_the_other_seat_kept_for_them_to_make_room():
    seating = Seating(2, {NORTH: 1, CLUB: 1}, {NORTHERN_CLUB: 1})

    assert seating.sit(NORTHERN) and seating.filled(CLUB) == 1


def test_a_chain_of_moves_makes_room():
    seating = Seating(3, {NORTH: 1, SOUTH: 1, CLUB: 1}, {NORTHERN_CLUB: 1, SOUTHERN_CLUB: 1})

    assert seating.sit(NORTHERN) and seating.taken == 3


def test_an_open_seat_is_not_given_to_whom_only_a_kept_one_is_left():
    assert not Seating(2, {NORTH: 1}, {SOUTHERN: 1}).fits(SOUTHERN)


def test_who_was_seated_before_seats_were_kept_for_others_stays_beyond_the_plan():
    seating = Seating(4, {NORTH: 3}, {SOUTHERN: 3})

    assert (seating.filled(OPEN), seating.filled(BEYOND)) == (1, 2)


def test_who_sits_beyond_the_plan_takes_up_a_seat_all_the_same():
    seating = Seating(4, {NORTH: 3}, {SOUTHERN: 3})

    assert [seating.sit(NORTHERN) for _ in range(3)] == [True, False, False]


def test_a_full_cohort_says_that_all_seats_are_taken():
    assert Seating(1, {}, {SOUTHERN: 1}).why_not(NORTHERN).code == "all_taken"


def test_where_only_kept_seats_are_free_it_is_said_for_whom_and_how_many():
    reason = Seating(3, {NORTH: 2}, {SOUTHERN: 1}).why_not(SOUTHERN)

    assert (reason.code, reason.facts) == ("kept", {"free": 2, "kept": [["region", "north", 2]]})


def test_one_more_seat_for_the_north_moves_a_northerner_out_of_the_open():
    seating = Seating(2, {NORTH: 1}, {NORTHERN: 2}).with_one_more(NORTH)

    assert seating.fits(SOUTHERN)
