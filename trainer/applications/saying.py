"""Answers in words: the label of the option as it stood when the question was answered, never its code."""

from flask_babel import get_locale
from flask_babel import gettext as _

from trainer.applications import answer_files
from trainer.applications.models import QuestionKind


def said(question, value, language=None):
    """A kept value in words, in the reader's language or the one given; "" for None."""
    if value is None:
        return ""
    if question.kind == QuestionKind.FILE:
        return value["name"]
    if question.kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(called(option, language) for option in question.options if option["value"] in chosen)
    return str(value)


def typed(question, entry):
    """What somebody typed, before it is judged, in words; an option that does not exist shows itself."""
    if question.kind == QuestionKind.FILE:
        file = answer_files.of_ticket(entry)
        return file["name"] if file else _("a file")
    known = {option["value"]: called(option) for option in question.options}
    return ", ".join(known.get(one, one) for one in (entry if isinstance(entry, list) else [entry]))


def called(option, language=None):
    """An option's words for readers of a language; the Thai ones where there are no others."""
    wanted = language == "en" if language else english()
    return option["label_en"] if wanted and option.get("label_en") else option["label"]


def in_words(question, what="label"):
    """The label or the help of a question in the reader's language."""
    return english() and getattr(question, f"{what}_en") or getattr(question, what)


def english():
    """Whether the reader reads English."""
    return str(get_locale() or "th") == "en"
