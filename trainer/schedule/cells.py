"""What the cells of an agenda's sheet mean, and how an entry is written into them. Pure.

Each reading takes (values of the row by field, the line so far, what is known) and raises Refused with a sentence.
"""

import re

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.registration.groups import MOST
from trainer.schedule.rules import LONGEST_TITLE, require_whole
from trainer.schedule.sheet_words import guessed_kind, kinds
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import clean
from trainer.workbook import Broken, as_written
from trainer.workbook.headings import key

DASH = " – "
LED_BY = re.compile(r"^(?:โดย|วิทยากร|บรรยายโดย)\s*:?\s+")
RANGE = re.compile(r"(\d+)\s*(?:[-–—]|ถึง|to)\s*(\d+)")
GROUP = re.compile(r"กลุ่ม(?:ที่)?|groups?", re.IGNORECASE)
EVERYBODY = re.compile(r"[-–—]|ทุกคน|ทุกกลุ่ม|ทั้งหมด|all|all groups|everybody|everyone", re.IGNORECASE)
BETWEEN = re.compile(r"[\d\s,;./&+]|และ|กับ|and", re.IGNORECASE)


def written(values, name):
    """The cell as text with its lines, each cleaned; "" for a formula without a value, of which others tell."""
    value = values.get(name)
    if isinstance(value, Broken):
        return ""
    return "\n".join(filter(None, map(clean, as_written(value).splitlines())))


def title(values, _line, _known):
    text = clean(written(values, "title"))
    if not text:
        raise Refused(_("It is not said what happens."))
    if len(text) > LONGEST_TITLE:
        raise Refused(_("The title is longer than 300 characters. Put the rest into the details."))
    return text


def kind(values, line, _known):
    """The kind that is written, else the one that the title suggests."""
    text = clean(written(values, "kind"))
    if not text:
        return guessed_kind(line.title)
    found = kinds().get(key(text))
    if found is None:
        raise Refused(_("“%(text)s” is no kind of entry.", text=text[:60]))
    return found


def topic(values, line, known):
    """A topic of the curriculum; where the sheet has no such column, the one that the title names."""
    if "topic" not in values:
        return line.title if line.title in known.topics else ""
    text = clean(written(values, "topic"))
    if text and text not in known.topics:
        raise Refused(_("“%(text)s” is no topic of the curriculum.", text=text[:60]))
    return text


def room(values, _line, _known):
    text = clean(written(values, "room"))
    if len(text) > 200:
        raise Refused(_("Give the room a name of no more than 200 characters."))
    return text


def speakers(values, _line, known):
    """(name, position) for each line; who is known by name alone keeps the position that is known."""
    return tuple(dict.fromkeys(_speaker(line, known) for line in written(values, "speakers").splitlines()))


def _speaker(text, known):
    text = LED_BY.sub("", text)
    for one in known.speakers:
        if text == named(*one):
            return one
    name, _dash, position = text.partition(DASH)
    same = [one for one in known.speakers if one[0] == name]
    if not position and len(same) == 1:
        return same[0]
    if len(name) > 200 or len(position) > 300:
        raise Refused(_("A speaker's name is too long; write one speaker a line: name – position."))
    return name, position


def groups(values, line, _known):
    """The numbers of groups: 1, 2 or กลุ่ม ๑-๓; none for everybody, which may be said. A `line` tells the kind.

    Raises Refused for words that say no numbers, so that nothing becomes everybody's because it was not understood.
    """
    text = written(values, "groups")
    numbers = () if EVERYBODY.fullmatch(text) else _numbers(text)
    if line is not None:
        require_whole(line.kind, numbers)
    return numbers


def _numbers(text):
    spread = RANGE.sub(_spread, GROUP.sub("", arabic_digits(text)))
    numbers = sorted({int(number) for number in re.findall(r"\d+", spread)})
    if numbers and not 1 <= numbers[0] <= numbers[-1] <= MOST:
        raise Refused(_("Groups have numbers from 1 to %(most)s.", most=MOST))
    if text and not numbers or BETWEEN.sub("", spread):
        raise Refused(_("“%(text)s” does not say which groups. Write their numbers, e.g. 1, 3 or 1-3, or leave it "
                        "empty for everybody.", text=text[:60]))  # fmt: skip
    return tuple(numbers)


def _spread(span):
    """The numbers from one to the other; where no group can have these, both as they stand."""
    first, last = sorted((int(span[1]), int(span[2])))
    return " ".join(map(str, range(first, last + 1))) if last <= MOST else span[0]


def details(values, _line, _known):
    return written(values, "details")[:4000]


def named(name, position):
    """A speaker as a cell says it."""
    return f"{name}{DASH}{position}" if position else name


# In this order: what is read later may look at what was read before.
READINGS = {"title": title, "kind": kind, "details": details, "room": room, "topic": topic, "speakers": speakers,
            "groups": groups}  # fmt: skip
