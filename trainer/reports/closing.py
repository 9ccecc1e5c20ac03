"""A cohort in figures, when it is over: who applied, who came, who earned a certificate, from where."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from trainer.attendance.queries import slots_of
from trainer.attendance.records import marks_of
from trainer.awards.standings import Standing, numbered, standings
from trainer.database import db
from trainer.registration.models import Registration, State
from trainer.schedule.days import days_of
from trainer.schedule.hours import training_hours
from trainer.thai.places import PROVINCES, regions
from trainer.thai.sorting import sort_key


@dataclass(frozen=True)
class Share:
    """How many of those who hold a seat, and how many of them were given a certificate."""

    people: int = 0
    organisations: int = 0
    awarded: int = 0


@dataclass
class Closing:
    """`rows` are the standings in name-list order; `marks` what is recorded, by (slot id, registration id)."""

    cohort: object
    rows: list[Standing]
    states: dict[str, int]
    slots: list
    marks: dict
    hours: object

    @classmethod
    def of(cls, cohort):
        """Read a cohort's figures; eleven statements for any number of people."""
        counted = select(Registration.state, func.count()).where(Registration.cohort_id == cohort.id)
        states = dict(db.session.execute(counted.group_by(Registration.state)).all())
        slots = db.session.scalars(slots_of(cohort)).all()
        return cls(cohort, standings(cohort), states, slots, marks_of(cohort, slots), training_hours(cohort))

    @property
    def applied(self):
        """All who ever asked for a place, whatever became of it; a second entry of somebody is nobody more."""
        return sum(count for state, count in self.states.items() if state != State.MERGED)

    @property
    def numbered(self):
        """Pairs (number in the name list, Standing)."""
        return numbered(self.rows)

    @property
    def accepted(self):
        return len(self.rows)

    def counted(self, state):
        """How many registrations are in a state, by its code."""
        return self.states.get(State(state), 0)

    @property
    def days(self):
        return len(days_of(self.cohort))

    @property
    def awarded(self):
        """Those with a valid certificate."""
        return [row for row in self.rows if row.certificate]

    @property
    def earned(self):
        """How many have earned a certificate, issued or not."""
        return sum(row.earned for row in self.rows)

    @property
    def by_exception(self):
        return sum(row.by_exception for row in self.rows)

    @property
    def unit(self):
        """What attendance is counted in: half_days, sessions or hours."""
        return self.rows[0].account.unit if self.rows else "half_days"

    def mark(self, row, slot):
        """What is recorded about somebody at a slot (a Mark), or None."""
        return self.marks.get((slot.id, row.registration.id))

    def was_at(self, row, slot):
        mark = self.mark(row, slot)
        return mark is not None and mark.present

    def there(self, slot):
        """How many of those who hold a seat were at a slot; others who were there do not count."""
        return sum(self.was_at(row, slot) for row in self.rows)

    def percent(self, count):
        """A count as a percentage of those who hold a seat, to one decimal; 0 where nobody does."""
        return round(count * 100 / self.accepted, 1) if self.accepted else 0

    @property
    def by_region(self):
        """[(region, Share, [(province, Share), …]), …]: provinces in Thai order; last, None: who named no province."""
        at = defaultdict(list)
        for row in self.rows:
            at[province_of(row.registration)].append(row)
        found = []
        for region in regions():
            known = sorted((p for p in region.provinces if at[p.code]), key=lambda p: sort_key(p.name_th))
            if known:
                everyone = [row for province in known for row in at[province.code]]
                found.append((region, share(everyone), [(province, share(at[province.code])) for province in known]))
        return found + ([(None, share(at[None]), [])] if at[None] else [])

    @property
    def by_kind(self):
        """[(kind of organisation or None for who is matched to none, people), …], the largest first."""
        organisations = (row.registration.organisation for row in self.rows)
        return Counter(one.kind if one else None for one in organisations).most_common()


def province_of(registration):
    """The code of the province a person came from, or else of the organisation's; None where neither is known."""
    own = registration.province or (registration.organisation and registration.organisation.province)
    return own if own in PROVINCES else None


def share(rows):
    """The Share of these standings; two people of one organisation make one."""
    called = {row.registration.organisation_label for row in rows if row.registration.organisation_label}
    return Share(len(rows), len(called), sum(row.certificate is not None for row in rows))
