"""How many people of a cohort stand where, by state and region: the small table above the list."""

from collections import Counter
from dataclasses import dataclass

from trainer.database import db
from trainer.registration import queries
from trainer.registration.finding import NONE
from trainer.registration.models import State
from trainer.thai import places

OPEN = (State.APPLIED, State.OFFERED, State.ACCEPTED, State.RESERVE, State.DECLINED, State.WITHDRAWN)
NOWHERE = places.Region(NONE, NONE, ())


@dataclass(frozen=True)
class Counts:
    """`cells` is {(state, region's Thai name or NONE): people}."""

    cells: Counter

    @property
    def total(self):
        return self.cells.total()

    def of(self, state="", region=""):
        """People in a state, of a region, or of both; an empty one means any."""
        return sum(n for (one, where), n in self.cells.items() if state in ("", one) and region in ("", where))

    @property
    def taken(self):
        """Seats that somebody holds, or that are kept for somebody until the answer."""
        return self.of(State.ACCEPTED) + self.of(State.OFFERED)

    @property
    def states(self):
        """The states that somebody is in, in the order of the story."""
        return [state for state in OPEN if self.of(state)]

    @property
    def regions(self):
        """The regions that somebody comes from (places.Region), last the one of people without a known province."""
        return [one for one in (*places.regions(), NOWHERE) if self.of(region=one.name_th)]


def counts_of(cohort):
    """The Counts of a cohort; one statement."""
    cells = Counter()
    for state, province, people in db.session.execute(queries.states_by_province(cohort)):
        known = places.PROVINCES.get(province)
        cells[State(state), known.region_th if known else NONE] += people
    return Counts(cells)
