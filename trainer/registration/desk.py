"""Whom the review desk shows: everybody whom its filters find, page by page; quick for 10,000, too."""

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import func, select

from trainer.database import db
from trainer.programmes.models import Ranking
from trainer.registration import queries, twins
from trainer.registration.finding import in_force
from trainer.registration.models import Registration
from trainer.registration.scores import scores_of

PEOPLE_A_PAGE = 50


class Found(Pagination):
    """One page of those whom a select of ids finds. Only this page's people are read in full."""

    def _query_items(self):
        ids = self._query_args["ids"]
        page = ids[self._query_offset :][: self.per_page] if isinstance(ids, list) else db.session.scalars(
            ids.offset(self._query_offset).limit(self.per_page)).all()  # fmt: skip
        return in_this_order(self._query_args["cohort"], page)

    def _query_count(self):
        known, ids = self._query_args["total"], self._query_args["ids"]
        if known is not None:
            return known
        return len(ids) if isinstance(ids, list) else db.session.scalar(
            select(func.count()).select_from(ids.order_by(None).subquery()))  # fmt: skip


def page_of(cohort, filters, pairs, total=None):
    """The page of people that the address asks for; `pairs` may be duplicates (`twins.pairs`), `total` is the number
    of people found where it is known already."""
    return Found(ids=found_ids(cohort, filters, pairs), cohort=cohort, total=total, per_page=PEOPLE_A_PAGE,
                 max_per_page=PEOPLE_A_PAGE)  # fmt: skip


def everyone(cohort, filters):
    """The ids of everybody whom the filters find, on all pages, in their order."""
    found = found_ids(cohort, filters)
    return found if isinstance(found, list) else db.session.scalars(found).all()


def found_ids(cohort, filters, pairs=None):
    """The ids as a select; as a list where the order follows from points that no column keeps, and where words are
    sought: then everybody is looked at anyway, and counting them apart would do it twice."""
    asked = in_force(filters)
    if asked.get("twins"):
        asked["twin_ids"] = twins.ids_of(twins.pairs(cohort) if pairs is None else pairs)
    found = queries.sought_ids(cohort, **asked)
    if asked.get("order") == "score" and cohort.programme.ranking == Ranking.SCORE:
        return by_score(cohort, found)
    return db.session.scalars(found).all() if asked.get("q") else found


def by_score(cohort, found):
    """The ids with most points first; equal ones as they applied."""
    columns = [Registration.id, Registration.organisation_id, Registration.province, Registration.created_at]
    rows = db.session.execute(found.with_only_columns(*columns)).all()
    scores = scores_of(cohort, rows)
    return [row.id for row in sorted(rows, key=lambda row: (-scores[row.id].total, row.created_at, row.id))]


def in_this_order(cohort, ids):
    """These registrations of the cohort, in the order of the ids."""
    place = {one: at for at, one in enumerate(ids)}
    found = queries.registrations_of(cohort, merged=True).where(Registration.id.in_(ids)).order_by(None)
    return sorted(db.session.scalars(found), key=lambda one: place[one.id]) if ids else []
