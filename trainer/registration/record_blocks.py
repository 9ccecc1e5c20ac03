"""What later chapters have to show on the record of one registration, and on the page that its holder opens."""

from dataclasses import dataclass, field

from trainer.registration.signals import record_shown, status_shown


@dataclass(frozen=True)
class Block:
    """A template that draws a card, and its facts: the template knows `one`, the registration, and `facts`."""

    template: str
    facts: dict = field(default_factory=dict)


def blocks(registration):
    """The blocks of all later chapters about a registration; often none."""
    return _answered(record_shown, registration)


def status_blocks(registration):
    """The blocks of all later chapters for the person's own status page; often none."""
    return _answered(status_shown, registration)


def _answered(signal, registration):
    return [block for _receiver, block in signal.send(registration) if block]
