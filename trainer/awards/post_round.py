"""How a mailing of certificates goes: how far it is, holding it, letting it go on."""

from dataclasses import dataclass

from flask_babel import gettext as _

from trainer import journal
from trainer.awards import mass_posting, posting
from trainer.errors import Refused
from trainer.mail import outbox


@dataclass(frozen=True)
class Round:
    """The messages of a cohort's mailing, counted by how they stand; `preparing`: the worker still writes some."""

    counts: dict
    preparing: bool = False

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def over(self):
        """How many of them need no more of the worker, whatever became of them."""
        return self.total - self.counts["waiting"] - self.counts["held"] - self.counts["sending"]

    @property
    def failed(self):
        return self.counts["failed"] + self.counts["bounced"]

    @property
    def state(self):
        """none, preparing, held, running or done."""
        if not self.total:
            return "preparing" if self.preparing else "none"
        if self.counts["held"]:
            return "held"
        return "running" if self.over < self.total or self.preparing else "done"


def of(cohort):
    """The Round of a cohort; two statements."""
    return Round(outbox.counts(within=posting.messages_of(cohort)), mass_posting.is_under_way(cohort))


def pause(cohort, by):
    """Keep back what still waits; what is being sent at this moment goes on. Raises Refused when nothing waits."""
    count = outbox.hold(posting.messages_of(cohort))
    if not count:
        raise Refused(_("Nothing waits to be sent any more."))
    journal.record(by, "paused_mailing", cohort, count=count)


def resume(cohort, by):
    """Let what was kept back go on; returns how many messages. Once more does nothing."""
    count = outbox.let_go(posting.messages_of(cohort))
    if count:
        journal.record(by, "resumed_mailing", cohort, count=count)
    return count
