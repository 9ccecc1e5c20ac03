"""Which organisation a row of the registry is about: by its number, else by its name and province."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.organisations import matching
from trainer.organisations.models import Organisation


@dataclass(eq=False)
class Step:
    """One organisation of the workbook: what we have of it (None: nothing), the rows about it, what it will be."""

    organisation: Organisation | None
    rows: list = field(default_factory=list)
    facts: dict = field(default_factory=dict)
    certifications: list = field(default_factory=list)
    notes: list = field(default_factory=list)  # what was doubtful, in sentences

    @property
    def name(self):
        return self.rows[-1].name if self.rows else self.organisation.name

    @property
    def called(self):
        """How we know it, which may differ from how the workbook calls it."""
        return self.organisation.name if self.organisation else self.name


class Finder:
    """Remembers the organisations that we have and those that the workbook has named so far."""

    def __init__(self, organisations, rows):
        self.by_number, self.by_name, self.written = {}, defaultdict(list), defaultdict(list)
        for row in rows:
            self.written[matching.number_key(row.registration_no)].append(row)
        for organisation in organisations:
            numbers = [organisation.registration_no, *(c.number for c in organisation.certifications)]
            self._remember(Step(organisation), organisation.name_key, organisation.province, numbers)

    def step_of(self, row):
        """The step of the row's organisation, the row added. Raises Refused where number and name contradict."""
        numbered = self.by_number.get(matching.number_key(row.registration_no))
        named = self._named(row)
        self._refuse_contradiction(row, numbered, named)
        step = numbered or named or Step(None)
        step.rows.append(row)
        self._remember(step, name_key(row), row.province, [row.registration_no])
        return step

    def _remember(self, step, name, province, numbers):
        for key in filter(None, map(matching.number_key, numbers)):
            self.by_number.setdefault(key, step)
        if (province, step) not in self.by_name[name]:
            self.by_name[name].append((province, step))

    def _named(self, row):
        """The one organisation of this name in this province; of several, the number alone can tell."""
        here = {
            id(step): step
            for province, step in self.by_name.get(name_key(row), [])
            if (province == row.province or not (province and row.province)) and not self._is_namesake(step, row)
        }
        if len(here) > 1 and not row.registration_no:
            raise Refused(_("Row %(row)s: several organisations are called %(name)s, and the row has no number.",
                            row=row.row, name=row.name))
        return next(iter(here.values())) if len(here) == 1 else None

    def _is_namesake(self, step, row):
        """Another organisation of the same name: the workbook lists its number too, held at the same time."""
        own, other = matching.number_key(row.registration_no), matching.number_key(number_of(step))
        return bool(own and other and own != other) and any(_overlap(row, each) for each in self.written.get(other, []))

    def _refuse_contradiction(self, row, numbered, named):
        if numbered and named and named is not numbered:
            raise Refused(_("Row %(row)s: the number %(number)s belongs to %(owner)s, but the name to another one.",
                            row=row.row, number=row.registration_no, owner=numbered.called))
        if numbered and numbered.rows and not matching.names_agree(numbered.rows[-1].name, row.name):
            raise Refused(_("Rows %(first)s and %(second)s have the same number %(number)s but different names.",
                            first=numbered.rows[-1].row, second=row.row, number=row.registration_no))


def name_key(row):
    """The name as the database compares it."""
    return matching.name_key(row.name)[:300]


def number_of(step):
    """The number by which the organisation goes: the workbook's, or else ours."""
    written = next((row.registration_no for row in step.rows if row.registration_no), None)
    return written or (step.organisation and step.organisation.registration_no)


def _overlap(one, other):
    if not (one.certified_on and other.certified_on):
        return True
    return one.certified_on < (other.revoked_on or date.max) and other.certified_on < (one.revoked_on or date.max)
