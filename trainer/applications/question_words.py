"""The words for questions, their answers, and what may speak against somebody because of them."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "question_kind",
    text=_("Short text"),
    paragraph=_("Paragraph"),
    choice=_("Choice of one"),
    choices=_("Choice of several"),
    number=_("A number"),
    file=_("File"),
)
add(
    "act",
    asked=_("added the question"),
    changed_question=_("changed the question"),
    reworded_question=_("worded anew the question"),
    moved_question=_("moved the question"),
    retired_question=_("no longer asks"),
    brought_back_question=_("asks again"),
    copied_questions=_("copied questions into"),
    answered=_("kept the answers of"),
    changed_answers=_("changed the answers of"),
    opened_answer_file=_("opened a file that was sent by"),
    exported_answers=_("exported the answers of"),
    forgot_answers=_("erased the sensitive answers of"),
    moved_answers=_("moved answers to"),
)
add(
    "shortcoming",
    answer_missing=_("A question that the programme requires was not answered."),
    answer_not_qualifying=_("An answer does not meet the terms of the programme."),
)
add(
    "field",
    label=_("Question"),
    label_en=_("Question in English"),
    help=_("Help text"),
    help_en=_("Help text in English"),
    question_kind=_("Kind of question"),
    options=_("Options"),
    required=_("Must be answered"),
    sensitive=_("Sensitive"),
    qualifying=_("Options that meet the terms"),
    least=_("Smallest number"),
    most=_("Largest number"),
    shown_if_id=_("Asked only after"),
    shown_if_values=_("Asked only after the options"),
)
