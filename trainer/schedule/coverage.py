"""What an agenda amounts to: hours of training, and the topics of the curriculum it covers. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from trainer.programmes.models import Topic
from trainer.schedule.hours import hours_of
from trainer.schedule.models import SessionKind


@dataclass(frozen=True)
class Coverage:
    """Hours of training, and the curriculum's topics in its order: those treated and those still missing."""

    hours: Decimal
    covered: list[Topic]
    missing: list[Topic]


def coverage(topics, sessions):
    """Weigh the sessions of an agenda against the topics of the programme; breaks and ceremonies cover nothing."""
    training = [session for session in sessions if session.kind == SessionKind.SESSION]
    treated = {session.topic_id for session in training}
    return Coverage(
        hours=hours_of((session.starts_at, session.ends_at) for session in training),
        covered=[topic for topic in topics if topic.id in treated],
        missing=[topic for topic in topics if topic.id not in treated],
    )
