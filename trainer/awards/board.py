"""The board of a cohort's awards: who is counted where, and who is shown."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from trainer.awards import queries
from trainer.awards.printing import outdated
from trainer.awards.standings import Standing, numbered, standings
from trainer.database import db
from trainer.jobs import Job
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import key

LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
FILTERS = {
    "earned": lambda row: row.earned,
    "missing": lambda row: not row.earned,
    "due": lambda row: row.due,
    "issued": lambda row: row.certificate,
    "exception": lambda row: row.by_exception,
    "doubtful": lambda row: row.doubtful,
    "revoked": lambda row: row.revoked,
}


@dataclass
class Board:
    """`rows` are all standings in name-list order; `shown` those that the filter and the search leave."""

    rows: list[Standing]
    show: str = ""
    called: str = ""
    run: Job | None = None
    issued: list = field(default_factory=list)

    @classmethod
    def of(cls, cohort, show="", called=""):
        """Read a cohort's board; seven statements for any number of people."""
        rows = standings(cohort)
        run = db.session.scalar(queries.print_runs_of(cohort).limit(1))
        given = [one for row in rows for one in (row.certificate, row.revoked) if one]
        return cls(rows, show if show in FILTERS else "", called.strip(), run, given)

    @cached_property
    def counts(self):
        """How many rows each filter would show."""
        return Counter(name for row in self.rows for name, fits in FILTERS.items() if fits(row))

    @property
    def shown(self):
        """(number in the name list, Standing) of those asked for."""
        words = [word for word in map(key, arabic_digits(self.called).split()) if word]
        fits = FILTERS.get(self.show, lambda row: True)
        return [(number, row) for number, row in numbered(self.rows) if fits(row) and is_called(row, words)]

    @property
    def whole(self):
        """How much there is to attend, 0 for nothing; slots, or minutes."""
        return self.rows[0].account.whole if self.rows else 0

    @property
    def begun(self):
        """Whether there is anything to show: somebody was present, or was given something all the same."""
        return any(row.came or row.award for row in self.rows)

    @property
    def run_outdated(self):
        """Whether the latest print run no longer shows the certificates as they are."""
        return self.run is not None and outdated(self.run, self.issued)


def is_called(row, words):
    """Whether each word (as `key` writes it) is in the name as the records or the certificate say it, in the
    organisation, or in the number of a certificate, of one that was replaced, too; 4/2 is 4/002."""
    person = row.registration
    said = (person.label, row.name, person.organisation_label, *row.numbers)
    sought = LEADING_ZEROS.sub("", arabic_digits(" ".join(map(key, said))))
    return all(LEADING_ZEROS.sub("", word) in sought for word in words)
