"""The page on which an organiser composes what is asked."""

import pytest

from tests import make
from tests.applications import asked
from tests.applications.test_composing import OPTIONS, add, choice
from trainer.applications import asking, composing
from trainer.applications.models import Question
from trainer.database import db

TYPED = {"kind": "text", "label": "ท่านทำงานมากี่ปี", "label_en": "", "help": "", "help_en": "", "options": "",
         "least": "", "most": ""}  # fmt: skip


def address(cohort, rest=""):
    return f"/desk/cohorts/{cohort.programme.slug}/{cohort.number}/questions{rest}"


def questions(cohort):
    db.session.expire_all()
    return asking.questions_of(cohort)


def test_the_empty_page_says_what_it_is_for(as_organiser):
    page = as_organiser.get(address(make.cohort())).text

    assert "ใบสมัครยังไม่มีคำถามเพิ่มเติม" in page


def test_a_question_is_added_through_the_page(as_organiser):
    cohort = make.cohort()
    answer = as_organiser.post(address(cohort, "/new"), data=TYPED | {"required": "y"}, follow_redirects=True)

    [one] = questions(cohort)
    assert (one.label, one.required, answer.text.count("ท่านทำงานมากี่ปี") > 1) == ("ท่านทำงานมากี่ปี", True, True)


def test_what_was_typed_stays_when_it_is_refused(as_organiser):
    cohort = make.cohort()
    page = as_organiser.post(address(cohort, "/new"), data=TYPED | {"kind": "choice", "options": "เดียวดาย"}).text

    assert ("เดียวดาย" in page, "ท่านทำงานมากี่ปี" in page, "อย่างน้อยสองข้อ" in page, questions(cohort)) == (
        True, True, True, [])  # fmt: skip


def test_limits_may_be_typed_in_thai_digits(as_organiser):
    cohort = make.cohort()
    as_organiser.post(address(cohort, "/new"), data=TYPED | {"kind": "number", "least": "๑", "most": "1,000"})

    [one] = questions(cohort)
    assert (one.least, one.most) == (1, 1000)


@pytest.mark.parametrize("typed", ["สิบ", "1.5", "9" * 30])
def test_a_limit_that_is_no_number_is_pointed_out_and_stays(as_organiser, typed):
    cohort = make.cohort()
    page = as_organiser.post(address(cohort, "/new"), data=TYPED | {"kind": "number", "least": typed}).text

    assert (f'value="{typed}"' in page, questions(cohort)) == (True, [])


def test_a_condition_is_ticked_on_the_options_of_an_earlier_question(as_organiser):
    cohort = make.cohort()
    parent = choice(cohort)
    as_organiser.post(address(cohort, "/new"), data=TYPED | {"shown_if": [f"{parent.id}-1"]})

    child = questions(cohort)[1]
    assert (child.shown_if_id, child.shown_if_values) == (parent.id, ["1"])


def test_options_of_two_questions_cannot_be_one_condition(as_organiser):
    cohort = make.cohort()
    one, other = choice(cohort, "หนึ่ง"), choice(cohort, "สอง")
    page = as_organiser.post(address(cohort, "/new"), data=TYPED | {"shown_if": [f"{one.id}-1", f"{other.id}-1"]}).text

    assert ("คำถามข้อเดียวเท่านั้น" in page, len(questions(cohort))) == (True, 2)


def test_a_choice_that_may_decide_is_shown_again_so_that_its_options_can_be_ticked(as_organiser):
    cohort = make.cohort(programme=make.programme(answers_decide=True))
    page = as_organiser.post(
        address(cohort, "/new"), data=TYPED | {"kind": "choice", "options": OPTIONS}, follow_redirects=True)

    assert 'name="qualifying" value="1"' in page.text


def test_qualifying_options_are_ticked_on_the_form(as_organiser):
    cohort = make.cohort()
    one = choice(cohort)
    typed = TYPED | {"kind": "choice", "label": one.label, "options": OPTIONS, "qualifying": ["2"]}
    as_organiser.post(address(cohort, f"/{one.id}"), data=typed)

    [same] = questions(cohort)
    assert (same.id, same.qualifying) == (one.id, ["2"])


