"""People as they are called out from a paper: numbers, ranges and names, with spaces and commas between them.

The page's own script reads the field in the same way (static/js/paper.js), so that both answer alike.
"""

import re
from collections import Counter

from trainer.attendance import roll
from trainer.thai.numerals import arabic_digits

NUMBERS = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


def called_out(lines, text):
    """The lines that `1 3, 5-7, มาลี` or `๒ ๔` means, and the pieces that mean nobody or several.

    Of a range that goes on beyond the last number, the rest is such a piece: (5–7 of 6 people) → lines 5, 6 and "7"; so
    is a number that is two people's (see Numbered). A number within a range that nobody has any more is passed over.
    """
    found, unclear = [], []
    for piece in _pieces(text):
        meant, rest = _meant(lines, piece)
        found += meant
        unclear += rest
    return found, unclear


def _pieces(text):
    """Each number, range or name; between commas, words that are not all numbers are one name."""
    for part in re.split(r"[,;،、]", text):
        tokens = re.sub(r"\s*[-–—]\s*", "-", arabic_digits(part)).split()
        if all(NUMBERS.fullmatch(token) for token in tokens):
            yield from tokens
        else:
            yield part.strip()


def _meant(lines, piece):
    numbers = NUMBERS.fullmatch(piece)
    if not numbers:
        called = roll.called(lines, piece)
        return (called, []) if len(called) == 1 else ([], [piece])
    first, last = int(numbers[1]), int(numbers[2] or numbers[1])
    within = [line for line in lines if first <= line.number <= last]
    if first < 1 or not within:
        return [], [piece]
    held, highest = Counter(line.number for line in within), max(line.number for line in lines)
    twice = [str(number) for number, people in sorted(held.items()) if people > 1]
    beyond = [_range(highest + 1, last)] if last > highest else []
    return [line for line in within if held[line.number] == 1], twice + beyond


def _range(first, last):
    return str(first) if first == last else f"{first}-{last}"
