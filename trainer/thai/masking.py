"""Names in public: enough for who holds the paper to compare, too little for who does not. Pure."""

import re

from . import names

HIDDEN = "•••"  # always three, so that the length is not told
# One cluster: a leading vowel, a letter, and all marks, SARA AM and following vowels that belong to it.
CLUSTER = re.compile(r"[เ-ไ]?.[\u0300-\u036f\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*")


def masked(name: str) -> str:
    """A name with only its title and the first cluster of each part: นายสมชาย ใจดี → นายส••• ใจ•••.

    Works for monks (พระมหาส••• ฐิ•••), single names and Latin ones (Mr. J••• S•••); empty stays empty.
    """
    parts = names.split(name)
    return names.join(parts.title, hidden(parts.first), hidden(parts.last) if parts.last else None)


def hidden(word: str) -> str:
    """The first cluster of a word and three dots; a word of one cluster shows no more than that."""
    return f"{CLUSTER.match(word)[0]}{HIDDEN}" if word else ""
