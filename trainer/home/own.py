"""What one participant's own page shows of each cohort: everything at once, in a fixed number of statements."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import joinedload

from trainer.awards.own_records import OwnRecord, own_records
from trainer.bulletins.queries import shown_to
from trainer.database import db
from trainer.evaluation.queries import asked_of
from trainer.materials.models import Audience
from trainer.materials.queries import visible_in
from trainer.programmes.models import Phase
from trainer.registration.models import Registration, State
from trainer.registration.rooms import LodgingPlace
from trainer.schedule.days import by_day
from trainer.schedule.news import News, news_for
from trainer.schedule.versions import newest_of

# The cohort that is under way comes first, then the next one, then what is over, the latest first.
ORDER = {Phase.RUNNING: 0, Phase.ANNOUNCED: 1, Phase.DRAFT: 1}
OVER = 2


@dataclass
class Place:
    """One registration on its owner's page; `days` are schedule.days.Day, `materials` rows (Material, its version).

    `bulletins` and `questionnaires`: pairs (it, when it was read or done, or None). `news`: of the agenda.
    """

    registration: Registration
    phase: Phase
    today: date
    days: list = field(default_factory=list)
    record: OwnRecord | None = None
    materials: list = field(default_factory=list)
    bulletins: list = field(default_factory=list)
    questionnaires: list = field(default_factory=list)
    news: News | None = None

    @property
    def cohort(self):
        return self.registration.cohort

    @property
    def seated(self):
        return self.registration.state == State.ACCEPTED

    @property
    def over(self):
        return self.phase not in ORDER

    def own(self, entries):
        """Those of an agenda's entries at which this person is to be."""
        group = self.registration.training_group
        return [one for one in entries if one.concerns(group and group.number)]

    @property
    def shown_day(self):
        """The day whose sessions are unfolded: today, else the next one, else none."""
        coming = [day.date for day in self.days if day.sessions and day.date >= self.today]
        return min(coming, default=None)


def places_of(registrations, today):
    """A Place for each of these registrations, in the order in which they matter on this day (Bangkok)."""
    found = [Place(one, one.cohort.phase(today), today) for one in registrations]
    seated = [place for place in found if place.seated]
    days, records = sessions_of(seated), own_records(registrations)
    materials, ids = materials_of(seated), [place.registration.id for place in seated]
    told, asked, news = by_registration(shown_to(ids)), by_registration(asked_of(ids)), news_for(registrations)
    for place in found:
        place.record = records.get(place.registration.id)
        place.news = news.get(place.registration.id)
        place.days = days.get(place.registration.id, [])
        place.materials = materials.get(place.cohort.id, []) if place.seated else []
        place.bulletins, place.questionnaires = told[place.registration.id], asked[place.registration.id]
    return sorted(found, key=weight)


def weight(place):
    """What a Place is sorted by."""
    distance = abs((place.cohort.starts_on - place.today).days) if place.cohort.starts_on else 10**6
    return (ORDER.get(place.phase, OVER), not place.seated, distance, place.registration.id)


def by_registration(rows):
    """{registration id: [(what, when or None)]} of the rows of a Select; one statement."""
    found = defaultdict(list)
    for registration_id, what, at in db.session.execute(rows):
        found[registration_id].append((what, at))
    return found


def loaded(registrations):
    """The Select with what a page says of each registration: group and bedroom."""
    return registrations.options(
        joinedload(Registration.training_group), joinedload(Registration.place).joinedload(LodgingPlace.room)
    )


def sessions_of(places):
    """{registration id: [Day, …]} of what is published and concerns that person's group; one statement."""
    versions = newest_of({place.cohort.id for place in places})
    entries = {cohort_id: version.sessions for cohort_id, version in versions.items()}
    own = [(place, place.own(entries.get(place.cohort.id, ()))) for place in places]
    return {place.registration.id: by_day(place.cohort, sessions) for place, sessions in own}


def materials_of(places):
    """{cohort id: [(Material, MaterialVersion)]} of what participants may see, the latest released first."""
    found = defaultdict(list)
    for row in db.session.execute(visible_in(Audience.PARTICIPANTS, [place.cohort.id for place in places])):
        found[row[0].cohort_id].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row[0].released_at, reverse=True)
    return found
