"""When someone completed a programme. The percentage is the programme's; the arithmetic stands only here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shortfall:
    """One thing that is missing for the award; `facts` fill its sentence (see `words.py`)."""

    rule: str
    facts: dict


@dataclass(frozen=True)
class CompletionTerms:
    """What a programme asks of its participants before it certifies them (handbook §2)."""

    required_percent: int = 80

    def needed(self, slots: int) -> int:
        """How many of so many half-days are enough: the percentage, rounded up (80 % of 6 is 5)."""
        return -(-slots * self.required_percent // 100)

    def shortfalls(self, attended: int, slots: int) -> list[Shortfall]:
        """Say what is still missing; an empty list means earned. Where no half-day was held, nothing can be earned."""
        if slots == 0:
            return [Shortfall("no_half_days", {})]
        missing = self.needed(slots) - attended
        facts = {"attended": attended, "slots": slots, "needed": self.needed(slots), "missing": missing}
        return [Shortfall("attendance", facts)] if missing > 0 else []
