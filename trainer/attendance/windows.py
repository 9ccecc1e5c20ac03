"""When a slot can be signed for. Pure: asks neither the clock nor the database."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Window:
    """From when people sign in, after which moment they are late, and until when; aware moments in order."""

    opens: datetime
    late: datetime
    closes: datetime


def window(slot, programme):
    """The Window of a slot: what was decided for it alone, else what the programme's minutes say."""
    return Window(
        opens=slot.opens_at or slot.starts_at - timedelta(minutes=programme.opens_before),
        late=slot.late_at or slot.starts_at + timedelta(minutes=programme.late_after),
        closes=slot.closes_at or slot.ends_at + timedelta(minutes=programme.closes_after),
    )
