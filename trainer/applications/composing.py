"""Composing a cohort's questions. What somebody may have read is never worded anew in place: it gets a successor.

Its words (kind, question, options, limits) make a new row that replaces the old one, which is retired and keeps its
answers. Help, order, and whom and why it is asked are corrected in place: they change what no answer means.
"""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.applications import asking, wordings
from trainer.applications.models import Answer, Question, QuestionKind
from trainer.changes import as_fact, differences
from trainer.database import db, lock, now
from trainer.errors import Refused

MOST_FILES = 5  # of one application
YES = "✓"  # in the journal, which shows a no as a dash
JOURNALLED = {"kind": "question_kind"}  # the names of fields whose values have words of their own
MOST_QUESTIONS = 60  # of one form; nobody fills in more on a telephone


def add(cohort, by, **facts):
    """Add a question at the end of the form; returns it. Raises Refused, with its field as place, for bad facts."""
    held = hold(cohort)
    facts = wordings.sound(facts, held)
    refuse_too_many(held, facts["kind"])
    made = Question(cohort_id=cohort.id, position=len(held), **facts)
    db.session.add(made)
    journal.record(by, "asked", made)
    return made


def change(question, by, **facts):
    """Give a question in force these facts; returns it, or the Question that replaces it where its words changed.

    Raises Refused, with its field as place, for bad facts, and where another question hangs on an option that goes.
    """
    held = hold_with(question)
    refuse_retired(question)
    earlier, later = held[: held.index(question)], held[held.index(question) + 1:]
    facts = wordings.sound(facts, earlier, question)
    refuse_too_many([one for one in held if one is not question], facts["kind"])
    refuse_broken_promise(question, facts)
    hanging = hung_on(question, later)
    wordings.refuse_lost_options(hanging, facts)
    changes = told(question, facts, held)
    if not changes:
        return question
    if facts["sensitive"]:
        keep_from_staying(question)
    if not wordings.means_another(question, facts):
        put(question, facts)
        journal.record(by, "changed_question", question, changes=changes)
        return question
    return replaced(question, facts, hanging, changes, by)


def replaced(question, facts, hanging, changes, by):
    """The successor of a question; those that hang on the question hang on the successor from now on."""
    made = Question(cohort_id=question.cohort_id, position=question.position, replaces_id=question.id, **facts)
    db.session.add(made)
    db.session.flush()
    question.retired_at = now()
    for one in hanging:
        one.shown_if_id = made.id
        one.shown_if_values = wordings.those_left(one.shown_if_values, facts["options"])
    journal.record(by, "reworded_question", made, changes=changes)
    return made


def move(question, steps, by):
    """Ask a question so many places later (earlier: negative); it stays within the form.

    Raises Refused where it would come before the question that it hangs on, or after one that hangs on it.
    """
    held = hold_with(question)
    refuse_retired(question)
    before = held.index(question)
    place = min(max(before + steps, 0), len(held) - 1)
    order = [one for one in held if one is not question]
    order.insert(place, question)
    for one in order:
        if one.shown_if_id is not None and place_of(order, one.shown_if_id) > order.index(one):
            parent = next(each for each in order if each.id == one.shown_if_id)
            raise Refused(_("“%(later)s” is asked only after “%(earlier)s”, so it cannot come before it.",
                            later=one.label, earlier=parent.label))
    if place != before:
        number(order)
        journal.record(by, "moved_question", question, place=place + 1)


def retire(question, by):
    """Ask the question no longer; answers to it stay. Refused while others are asked only after it."""
    held = hold_with(question)
    refuse_retired(question)
    if hanging := hung_on(question, held):
        raise Refused(_("“%(other)s” is asked only after this question. Change that first.", other=hanging[0].label))
    question.retired_at = now()
    number([one for one in held if one is not question])
    journal.record(by, "retired_question", question)


def bring_back(question, by):
    """Ask a retired question again, where it stood, or at the end when what it hangs on comes later now."""
    held = hold_with(question)
    if question.retired_at is None:
        raise Refused(_("This question is being asked."))
    if db.session.scalar(select(Question.id).where(Question.replaces_id == question.id)):
        raise Refused(_("This question was worded anew; bring back the newest wording."))
    refuse_too_many(held, question.kind)
    parent = next((one for one in held if one.id == question.shown_if_id), None)
    if question.shown_if_id is not None and parent is None:
        raise Refused(_("It is asked only after a question that is no longer asked. Bring that back first."))
    place = min(question.position, len(held))
    if parent is not None and place <= held.index(parent):
        place = len(held)
    question.retired_at = None
    held.insert(place, question)
    number(held)
    journal.record(by, "brought_back_question", question)


def keep_from_staying(question):
    """What becomes sensitive is purged in all its wordings."""
    past = {one.id: one for one in db.session.scalars(select(Question).where(Question.cohort_id == question.cohort_id))}
    for one in (question, *asking.versions(question, past)):
        one.sensitive = True


def hold(cohort):
    """Hold the cohort, so that one composes at a time; its questions in force, in order. Refused when it is closed."""
    lock(cohort).refuse_if_closed()
    return list(db.session.scalars(asking.in_force(cohort).execution_options(populate_existing=True)))


def hold_with(question):
    """The same, with the question as it stands now: another may have changed it meanwhile."""
    held = hold(question.cohort)
    db.session.refresh(question)
    return held


def refuse_broken_promise(question, facts):
    """Sensitive answers were given to be deleted; they are not kept after all because a tick is taken away."""
    answered = select(Answer.id).where(Answer.question_id == question.id).limit(1)
    if question.sensitive and not facts["sensitive"] and db.session.scalar(answered):
        raise Refused(_("Answers were given under the promise to delete them. Retire this question and add another."),
                      "sensitive")  # fmt: skip


def refuse_retired(question):
    if question.retired_at is not None:
        raise Refused(_("This question is no longer asked. Bring it back before you change it."))


def refuse_too_many(held, kind):
    if len(held) >= MOST_QUESTIONS:
        raise Refused(_("A form has at most %(most)s questions.", most=MOST_QUESTIONS))
    files = sum(one.kind == QuestionKind.FILE for one in held)
    if kind == QuestionKind.FILE and files >= MOST_FILES:
        raise Refused(_("A form asks for at most %(most)s files.", most=MOST_FILES), "kind")


def hung_on(question, others):
    """Those of the others that are asked only after the question."""
    return [one for one in others if one.shown_if_id == question.id]


def place_of(order, question_id):
    return next((place for place, one in enumerate(order) if one.id == question_id), -1)


def number(order):
    """Write the order down."""
    for place, one in enumerate(order):
        one.position = place


def put(question, facts):
    for name, value in facts.items():
        setattr(question, name, value)


def told(question, facts, held):
    """{name: [before, after]} of what changes, as the journal keeps it: options and questions in words."""
    names = {one.id: one.label for one in held}
    changes = {}
    for name, pair in differences(question, facts).items():
        if name in ("options", "qualifying", "shown_if_values"):
            pair = [as_fact(wordings.in_lines(question, facts, name, side, held)) for side in (0, 1)]
        elif name == "shown_if_id":
            pair = [names.get(one, "") for one in pair]
        changes[JOURNALLED.get(name, name)] = [YES if one is True else one for one in pair]
    return changes
