"""What was typed into a form is judged question by question, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import make
from tests.applications import asked
from trainer.applications import conditions, entries
from trainer.applications.models import Question, QuestionKind
from trainer.errors import Refused

KIND = QuestionKind


def one(cohort, typed, **facts):
    """The Reading of a form with a single question, and the question's id."""
    question = asked.question(cohort, **facts)
    return asked.read(cohort, {f"q{question.id}": typed}), question.id


def test_a_text_is_kept_in_one_spelling_without_marks_that_turn_it_around(app):
    reading, key = one(make.cohort(), " เเก้ว\u202e ตา\u200b\x00 ", kind=KIND.TEXT)

    assert reading.values == {key: "แก้ว ตา"}


def test_a_paragraph_keeps_its_lines(app):
    reading, key = one(make.cohort(), "หนึ่ง  สอง\r\n\r\n\r\n\r\nสาม\r\n", kind=KIND.PARAGRAPH)

    assert reading.values == {key: "หนึ่ง สอง\n\nสาม"}


@pytest.mark.parametrize(("kind", "most"), [(KIND.TEXT, 500), (KIND.PARAGRAPH, 5_000)])
def test_a_text_that_is_too_long_is_refused_with_its_length_and_stays_in_the_field(app, kind, most):
    typed = "ก" * 10_000
    reading, key = one(make.cohort(), typed, kind=kind)

    assert (f"{most:,}" in reading.problems[key], "10,000" in reading.problems[key], reading.entered[f"q{key}"]) == (
        True, True, typed)  # fmt: skip


def test_what_looks_like_a_formula_or_html_is_only_text(app):
    reading, key = one(make.cohort(), '=1+1 <script>alert("x")</script> 😀', kind=KIND.TEXT)

    assert reading.values == {key: '=1+1 <script>alert("x")</script> 😀'}


@pytest.mark.parametrize(("typed", "number"), [("๑๒", 12), ("1,200", 1200), (" 7 ", 7), ("-3", -3), ("−๓", -3)])
def test_numbers_may_be_written_in_thai_digits_and_with_separators(app, typed, number):
    reading, key = one(make.cohort(), typed, kind=KIND.NUMBER)

    assert reading.values == {key: number}


@pytest.mark.parametrize("typed", ["12.5", "สิบ", "1,20", "1e3", "=3", "²", "1" * 400])
def test_what_is_no_whole_number_is_refused(app, typed):
    reading, key = one(make.cohort(), typed, kind=KIND.NUMBER)

    assert (reading.values, list(reading.problems)) == ({}, [key])


@pytest.mark.parametrize("typed", ["0", "11"])
def test_a_number_outside_its_limits_is_refused(app, typed):
    reading, key = one(make.cohort(), typed, kind=KIND.NUMBER, least=1, most=10)

    assert list(reading.problems) == [key]


@pytest.mark.parametrize("kind", [KIND.CHOICE, KIND.CHOICES])
def test_an_option_that_does_not_exist_is_refused(app, kind):
    reading, key = one(make.cohort(), "9", kind=kind)

    assert (reading.values, list(reading.problems)) == ({}, [key])


def test_only_one_option_of_a_choice_of_one_is_taken(app):
    reading, key = one(make.cohort(), ["1", "2"], kind=KIND.CHOICE)

    assert list(reading.problems) == [key]


def test_several_options_are_kept_in_the_order_in_which_they_are_offered(app):
    reading, key = one(make.cohort(), ["3", "1", "3"], kind=KIND.CHOICES)

    assert reading.values == {key: ["1", "3"]}


@pytest.mark.parametrize("kind", list(KIND))
def test_a_required_question_left_blank_is_pointed_out(app, kind):
    reading, key = one(make.cohort(), "  ", kind=kind, required=True) if kind != KIND.CHOICE else one(
        make.cohort(), "", kind=kind, required=True)  # fmt: skip

    assert list(reading.problems) == [key]


def test_a_question_left_blank_that_need_not_be_answered_has_no_value(app):
    reading, _ = one(make.cohort(), "", kind=KIND.NUMBER)

    assert (reading.values, reading.problems) == ({}, {})


