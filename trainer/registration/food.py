"""What the kitchen must know: how many people eat what, meal by meal, and who has a need. Pure.

Meals follow from the days: lunch for everybody on every day; dinner and breakfast around each night for those who stay
overnight. Monks, novices and nuns (แม่ชี) eat before noon: they are counted at breakfast and lunch, never at dinner.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from trainer.registration.lodging import Stay
from trainer.thai import clergy, text

KINDS = ("ทั่วไป", "มังสวิรัติ", "เจ", "ฮาลาล")
NONE_GIVEN = ""
# Other words for the same kinds, as people write them into forms; anything else stays as it is written.
SAME = {
    "ทั่วไป": "ปกติ ธรรมดา ทานได้ทุกอย่าง รับประทานได้ทุกอย่าง ได้ทุกอย่าง regular normal general",
    "มังสวิรัติ": "มังสะวิรัติ มังสวิรัต มังสวิรัติ vegetarian",
    "เจ": "อาหารเจ กินเจ ทานเจ jay",
    "ฮาลาล": "ฮาลาน อิสลาม มุสลิม halal",
}
KNOWN = {text.key(word): kind for kind, words in SAME.items() for word in (kind, *words.split())}


@dataclass(frozen=True)
class Eater:
    """A participant at table. `before_noon`: eats nothing after noon."""

    kind: str
    before_noon: bool
    overnight: bool


@dataclass(frozen=True)
class Meal:
    """One meal of one day: {kind: people}, and how many of all must be served before noon."""

    day: date
    name: str
    counts: Counter
    before_noon: int

    @property
    def total(self):
        return self.counts.total()


def kind_of(written: str) -> str:
    """The kind that words mean: one of KINDS, NONE_GIVEN for nothing, else the words themselves, cleaned."""
    cleaned = text.clean(written)
    plain = re.sub("^(รับประทาน|อาหาร|ทาน)", "", cleaned)
    return KNOWN.get(text.key(plain)) or KNOWN.get(text.key(cleaned)) or cleaned


def eater(registration) -> Eater:
    """The registration as the kitchen sees it."""
    title = registration.person.title
    before_noon = clergy.is_monk(title) or clergy.is_nun(title)
    return Eater(kind_of(registration.food), before_noon, registration.lodging == Stay.YES)


def counts(eaters: Iterable[Eater]) -> dict[str, int]:
    """{kind: people}: the known kinds first in their order, then other words by number of people, then none given."""
    found = Counter(one.kind for one in eaters)
    others = sorted(found.keys() - {*KINDS, NONE_GIVEN}, key=lambda kind: (-found[kind], kind))
    return {kind: found[kind] for kind in (*KINDS, *others, NONE_GIVEN) if found[kind] or kind in KINDS}


def meals(first: date | None, last: date | None, eaters: Iterable[Eater]) -> list[Meal]:
    """Every meal from the first day to the last in the order in which it is served; none for a cohort without days."""
    if first is None:
        return []
    eaters = list(eaters)
    found = []
    for offset in range((last - first).days + 1):
        day = first + timedelta(offset)
        staying = [one for one in eaters if one.overnight]
        if day > first:
            found.append(_meal(day, "breakfast", staying))
        found.append(_meal(day, "lunch", eaters))
        if day < last:
            found.append(_meal(day, "dinner", [one for one in staying if not one.before_noon]))
    return [meal for meal in found if meal.total]


def _meal(day, name, eaters):
    return Meal(day, name, Counter(one.kind for one in eaters), sum(one.before_noon for one in eaters))