def test_a_retired_question_can_be_undone_from_the_page_that_follows(as_organiser):
    cohort = make.cohort()
    one = add(cohort)
    page = as_organiser.post(address(cohort, f"/{one.id}/retirement"), follow_redirects=True).text
    offered = address(cohort, f"/{one.id}/return") in page
    as_organiser.post(address(cohort, f"/{one.id}/return"))

    assert (offered, [each.id for each in questions(cohort)]) == (True, [one.id])


def test_a_question_is_moved_by_a_button(as_organiser):
    cohort = make.cohort()
    first, second = add(cohort, "หนึ่ง"), add(cohort, "สอง")
    answer = as_organiser.post(address(cohort, f"/{second.id}/place"), data={"steps": "-1"})

    assert ([one.id for one in questions(cohort)], answer.location.endswith(f"#up-{second.id}")) == (
        [second.id, first.id], True)  # fmt: skip


def test_a_question_of_another_cohort_is_not_found(as_organiser):
    elsewhere, cohort = make.cohort(), make.cohort()
    other = add(elsewhere, "ลับ")

    assert [as_organiser.post(address(cohort, f"/{other.id}{rest}"), data=TYPED).status_code
            for rest in ("", "/place", "/retirement", "/return")] == [404] * 4  # fmt: skip


def test_questions_of_an_earlier_cohort_are_copied(as_organiser):
    programme = make.programme()
    earlier, cohort = make.cohort(3, programme=programme), make.cohort(4, programme=programme)
    add(earlier, "คำถามเดิม")
    as_organiser.post(address(cohort, "/copies"), data={"source": earlier.id})

    assert [one.label for one in questions(cohort)] == ["คำถามเดิม"]


def test_html_in_a_question_is_shown_as_it_was_typed(as_organiser):
    cohort = make.cohort()
    add(cohort, "<script>alert(1)</script>", kind="choice", options="<b>ก</b>\n<i>ข</i>", help="<u>ช่วย</u>")
    page = as_organiser.get(address(cohort)).text

    assert (page.count("&lt;script&gt;alert") > 1, "<script>alert" in page, "<b>ก" in page) == (True, False, False)


def test_the_page_counts_answers_per_option_of_those_in_the_cohort(as_organiser):
    cohort = make.cohort()
    question = choice(cohort, options="เคย\nไม่เคย")
    for entry in ("1", "1", "2"):
        asked.answer(make.registration(cohort), question, entry)
    make.registration(cohort)
    page = as_organiser.get(address(cohort)).text

    assert ("ตอบแล้ว 3 จาก 4 คน" in page, '<span class="questions-n">2</span>' in page) == (True, True)


def test_a_closed_cohort_shows_its_questions_and_offers_no_change(as_organiser):
    cohort = make.cohort()
    one = add(cohort, "คำถามที่ถาม")
    cohort.closed_at = make.moment(cohort.starts_on, 9)
    page = as_organiser.get(address(cohort)).text
    as_organiser.post(address(cohort, f"/{one.id}/retirement"))

    assert ("คำถามที่ถาม" in page, "/retirement" in page, len(questions(cohort))) == (True, False, 1)


def test_the_page_takes_as_many_statements_for_three_questions_as_for_one(as_organiser, statements):
    cohort = make.cohort()
    asked.answer(make.registration(cohort), choice(cohort), "1")
    db.session.commit()
    with statements() as for_one:
        as_organiser.get(address(cohort))
    for number in range(2):
        add(cohort, f"อีกข้อ {number}")
        asked.answer(make.registration(cohort), asking.questions_of(cohort)[0], "2")
    composing.retire(asking.questions_of(cohort)[2], None)
    db.session.commit()
    with statements() as for_three:
        as_organiser.get(address(cohort))

    assert (len(for_three), len(for_one) <= 15) == (len(for_one), True)


def test_the_door_does_not_compose(as_door):
    status = as_door.post(address(make.cohort(), "/new"), data=TYPED).status_code

    assert (status, db.session.query(Question).count()) == (403, 0)