def hanging(cohort):
    """A choice, a required text asked only after its first option, and one that hangs on a choice in between."""
    first = asked.question(cohort, "เคยอบรมไหม", KIND.CHOICE)
    second = asked.question(cohort, "จากหน่วยงานใด", KIND.CHOICES, required=True, shown_if_id=first.id,
                            shown_if_values=["1"])  # fmt: skip
    third = asked.question(cohort, "เมื่อใด", required=True, shown_if_id=second.id, shown_if_values=["2"])
    return first, second, third


def test_an_answer_to_a_question_that_is_not_asked_is_dropped_but_stays_typed(app):
    cohort = make.cohort()
    first, second, third = hanging(cohort)

    reading = asked.read(cohort, {f"q{first.id}": "2", f"q{second.id}": "2", f"q{third.id}": "ปีที่แล้ว"})

    assert (reading.values, reading.problems, reading.entered[f"q{third.id}"]) == ({first.id: "2"}, {}, "ปีที่แล้ว")


def test_a_question_that_is_asked_because_of_an_answer_is_required(app):
    cohort = make.cohort()
    first, second, third = hanging(cohort)

    reading = asked.read(cohort, {f"q{first.id}": "1", f"q{second.id}": ["1", "2"]})

    assert list(reading.problems) == [third.id]


def test_a_draft_is_read_as_the_form_it_came_from(app):
    cohort = make.cohort()
    question = asked.question(cohort, kind=KIND.CHOICES)
    form = asked.sent(**{f"q{question.id}": ["1", "2"], "name": "สมชาย", "qx": "1"})

    typed = asked.asking.entered(form)

    assert (typed, asked.asking.entered(typed)) == ({f"q{question.id}": ["1", "2"]}, typed)


VALUES = st.one_of(st.sampled_from("123"), st.lists(st.sampled_from("123"), max_size=3))


@st.composite
def questionnaires(draw):
    """Questions each of which may hang on an earlier one, and answers to any of them."""
    questions = []
    for number in range(1, draw(st.integers(2, 8)) + 1):
        parent = draw(st.one_of(st.none(), st.integers(1, number - 1))) if number > 1 else None
        needed = draw(st.lists(st.sampled_from("123"), min_size=1, max_size=2)) if parent else []
        questions.append(Question(id=number, kind=KIND.CHOICES, shown_if_id=parent, shown_if_values=needed))
    return questions, draw(st.dictionaries(st.integers(1, 9), VALUES))


@given(questionnaires())
def test_whatever_is_asked_hangs_on_an_answer_that_was_asked_for(drawn):
    questions, values = drawn
    shown = {one.id for one in conditions.asked(questions, values)}

    assert all(
        (one.id in shown) == (one.shown_if_id is None or one.shown_if_id in shown and bool(
            set(values.get(one.shown_if_id, [])) & set(one.shown_if_values)))
        for one in questions
    )  # fmt: skip


@given(questionnaires())
def test_answers_to_what_is_not_asked_change_nothing(drawn):
    questions, values = drawn
    shown = [one.id for one in conditions.asked(questions, values)]
    only_asked = {key: value for key, value in values.items() if key in shown}

    assert [one.id for one in conditions.asked(questions, only_asked)] == shown


@given(st.text(max_size=700), st.sampled_from([KIND.TEXT, KIND.PARAGRAPH, KIND.NUMBER]))
def test_reading_an_entry_twice_says_the_same_as_reading_it_once(typed, kind):
    question = Question(kind=kind, options=[])
    try:
        value = entries.judged(question, typed)
    except Refused:
        return
    assert entries.judged(question, "" if value is None else str(value)) == value


@given(st.text())
def test_no_control_character_is_kept(typed):
    value = entries.judged(Question(kind=KIND.PARAGRAPH, options=[]), typed) or ""

    assert not any(sign < " " and sign != "\n" or "\x7f" <= sign <= "\x9f" for sign in value)


@given(st.text(st.characters(categories=["L"]) | st.sampled_from("\u202a\u202e\u200f\u061c\u2066 ")))
def test_no_mark_of_direction_is_kept(typed):
    value = entries.judged(Question(kind=KIND.TEXT, options=[]), typed[:500]) or ""

    assert set(value) & set("\u202a\u202e\u200f\u061c\u2066") == set()
