"""A form that stood open while its questions changed: what did not change counts, what did is asked again."""

from tests import make
from tests.applications import asked
from tests.applications.test_composing import add, change, choice
from trainer.applications import asking, composing


def drawn(cohort):
    """The stamp of the form as it is drawn now."""
    return asking.stamp(asking.questions_of(cohort))


def test_the_stamp_changes_with_what_is_asked_and_not_with_help_or_order(app):
    cohort = make.cohort()
    first, second = add(cohort, "หนึ่ง"), add(cohort, "สอง")
    stamps = [drawn(cohort)]
    change(first, help="ช่วย")
    composing.move(second, -1, None)
    stamps.append(drawn(cohort))
    change(first, label="หนึ่งใหม่")
    stamps.append(drawn(cohort))

    assert (stamps[0] == stamps[1], stamps[1] == stamps[2]) == (True, False)


def test_answers_to_unchanged_questions_count_and_the_changed_one_is_asked_again(app):
    cohort = make.cohort()
    same, old = add(cohort, "เหมือนเดิม"), add(cohort, "เดิม")
    stamp = drawn(cohort)
    new = change(old, label="ใหม่")

    reading = asked.read(cohort, {f"q{same.id}": "ตอบ", f"q{old.id}": "คำตอบเก่า"}, stamp=stamp)

    assert (reading.changed, reading.values, list(reading.problems), str(reading.before[new.id])) == (
        True, {same.id: "ตอบ"}, [new.id], "คำตอบเก่า")  # fmt: skip


def test_the_notice_names_what_changed(app):
    cohort = make.cohort()
    old = add(cohort, "เดิม")
    stamp = drawn(cohort)
    change(old, label="คำถามใหม่")

    assert "คำถามใหม่" in asked.read(cohort, {f"q{old.id}": "ก"}, stamp=stamp).notice


def test_the_old_entry_is_shown_in_the_words_of_its_option_through_two_changes(app):
    cohort = make.cohort()
    old = choice(cohort, options="เคย\nไม่เคย")
    stamp = drawn(cohort)
    newest = change(change(old, options="เคยแล้ว\nยังไม่เคย"), options="ใช่\nไม่ใช่")

    reading = asked.read(cohort, {f"q{old.id}": "2"}, stamp=stamp)

    assert str(reading.before[newest.id]) == "ไม่เคย"


def test_an_entry_to_the_new_wording_is_not_asked_for_again(app):
    cohort = make.cohort()
    old = add(cohort)
    stamp = drawn(cohort)
    new = change(old, label="ใหม่")

    reading = asked.read(cohort, {f"q{old.id}": "เก่า", f"q{new.id}": "ใหม่"}, stamp=stamp)

    assert (reading.problems, reading.values) == ({}, {new.id: "ใหม่"})


def test_once_the_form_was_drawn_anew_a_changed_question_may_stay_open(app):
    cohort = make.cohort()
    old = add(cohort)
    change(old, label="ใหม่")

    reading = asked.read(cohort, {f"q{old.id}": "เก่า"}, stamp=drawn(cohort))

    assert (reading.problems, reading.notice) == ({}, "")


def test_a_question_that_was_retired_meanwhile_is_dropped_without_a_word(app):
    cohort = make.cohort()
    gone = add(cohort)
    stamp = drawn(cohort)
    composing.retire(gone, None)

    reading = asked.read(cohort, {f"q{gone.id}": "คำตอบ"}, stamp=stamp)

    assert (reading.changed, reading.values, reading.problems) == (True, {}, {})


def test_an_entry_for_a_question_of_another_cohort_is_not_read(app):
    elsewhere, cohort = make.cohort(), make.cohort()
    other = add(elsewhere, "ของรุ่นอื่น")
    add(cohort)

    assert asked.read(cohort, {f"q{other.id}": "ลับ"}).values == {}
