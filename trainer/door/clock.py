"""What a device's clock means: a pure rule. Clocks are off by minutes or years, but mostly go on steadily."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = 253_370_764_799_999  # ms: the last moment of the year 9998; a datetime holds one year more, in every zone
AHEAD = 60_000  # ms: a scan a little after its arrival is believed; two measurements of one clock differ by that much
BEFORE = 300_000  # ms: so much before its enrolment a device may have scanned


def to_ms(moment):
    """An aware moment in whole milliseconds since 1970."""
    return (moment - EPOCH) // timedelta(milliseconds=1)


def from_ms(ms):
    """Milliseconds since 1970 as an aware moment in UTC."""
    return EPOCH + timedelta(milliseconds=ms)


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one device, measured at the arrival of a request; everything in milliseconds since 1970.

    `offset` is how far the server is ahead of it (negative: behind).
    """

    offset: int
    received: int
    enrolled: int

    @classmethod
    def measured(cls, sent_at, received_at, enrolled_at):
        """`sent_at`: what the device's clock showed (ms); `received_at`, `enrolled_at`: aware moments of the server."""
        received = to_ms(received_at)
        return cls(received - sent_at, received, to_ms(enrolled_at))

    def corrected(self, shown):
        """(the moment at which this clock showed `shown` ms, whether that can be true).

        A moment after the arrival counts as the arrival when it is at most a minute after it. One that is later, or
        lies before the device was enrolled, cannot be true: then the clock was set anew between scan and arrival.
        """
        at = shown + self.offset
        if self.received < at <= self.received + AHEAD:
            at = self.received
        credible = self.enrolled - BEFORE <= at <= self.received
        return from_ms(at if 0 <= at <= LATEST else self.received), credible
