"""What changed between two agendas, in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import make
from trainer.schedule.differences import differences
from trainer.schedule.versions import Entry, EntrySpeaker

DAY = make.FIRST_DAY


def entry(number=1, start=9, end=12, title="กฎหมาย", **facts):
    return Entry(number, "session", title, make.moment(DAY, start), make.moment(DAY, end), **facts)


def texts(before, after):
    return [text for one in differences(before, after) for text in one.texts]


def test_the_same_agenda_has_no_differences(app):
    assert differences([entry()], [entry()]) == []


@pytest.mark.parametrize("after, code, said", [
    (entry(start=10), "moved", "“กฎหมาย” moves from 09:00–12:00 to 10:00–12:00."),
    (entry(title="กฎหมายใหม่"), "renamed", "“กฎหมาย” is now called “กฎหมายใหม่”."),
    (entry(room="ห้องเล็ก"), "room", "“กฎหมาย” is now in ห้องเล็ก."),
    (entry(speakers=(EntrySpeaker(1, "ดร.ก"),)), "speakers", "“กฎหมาย” is held by ดร.ก."),
    (entry(groups=(1, 2)), "groups", "“กฎหมาย” is for group 1, 2."),
    (entry(details="ใหม่"), "details", "“กฎหมาย” has other details."),
    (replace(entry(), kind="ceremony"), "kind", "“กฎหมาย” is now of the kind “Ceremony”."),
    (entry(topic="หัวข้อ"), "topic", "“กฎหมาย” treats another topic: หัวข้อ."),
])  # fmt: skip
def test_each_change_has_a_code_and_a_sentence(english, after, code, said):
    found = differences([entry()], [after])

    assert [(one.codes, one.texts) for one in found] == [((code,), [said])]


def test_another_day_is_said_with_both_days(english):
    later = DAY.replace(day=30)
    moved = replace(entry(), starts_at=make.moment(later, 9), ends_at=make.moment(later, 12))

    assert texts([entry()], [moved]) == ["“กฎหมาย” moves from 29 Jan 2020 09:00–12:00 to 30 Jan 2020 09:00–12:00."]


def test_what_came_and_what_went_are_told_apart(english):
    assert texts([entry(1)], [entry(2, title="บัญชี", start=8, end=9)]) == [
        "New: “บัญชี”, 29 Jan 2020 08:00–09:00.", "Dropped: “กฎหมาย”, 29 Jan 2020 09:00–12:00."
    ]  # fmt: skip


def test_one_entry_can_change_in_several_ways(english):
    (found,) = differences([entry()], [entry(start=10, title="ใหม่", room="ก")])

    assert found.codes == ("moved", "renamed", "room")


@pytest.mark.parametrize("before, after, told", [
    ((1,), (1,), {1}), ((1,), (2,), {1, 2}), ((), (2,), {None, 1, 2, 3}), ((2, 3), (3,), {2, 3}),
])  # fmt: skip
def test_a_change_concerns_those_who_were_or_are_to_be_there(app, before, after, told):
    (found,) = differences([entry(groups=before)], [entry(groups=after, start=10)])

    assert {group for group in (None, 1, 2, 3) if found.concerns(group)} == told


def test_another_topic_concerns_the_desk_only(app):
    (found,) = differences([entry()], [entry(topic="หัวข้อ")])

    assert not found.concerns(1)


@given(st.sets(st.integers(1, 8)), st.sets(st.integers(1, 8)))
def test_every_entry_that_came_or_went_is_told_once(before, after):
    found = differences([entry(one) for one in before], [entry(one) for one in after])

    assert sorted(one.entry.id for one in found) == sorted(before ^ after)
