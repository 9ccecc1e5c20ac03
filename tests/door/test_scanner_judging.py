"""What the door is told at once, and what is told otherwise once the server has answered."""

import pytest

from tests.door.node import run

HERS = "b" * 16
PERSON = {"id": 7, "number": 1, "name": "นางมาลี ทองดี", "organisation": "", "search": "", "badge": HERS}
SLOT = {"id": 3, "label": "", "starts": 900, "opens": 800, "late": 1000, "closes": 1200}
SLOTS = [
    {"id": 2, "starts": 400, "opens": 300, "closes": 600},
    {"id": 1, "starts": 200, "opens": 100, "closes": 400},
    {"id": 3, "starts": 800, "opens": 700, "closes": 900},
]


def judged(read, moment=850, there=()):
    """What is said of a reading at a moment, where these registrations are present already, and since when."""
    roster = "{ byId: new Map([[7, values[0]]]), byBadge: new Map([[values[0].badge, values[0]]]) }"
    expression = f"it.judge(values[2], {roster}, values[1], new Map(values[4]), values[3])"
    verdict = run("judging.js", expression, PERSON, SLOT, read, moment, [[one, 801] for one in there])
    return verdict["said"], verdict["since"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [(799, ("early", 800)), (800, ("present", 800)), (1000, ("late", 1000)), (1200, ("closed", 1200))],
)
def test_a_badge_is_judged_by_the_window_of_the_slot(moment, said):
    assert judged({"token": "x", "badge": HERS}, moment) == said


def test_who_was_signed_in_before_is_told_so_also_after_the_slot_has_closed():
    assert judged({"registration": 7}, 5000, there=[7]) == ("already", 801)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ({"code": "x"}, "foreign"),
        ({"code": "x", "certificate": True}, "certificate"),
        ({"code": "x", "token": "x", "badge": "c" * 16}, "unlisted"),
        ({"code": "x", "token": "x", "badge": None}, "asked"),
        ({"registration": 8}, "foreign"),
    ],
)
def test_nobody_is_let_in_by_a_code_that_the_roster_does_not_know(read, said):
    assert judged(read) == (said, None)


@pytest.mark.parametrize(
    ("said", "result", "then"),
    [
        ("present", "recorded", ("present", False)),
        ("late", "recorded", ("late", False)),
        ("present", "already", ("already", True)),  # another door was first
        ("already", "already", ("already", False)),
        ("already", "recorded", ("present", False)),
        ("unlisted", "recorded", ("present", True)),  # was turned away, and had a seat
        ("unlisted", "unknown_code", ("unlisted", False)),
        ("early", "too_early", ("early", False)),
        ("asked", "recorded", ("present", False)),
        ("asked", "unknown_code", ("refused", True)),
        ("undone", "annulled", ("undone", False)),
        ("undone", "clock", ("refused", True)),
        *(
            ("present", refusal, ("refused", True))
            for refusal in ("closed", "no_seat", "clock", "beaten", "unheard_of")
        ),
    ],
)
def test_what_the_server_decides_otherwise_is_to_be_looked_at(said, result, then):
    answered = run("judging.js", "it.answered(values[0], values[1])", said, result)

    assert (answered["said"], answered["look"]) == then


@pytest.mark.parametrize(("moment", "slot"), [(0, 1), (150, 1), (290, 1), (310, 2), (450, 2), (650, 3), (5000, 3)])
def test_the_slot_that_is_open_is_chosen_and_where_two_are_the_one_that_begins_nearer(moment, slot):
    roster = {"people": [], "slots": SLOTS}

    assert run("roster.js", "new it.Roster(values[0]).slotAt(values[1]).id", roster, moment) == slot


def test_who_is_there_follows_from_what_the_server_said_and_what_was_scanned_since():
    scans = [
        {"kind": "present", "slot": 1, "registration": 8, "said": "present", "since": 90},
        {"kind": "present", "slot": 1, "registration": 9, "said": "closed", "since": 80},
        {"kind": "annul", "slot": 1, "registration": 7, "said": "undone", "since": None},
        {"kind": "present", "slot": 1, "registration": None, "said": "asked", "since": None},
        {"kind": "present", "slot": 2, "registration": 7, "said": "late", "since": 95},
    ]
    there = run(
        "presences.js",
        "((they) => [[...they.at(1)], [...they.at(2)], [...they.at(3)]])(new it.Presences(...values))",
        {"1": [6, 7]}, {"1": {"6": 50}}, scans,
    )  # fmt: skip

    assert there == [[[6, 50], [8, 90]], [[7, 95]], []]


def test_no_two_scans_of_a_device_have_the_same_moment_unless_its_clock_was_set_back():
    stamps = run("clock.js", "[5, 5, 4, 100, 90, 70_000_000, 5].map((now) => it.stamp(now))")

    assert stamps == [5, 6, 7, 100, 101, 70_000_000, 5]


def test_a_brief_answer_adds_who_has_come_to_those_who_were_known_to_be_there():
    told = [{"slot": 1, "registration": 8, "said": "late"}, {"slot": 1, "registration": 9, "said": "closed"},
            {"slot": 2, "registration": 7, "said": "already"}]  # fmt: skip

    assert run("presences.js", "it.joined(...values)", {"1": [7]}, {}, told) == {"1": [7, 8], "2": [7]}


def test_what_the_server_lists_of_a_slot_stands_whatever_was_known_before():
    known, told = {"1": [7], "2": [5]}, [{"slot": 1, "registration": 8, "said": "present"}]

    assert run("presences.js", "it.joined(...values)", known, {"1": [8, 9]}, told) == {"1": [8, 9], "2": [5]}
