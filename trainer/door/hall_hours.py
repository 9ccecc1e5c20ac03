"""Which slot of a cohort a hall is at, moment by moment. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.attendance.windows import window


class Standing(StrEnum):
    """Whether a slot can be signed for at a moment."""

    EARLY = "early"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True)
class Hour:
    """A slot with its Window, and where it stands at the moment that was asked about."""

    slot: object
    window: object
    standing: Standing

    @classmethod
    def of(cls, slot, programme, moment):
        span = window(slot, programme)
        return cls(slot, span, standing(span, moment))


def standing(span, moment):
    """Where a window stands: it is open from its first moment to its last, both included."""
    if moment < span.opens:
        return Standing.EARLY
    return Standing.OPEN if moment <= span.closes else Standing.OVER


def hour_at(slots, programme, moment):
    """The Hour of the slot that people sign for now, or of the next one, or of the last; None without any slot.

    Where two windows are open at once, it is the one that goes on, or begins next: at noon, the afternoon. Only where
    nothing else is open, the one that has just ended.
    """
    hours = sorted((Hour.of(slot, programme, moment) for slot in slots), key=lambda hour: hour.slot.starts_at)
    opened = [hour for hour in hours if hour.standing == Standing.OPEN]
    going_on = [hour for hour in opened if moment < hour.slot.ends_at]
    coming = [hour for hour in hours if hour.standing == Standing.EARLY]
    for found in (going_on[:1], opened[-1:], coming[:1], hours[-1:]):
        if found:
            return found[0]
    return None
