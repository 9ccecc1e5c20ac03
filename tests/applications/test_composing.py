"""Organisers compose what is asked; what somebody may have answered keeps its words."""

import pytest

from tests import make
from tests.applications import asked
from trainer.applications import answers, asking, composing, copying
from trainer.applications.models import Question, QuestionKind
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry

FACTS = {"kind": "text", "label": "ท่านเคยอบรมเรื่องใด", "label_en": "", "help": "", "help_en": "", "required": False,
         "sensitive": False, "options": "", "qualifying": [], "least": None, "most": None, "shown_if_id": None,
         "shown_if_values": []}  # fmt: skip
OPTIONS = "เคย | Yes\nไม่เคย | No"


def add(cohort, label="คำถาม", **facts):
    made = composing.add(cohort, None, **FACTS | {"label": label} | facts)
    db.session.flush()
    return made


def choice(cohort, label="เคยอบรมไหม", **facts):
    return add(cohort, label, **{"kind": "choice", "options": OPTIONS} | facts)


def facts_of(question):
    lines = "\n".join(f"{one['label']} | {one['label_en']}" for one in question.options)
    return {name: getattr(question, name) for name in FACTS} | {"options": lines}


def change(question, **facts):
    made = composing.change(question, None, **facts_of(question) | facts)
    db.session.flush()
    return made


def labels(cohort):
    return [one.label for one in asking.questions_of(cohort)]


def acts():
    return [entry.act for entry in db.session.query(Entry).order_by(Entry.id)]


def test_questions_are_asked_in_the_order_in_which_they_were_added(app):
    cohort = make.cohort()
    add(cohort, "ก่อน"), add(cohort, "หลัง")

    assert (labels(cohort), acts()) == (["ก่อน", "หลัง"], ["asked", "asked"])


def test_options_are_written_one_a_line_with_their_english(app):
    assert choice(make.cohort()).options == [
        {"value": "1", "label": "เคย", "label_en": "Yes"}, {"value": "2", "label": "ไม่เคย", "label_en": "No"}]


def test_a_question_worded_anew_is_a_new_one_and_the_old_answer_keeps_its_words(app):
    cohort = make.cohort()
    old = choice(cohort)
    one = make.registration(cohort)
    asked.answer(one, old, "1")

    new = change(old, options="เคยครบหลักสูตร | Yes, all of it\nไม่เคย | No")

    assert (new.replaces_id, old.retired_at is None, answers.answers_of(one)) == (old.id, False, [(old, "เคย")])


def test_a_correction_of_help_keeps_the_question(app):
    question = add(make.cohort())

    assert (change(question, help="ตอบสั้น ๆ"), acts()) == (question, ["asked", "changed_question"])


def test_an_edit_that_changes_nothing_leaves_no_trace(app):
    question = choice(make.cohort())

    assert (change(question), acts()) == (question, ["asked"])


def test_what_hangs_on_a_question_hangs_on_its_successor(app):
    cohort = make.cohort()
    parent = choice(cohort)
    child = add(cohort, shown_if_id=parent.id, shown_if_values=["1"])

    new = change(parent, options="เคยอบรมแล้ว\nไม่เคย")

    assert (child.shown_if_id, child.shown_if_values, new.options[0]["label"]) == (new.id, ["1"], "เคยอบรมแล้ว")


def test_the_last_option_that_a_question_hangs_on_cannot_go(app):
    cohort = make.cohort()
    parent = choice(cohort, options="ก\nข\nค")
    add(cohort, "ลูก", shown_if_id=parent.id, shown_if_values=["3"])

    with pytest.raises(Refused, match="ลูก"):
        change(parent, options="ก\nข")


def test_an_option_that_is_added_gets_a_value_that_none_had(app):
    question = choice(make.cohort(), options="ก\nข\nค")
    shorter = change(question, options="ก\nค")

    assert [one["value"] for one in change(shorter, options="ก\nค\nง").options] == ["1", "3", "4"]


def test_a_condition_may_only_name_a_choice_that_comes_before(app):
    cohort = make.cohort()
    early, late = choice(cohort, "ก่อน"), choice(cohort, "หลัง")

    with pytest.raises(Refused):
        change(early, shown_if_id=late.id, shown_if_values=["1"])


def test_a_question_cannot_hang_on_itself(app):
    question = choice(make.cohort())

    with pytest.raises(Refused):
        change(question, shown_if_id=question.id, shown_if_values=["1"])


