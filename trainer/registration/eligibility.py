"""Who may take part: each rule says in a code and its facts why not, and the words are shown to both sides."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Shortcoming:
    """One rule that speaks against a registration; `facts` fill its sentence (see `eligibility_words.py`)."""

    rule: str
    facts: dict = field(default_factory=dict)

    def to_dict(self):
        """As it is frozen with the registration."""
        return {"rule": self.rule, "facts": self.facts}


@dataclass(frozen=True)
class Training:
    """That somebody was trained in a programme before: in which cohort, and its last day."""

    cohort: int
    ended_on: date


@dataclass(frozen=True)
class Terms:
    """What a programme asks of people and the organisations that send them, as of the cohort's first day."""

    first_day: date
    eligible_kinds: frozenset[str]
    max_per_organisation: int | None = None
    years_between: int | None = None

    def shortcomings(self, organisation, colleagues: int = 0) -> list[Shortcoming]:
        """Say what speaks against the organisation; an empty list means that nothing does.

        `organisation` has `name`, `kind`, `spans` and `certified_on(day)`, or is None when it stands in no register;
        `colleagues` is how many people of it already hold a seat or may hope for one.
        """
        if organisation is None:
            return [Shortcoming("organisation_unknown")]
        return list(self._against(organisation, colleagues))

    def _against(self, organisation, colleagues) -> Iterable[Shortcoming]:
        name = {"organisation": organisation.name}
        if organisation.kind not in self.eligible_kinds:
            kinds = {"kind": str(organisation.kind), "eligible": sorted(map(str, self.eligible_kinds))}
            yield Shortcoming("organisation_kind_not_eligible", name | kinds)
        if not organisation.certified_on(self.first_day):
            day = {"day": self.first_day.isoformat()}
            yield Shortcoming("organisation_not_certified", name | day | nearest(organisation.spans, self.first_day))
        if self.max_per_organisation is not None and colleagues >= self.max_per_organisation:
            share = {"most": self.max_per_organisation, "colleagues": colleagues}
            yield Shortcoming("organisation_has_its_share", name | share)

    def trained_too_recently(self, training: Training | None) -> list[Shortcoming]:
        """Say that somebody was trained within `years_between` years before the first day, if so."""
        if training is None or not self.years_between:
            return []
        again = years_after(training.ended_on, self.years_between)
        return [] if again <= self.first_day else [Shortcoming("trained_recently", {
            "cohort": training.cohort, "ended_on": training.ended_on.isoformat(), "years": self.years_between,
            "again_on": again.isoformat(), "day": self.first_day.isoformat(),
        })]  # fmt: skip


def nearest(spans, day):
    """When the certification nearest to this day ended or began, for the sentence that says why not.

    `spans` are (certified_on, revoked_on or None).
    """
    ended = [revoked for _given, revoked in spans if revoked and revoked <= day]
    later = [given for given, _revoked in spans if given > day]
    return {"revoked_on": max(ended).isoformat() if ended else None,
            "certified_on": min(later).isoformat() if later else None}  # fmt: skip


def years_after(day, years):
    """The same day so many years later, or earlier when negative; 29 February becomes the 28th."""
    year = day.year + years
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def terms_of(cohort) -> Terms:
    """The terms of a cohort, from its programme and its first day."""
    programme = cohort.programme
    return Terms(
        cohort.starts_on, frozenset(programme.eligible_kinds), programme.max_per_organisation, programme.years_between
    )
