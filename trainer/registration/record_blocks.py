"""What later chapters have to show on the record of one registration."""

from dataclasses import dataclass, field

from trainer.registration.signals import record_shown


@dataclass(frozen=True)
class Block:
    """A template that draws a card, and its facts: the template knows `one`, the registration, and `facts`."""

    template: str
    facts: dict = field(default_factory=dict)


def blocks(registration):
    """The blocks of all later chapters about a registration; often none."""
    answers = (answer for _receiver, answer in record_shown.send(registration))
    return [block for block in answers if block]
