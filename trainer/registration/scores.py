"""The points of applicants: those that somebody gave, and those that follow from what is known. Never stored."""

from collections import defaultdict
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from trainer.database import db
from trainer.look import province, today
from trainer.organisations.models import Certification
from trainer.programmes.models import Cohort, Ranking
from trainer.registration.criteria import Criterion, Mark, Measure
from trainer.registration.models import Registration, State
from trainer.registration.scheme import criteria_of

FEW = 500  # registrations that are asked for by number; more are asked for by their cohort


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion gives: `points` is None where somebody still has to give them; `code` says what was counted,
    as a key of WHY, `fact` the number or province that fills the sentence."""

    criterion: Criterion
    points: int | None
    code: str = ""
    fact: int | str | None = None

    @property
    def why(self):
        """What was counted, in words; "" where somebody gives the points."""
        return WHY[self.code](self.fact) if self.code else ""


@dataclass(frozen=True, slots=True)
class Score:
    """All parts of somebody's score, in the order of the criteria."""

    parts: tuple[Part, ...]

    @property
    def total(self):
        return sum(part.points or 0 for part in self.parts)

    @property
    def most(self):
        return sum(part.criterion.most for part in self.parts)

    @property
    def missing(self):
        """How many criteria still wait for somebody's points."""
        return sum(part.points is None for part in self.parts)


def score_of(registration):
    """The Score of one registration with its parts, or None where the programme does not rank by score."""
    if registration.cohort.programme.ranking != Ranking.SCORE:
        return None
    return scores_of(registration.cohort, [registration])[registration.id]


def scores_of(cohort, registrations):
    """{registration id: Score}, in the same few statements however many there are."""
    criteria = criteria_of(cohort)
    marks = marks_of(cohort, registrations) if any(one.by_hand for one in criteria) else {}
    known = Known.of(cohort, criteria)
    return {
        one.id: Score(tuple(_part(criterion, one, marks.get(one.id, {}), known) for criterion in criteria))
        for one in registrations
    }


def marks_of(cohort, registrations):
    """{registration id: {criterion id: points}} of the points that were given by hand."""
    ids = [one.id for one in registrations]
    given = select(Mark.registration_id, Mark.criterion_id, Mark.points)
    if len(ids) > FEW:
        given = given.join(Registration).where(Registration.cohort_id == cohort.id)
    else:
        given = given.where(Mark.registration_id.in_(ids))
    found = defaultdict(dict)
    for registration_id, criterion_id, points in db.session.execute(given):
        found[registration_id][criterion_id] = points
    return found


@dataclass(frozen=True)
class Known:
    """What the automatic measures look at: who of which organisation and province was trained before, as of `day`."""

    day: object
    organisations: frozenset = frozenset()
    provinces: frozenset = frozenset()
    certified: dict | None = None

    @classmethod
    def of(cls, cohort, criteria):
        """Ask only for what these criteria measure."""
        measures = {one.measure for one in criteria}
        day = cohort.starts_on or today()
        organisations = _sent_before(cohort, day, Registration.organisation_id, Measure.NEW_ORGANISATION in measures)
        provinces = _sent_before(cohort, day, Registration.province, Measure.NEW_PROVINCE in measures)
        certified = _certified_since(day) if Measure.YEARS_CERTIFIED in measures else {}
        return cls(day, organisations, provinces, certified)


def _part(criterion, one, marks, known):
    measured = MEASURES.get(criterion.measure)
    if measured is None:
        return Part(criterion, marks.get(criterion.id))
    return Part(criterion, *measured(criterion, one, known))


def _new_organisation(criterion, one, known):
    if one.organisation_id is None:
        return 0, "unlisted"
    if one.organisation_id in known.organisations:
        return 0, "organisation_sent"
    return criterion.most, "organisation_new"


def _new_province(criterion, one, known):
    if one.province is None:
        return 0, "province_unknown"
    if one.province in known.provinces:
        return 0, "province_sent", one.province
    return criterion.most, "province_new", one.province


def _years_certified(criterion, one, known):
    since = known.certified.get(one.organisation_id)
    if since is None:
        return 0, "not_certified"
    years = full_years(since, known.day)
    return min(years, criterion.most), "years", years


MEASURES = {
    Measure.NEW_ORGANISATION: _new_organisation,
    Measure.NEW_PROVINCE: _new_province,
    Measure.YEARS_CERTIFIED: _years_certified,
}
WHY = {
    "unlisted": lambda _fact: _("The organisation is not in the register."),
    "organisation_sent": lambda _fact: _("The organisation has sent somebody to an earlier cohort."),
    "organisation_new": lambda _fact: _("The organisation has never sent anybody."),
    "province_unknown": lambda _fact: _("The province is not known."),
    "province_sent": lambda code: _("Somebody from %(province)s came to an earlier cohort.", province=province(code)),
    "province_new": lambda code: _("Nobody from %(province)s ever came.", province=province(code)),
    "not_certified": lambda _fact: _("Not certified on the first day."),
    "years": lambda years: ngettext("Certified for %(num)d full year.", "Certified for %(num)d full years.", years),
}


def full_years(since, day):
    """Full years from one day to another."""
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))


def _sent_before(cohort, day, column, wanted):
    """The organisations or provinces of those who held a seat in a cohort of the programme that ended before a day."""
    if not wanted:
        return frozenset()
    trained = select(column).join(Registration.cohort).distinct()
    rows = trained.where(
        Cohort.programme_id == cohort.programme_id, Cohort.id != cohort.id, Cohort.ends_on < day,
        Registration.state == State.ACCEPTED, column.is_not(None),
    )  # fmt: skip
    return frozenset(db.session.scalars(rows))


def _certified_since(day):
    """{organisation id: since when} of the certifications that are held on a day."""
    held = select(Certification.organisation_id, Certification.certified_on).where(
        Certification.certified_on <= day, Certification.revoked_on.is_(None) | (Certification.revoked_on > day)
    )
    return dict(db.session.execute(held).all())
