"""The frozen facts that stand on one certificate."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import NamedTuple

from .errors import FactsError


class Signatory(NamedTuple):
    """Who signs: the full name, and the lines of the position as they are printed under it."""

    name: str
    position: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """Everything that one certificate says, worded by the caller as it shall be printed.

    Digits, Buddhist years and titles before names are the caller's; nothing is computed or translated here.
    `organisation` may be empty (a person who stands for none), and so may `verify_url` (no QR is printed then).
    """

    number: str
    title: str
    issuing_body: str
    preface: str
    name: str
    completed: str
    held: str
    given: str
    signatories: tuple[Signatory, ...]
    organisation: str = ""
    verify_url: str = ""

    def __post_init__(self):
        for fact in TEXTS:
            if not isinstance(getattr(self, fact), str):
                raise FactsError(f"“{fact}” must be text, not {getattr(self, fact)!r}.")
        object.__setattr__(self, "signatories", tuple(_signatory(one) for one in self.signatories))

    def to_dict(self) -> dict:
        """Give the facts as plain JSON values; `from_dict` takes them back."""
        facts = asdict(self)
        facts["signatories"] = [{"name": one.name, "position": list(one.position)} for one in self.signatories]
        return facts

    @classmethod
    def from_dict(cls, facts: dict) -> Certificate:
        """Build a certificate from what `to_dict` gave.

        Raises FactsError that names every fact which is missing or unknown.
        """
        if not isinstance(facts, dict):
            raise FactsError("A certificate's facts must be an object with a name for each fact.")
        unknown, missing = sorted(facts.keys() - FACTS), sorted(NEEDED - facts.keys())
        if unknown:
            raise FactsError(f"Unknown facts: {', '.join(unknown)}.")
        if missing:
            raise FactsError(f"Missing facts: {', '.join(missing)}.")
        return cls(**facts)


def _signatory(one) -> Signatory:
    """Accept a Signatory, a pair (name, lines) or the object that JSON holds."""
    try:
        name, position = (one["name"], one.get("position", ())) if isinstance(one, dict) else one
    except (KeyError, TypeError, ValueError) as error:
        raise FactsError(f"A signatory has a name and the lines of a position, not {one!r}.") from error
    if not isinstance(name, str) or isinstance(position, str) or not all(isinstance(line, str) for line in position):
        raise FactsError(f"A signatory has a name and the lines of a position, not {one!r}.")
    return Signatory(name, tuple(position))


FACTS = frozenset(field.name for field in fields(Certificate))
TEXTS = tuple(field.name for field in fields(Certificate) if field.name != "signatories")
NEEDED = FACTS - {"organisation", "verify_url"}