def test_a_condition_cannot_name_a_question_that_is_no_longer_asked(app):
    cohort = make.cohort()
    gone = choice(cohort)
    composing.retire(gone, None)

    with pytest.raises(Refused):
        add(cohort, shown_if_id=gone.id, shown_if_values=["1"])


def test_a_condition_cannot_name_a_question_of_another_cohort(app):
    elsewhere = choice(make.cohort())

    with pytest.raises(Refused):
        add(make.cohort(), shown_if_id=elsewhere.id, shown_if_values=["1"])


def test_moving_keeps_a_question_behind_the_one_it_hangs_on(app):
    cohort = make.cohort()
    parent = choice(cohort, "แม่")
    child = add(cohort, "ลูก", shown_if_id=parent.id, shown_if_values=["1"])

    with pytest.raises(Refused, match="แม่"):
        composing.move(child, -1, None)


def test_moving_a_question_up_puts_it_before_its_neighbour(app):
    cohort = make.cohort()
    add(cohort, "หนึ่ง"), add(cohort, "สอง")
    composing.move(add(cohort, "สาม"), -1, None)

    assert labels(cohort) == ["หนึ่ง", "สาม", "สอง"]


def test_a_retired_question_comes_back_to_its_place(app):
    cohort = make.cohort()
    first, _second = add(cohort, "หนึ่ง"), add(cohort, "สอง")
    composing.retire(first, None)
    composing.bring_back(first, None)

    assert (labels(cohort), acts()[-2:]) == (["หนึ่ง", "สอง"], ["retired_question", "brought_back_question"])


def test_a_question_that_another_hangs_on_is_not_retired(app):
    cohort = make.cohort()
    parent = choice(cohort)
    add(cohort, "ลูก", shown_if_id=parent.id, shown_if_values=["1"])

    with pytest.raises(Refused, match="ลูก"):
        composing.retire(parent, None)


def test_a_wording_that_has_a_successor_does_not_come_back(app):
    old = add(make.cohort())
    change(old, label="คำถามใหม่")

    with pytest.raises(Refused):
        composing.bring_back(old, None)


@pytest.mark.parametrize("facts", [{"required": True}, {"kind": "choice", "options": OPTIONS, "qualifying": ["1"]}])
def test_a_sensitive_question_can_neither_be_required_nor_decide(app, facts):
    with pytest.raises(Refused):
        add(make.cohort(), sensitive=True, **facts)


@pytest.mark.parametrize(("field", "facts"), [
    ("label", {"label": " \u200b "}), ("label", {"label": "ก" * 501}), ("help", {"help": "ก" * 2001}),
    ("options", {"kind": "choice", "options": "เดียว"}), ("options", {"kind": "choice", "options": "ซ้ำ\nซ้ำ "}),
    ("options", {"kind": "choices", "options": "ก\n" + "ข" * 201}), ("most", {"kind": "number", "least": 5, "most": 4}),
])  # fmt: skip
def test_what_is_not_sound_is_refused_at_its_field(app, field, facts):
    with pytest.raises(Refused) as refusal:
        add(make.cohort(), **facts)

    assert refusal.value.place == field


def test_a_form_asks_for_five_files_at_most(app):
    cohort = make.cohort()
    for number in range(5):
        add(cohort, f"ไฟล์ {number}", kind="file")

    with pytest.raises(Refused):
        add(cohort, kind="file")


def test_questions_of_another_cohort_are_copied_with_their_conditions_once(app):
    other, cohort = make.cohort(), make.cohort()
    parent = choice(other)
    add(other, "ลูก", shown_if_id=parent.id, shown_if_values=["1"])

    counts = copying.copy(cohort, other, None), copying.copy(cohort, other, None)

    mine, child = asking.questions_of(cohort)
    assert (counts, child.shown_if_id, db.session.query(Question).count()) == ((2, 0), mine.id, 4)


def test_a_closed_cohort_takes_no_questions(app):
    cohort = make.cohort(closed_at=make.moment(make.FIRST_DAY, 9))

    with pytest.raises(Refused):
        add(cohort)


def test_the_kind_of_a_question_can_change(app):
    question = choice(make.cohort())

    assert (change(question, kind="choices").kind, question.retired_at is None) == (QuestionKind.CHOICES, False)


def test_the_journal_keeps_in_words_what_was_changed(app):
    question = choice(make.cohort())
    change(question, required=True, options="เคย | Yes\nไม่เคยเลย | Never")

    entry = db.session.query(Entry).filter_by(act="reworded_question").one()
    assert entry.facts["changes"] == {"required": [False, "✓"], "options": ["เคย, ไม่เคย", "เคย, ไม่เคยเลย"]}
