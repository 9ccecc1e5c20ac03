"""Who may take part: each rule says in a code and its facts why not, and the words are shown to both sides."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Shortcoming:
    """One rule that speaks against a registration; `facts` fill its sentence (see `words.py`)."""

    rule: str
    facts: dict = field(default_factory=dict)

    def to_dict(self):
        """As it is frozen with the registration."""
        return {"rule": self.rule, "facts": self.facts}


@dataclass(frozen=True)
class Terms:
    """What a programme asks of the organisations that send people, as of the cohort's first day."""

    first_day: date
    eligible_kinds: frozenset[str]
    max_per_organisation: int | None = None

    def shortcomings(self, organisation, colleagues: int = 0) -> list[Shortcoming]:
        """Say what speaks against a place; an empty list means eligible.

        `organisation` has `kind` and `certified_on(day)`, or is None when it stands in no register; `colleagues`
        is how many people of it already hold a seat or a rank.
        """
        if organisation is None:
            return [Shortcoming("organisation_unknown")]
        return list(self._against(organisation, colleagues))

    def _against(self, organisation, colleagues) -> Iterable[Shortcoming]:
        if organisation.kind not in self.eligible_kinds:
            yield Shortcoming("organisation_kind_not_eligible", {"kind": str(organisation.kind)})
        if not organisation.certified_on(self.first_day):
            yield Shortcoming("organisation_not_certified", {"day": self.first_day.isoformat()})
        if self.max_per_organisation is not None and colleagues >= self.max_per_organisation:
            yield Shortcoming("organisation_has_its_share", {"most": self.max_per_organisation})


def terms_of(cohort) -> Terms:
    """The terms of a cohort, from its programme and its first day."""
    programme = cohort.programme
    return Terms(cohort.starts_on, frozenset(programme.eligible_kinds), programme.max_per_organisation)
