"""What was typed into one question, judged and put into the form in which it is kept."""

import re
import unicodedata

from flask_babel import gettext as _

from trainer.applications.models import QuestionKind
from trainer.errors import Refused
from trainer.thai import numerals, text

LONGEST = {QuestionKind.TEXT: 500, QuestionKind.PARAGRAPH: 5_000}
LARGEST = 999_999_999_999  # of a number without limits of its own
NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,15})", re.ASCII)
DIRECTION = dict.fromkeys([0x061C, 0x115F, 0x1160, 0x3164, 0xFFA0])  # a mark of direction, and letters without ink


def judged(question, entry):
    """The value to keep of an entry (text, or list of texts), or None where nothing was answered.

    Raises Refused with a sentence for whoever filled in the form. Files are judged by `answer_files`.
    """
    return READERS[question.kind](question, entry)


def one_line(question, entry):
    return measured(question, cleaned(only(entry)))


def lines(question, entry):
    """A paragraph keeps its lines; at most one empty line stands between two."""
    words = "\n".join(cleaned(line) for line in re.split(r"\r\n|\r|\n", only(entry)))
    return measured(question, re.sub(r"\n{3,}", "\n\n", words).strip("\n"))


def measured(question, words):
    most = LONGEST[question.kind]
    if len(words) > most:
        raise Refused(_("At most %(most)s characters fit here; there are %(count)s.", most=f"{most:,}",
                        count=f"{len(words):,}"))
    return words or None


def number(question, entry):
    """A whole number in Thai or Arabic digits, thousands separated or not, within the question's limits."""
    words = numerals.arabic_digits(cleaned(only(entry))).replace("\u2212", "-")
    if not words:
        return None
    if not NUMBER.fullmatch(words):
        raise Refused(_("Please enter a whole number."))
    found = int(words.replace(",", ""))
    least = -LARGEST if question.least is None else question.least
    most = LARGEST if question.most is None else question.most
    if found < least:
        raise Refused(_("The number must be at least %(min)s.", min=least))
    if found > most:
        raise Refused(_("The number must be at most %(max)s.", max=most))
    return found


def choice(question, entry):
    chosen = chosen_of(question, entry)
    if len(chosen) > 1:
        raise Refused(_("Please choose one of the options."))
    return chosen[0] if chosen else None


def choices(question, entry):
    """The values chosen, in the order of the options."""
    return chosen_of(question, entry) or None


def chosen_of(question, entry):
    entries = {one for one in (entry if isinstance(entry, list) else [entry]) if one}
    offered = [option["value"] for option in question.options]
    if entries - set(offered):
        raise Refused(_("What was chosen is no longer offered. Please choose from the options."))
    return [value for value in offered if value in entries]


def only(entry):
    """The one text of a field; of a field that came more than once, the first."""
    return str((entry[0] if entry else "") if isinstance(entry, list) else entry)


def cleaned(words):
    """One line as it is kept: no control characters, no marks of direction, one spelling (handbook §3)."""
    visible = "".join(sign for sign in words if sign == "\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return text.clean(visible.translate(DIRECTION))


READERS = {
    QuestionKind.TEXT: one_line,
    QuestionKind.PARAGRAPH: lines,
    QuestionKind.CHOICE: choice,
    QuestionKind.CHOICES: choices,
    QuestionKind.NUMBER: number,
}
