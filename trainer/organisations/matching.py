"""Which organisation of the registry is meant by what somebody wrote: pure, over plain data.

A match is only what a careful clerk would take without asking. Whatever is merely similar is suggested.
"""

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from trainer.organisations.spelling import name_key, name_parts, number_key, number_text, plain_name, squeezed
from trainer.thai import text

MOST_SUGGESTIONS = 5
LEAST_SCORE = 70  # of 100; below it names share little but the words that all such names share
AGREEING_SCORE = 75  # for the part of two names that remains without form and province
FORMS = ("มูลนิธิ", "สมาคม", "ชมรม", "กองทุน", "สภา", "สโมสร", "กลุ่ม", "ศูนย์", "เครือข่าย", "สหพันธ์", "บริษัท", "วัด")

@dataclass(frozen=True)
class KnownOrganisation:
    """What the registry knows of one organisation; `certifications` are (certified_on, revoked_on or None) pairs."""

    id: int
    name: str
    registration_no: str | None = None
    province: str | None = None  # ISO 3166-2
    kind: str = "public_benefit"
    certifications: tuple = ()

    @property
    def spans(self):
        return self.certifications

    def certified_on(self, day):
        """Whether it held a certification on this day; one ends on the day it is revoked."""
        return any(given <= day and (revoked is None or day < revoked) for given, revoked in self.certifications)


@dataclass(frozen=True)
class Suggestion:
    """An organisation that may be meant, and how alike the names are, of 100."""

    organisation: KnownOrganisation
    score: int


@dataclass(frozen=True)
class Match:
    """The organisation meant, or None with suggestions; `how` says by what it was found.

    `how`: "name" · "number" · "" (not found). `problem`: "organisation_unknown", "registration_no_mismatch" (the
    number belongs to an organisation of another name), "registration_no_differs" (found by its name, although the
    registry has another number for it), or None.
    """

    organisation: KnownOrganisation | None = None
    suggestions: tuple = ()
    how: str = ""
    problem: str | None = None


class Matcher:
    """Finds organisations by name and number among those known; answers are remembered, rosters repeat them."""

    def __init__(self, known):
        self.known = {organisation.id: organisation for organisation in known}
        self.by_name, self.by_number, self.names = defaultdict(list), defaultdict(list), {}
        for organisation in self.known.values():
            self.by_name[name_key(organisation.name)].append(organisation)
            self.by_number[number_key(organisation.registration_no)].append(organisation)
            self.names[organisation.id] = squeezed(plain_name(organisation.name))
        self.by_number.pop(None, None)
        self.remembered = {}

    def match(self, name, number=None, province=None):
        """The Match for a name and number as written and the row's province code; each of them may be None."""
        asked = (text.clean(name), number_text(number), province)
        if asked not in self.remembered:
            self.remembered[asked] = self._match(*asked)
        return self.remembered[asked]

    def _match(self, name, number, province):
        named = self.by_name.get(name_key(name), []) if name else []
        numbered = self.by_number.get(number_key(number), [])
        both = [organisation for organisation in named if organisation in numbered]
        if both or (named and not numbered):
            return self._by_name(name, number, both or _in_province(named, province))
        if numbered and self._number_decides(name, number, numbered[0], named):
            return Match(numbered[0], how="number")
        return self._not_found(name, numbered, named)

    def _by_name(self, name, number, named):
        if len(named) > 1:
            return self._not_found(name, [], named)
        own = number_key(named[0].registration_no)
        differs = bool(number and own and number_key(number) != own)
        return Match(named[0], how="name", problem="registration_no_differs" if differs else None)

    def _number_decides(self, name, number, organisation, named):
        if named or len(self.by_number[number_key(number)]) > 1:
            return False
        if not name:  # nothing speaks for or against it: the number must be written as in the registry
            return number == number_text(organisation.registration_no)
        return names_agree(name, organisation.name)

    def _not_found(self, name, numbered, named):
        certain = [Suggestion(organisation, 100) for organisation in [*named, *numbered]]
        similar = [one for one in self.suggest(name) if one.organisation not in [s.organisation for s in certain]]
        problem = "registration_no_mismatch" if numbered and name else "organisation_unknown"
        return Match(None, tuple((certain + similar)[:MOST_SUGGESTIONS]), problem=problem)

    def suggest(self, name):
        """The most similar names, the best first; at most five Suggestions, none below a score of 70."""
        wanted = squeezed(plain_name(name)) if name else ""
        found = process.extract(wanted, self.names, scorer=fuzz.ratio, limit=MOST_SUGGESTIONS,
                                score_cutoff=LEAST_SCORE) if wanted else []
        return [Suggestion(self.known[id], round(score)) for _name, score, id in found]


def names_agree(one, other):
    """Whether two names can be of one organisation: no other form, no other province, and alike in what remains."""
    (first, first_province), (second, second_province) = name_parts(one), name_parts(other)
    if first_province and second_province and first_province != second_province:
        return False
    forms = {form for form in map(_form, (first, second)) if form}
    if len(forms) > 1:
        return False
    first, second = (name.removeprefix(_form(name) or "") for name in (first, second))
    return fuzz.ratio(first, second) >= AGREEING_SCORE or (min(len(first), len(second)) > 7 and (
        first in second or second in first))


def _form(name):
    return next((form for form in FORMS if name.startswith(form)), None)


def _in_province(named, province):
    here = [organisation for organisation in named if province and organisation.province == province]
    return here if len(named) > 1 and here else named
