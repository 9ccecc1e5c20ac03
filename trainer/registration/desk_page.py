"""What the page of the review desk shows beside its people: choices of its filters, numbers of what waits."""

from flask_babel import lazy_gettext as _

from trainer import journal
from trainer.database import db
from trainer.look import language
from trainer.organisations.models import Kind
from trainer.programmes.models import Ranking
from trainer.registration import appeals, desk_columns, desk_sheet, finding, matches, queries
from trainer.registration.origin import Origin
from trainer.registration.scores import scores_of
from trainer.thai import places
from trainer.wording import WORDS, words

COLUMNS = tuple(desk_columns.VALUES)
ORDERS = {"": _("By name"), "newest": _("Newest first"), "rank": _("Reserves by rank"), "score": _("Most points first")}
SIMPLE = ("q", "region", "order")  # what the form shows without being asked for more


def seen(cohort, page, columns, pairs):
    """What is known of the people of a page, of the imports that are not finished, and of what waits elsewhere."""
    by_score = "score" in columns and cohort.programme.ranking == Ranking.SCORE
    return {
        "positions": queries.reserve_positions(cohort, page.items),
        "scores": scores_of(cohort, page.items) if by_score else {},
        "drafts": db.session.scalars(queries.unfinished_drafts(cohort)).all(),
        "job": db.session.scalar(desk_sheet.latest(cohort, journal.actor())),
        "waiting": waiting(cohort, pairs),
    }


def waiting(cohort, pairs):
    """{endpoint: how many wait there} for the parts of the People tab; `pairs` are those of `twins.pairs`."""
    return {
        "registration.twins": len(pairs), "registration.matching": len(matches.open_groups(cohort)),
        "registration.appeals": dict(db.session.execute(appeals.waiting([cohort.id])).all()).get(cohort.id, 0),
    }  # fmt: skip


def selects():
    """The filters that are chosen from a list: [(name, what it is called, what no choice means, [(value, words)])]."""
    return [
        ("province", _("Province"), _("All provinces"), [(p.code, called(p)) for p in by_name()]),
        ("kind", _("Kind of organisation"), _("All kinds of organisation"), worded(Kind, "kind")),
        ("rule", _("Terms"), _("Terms met or not"), [("any", _("Terms not met")), *worded(rules(), "shortcoming")]),
        ("came", _("Came how"), _("Came in any way"), worded(Origin, "origin")),
        ("appeal", _("Appeal"), _("With or without an appeal"), worded(finding.APPEALS, "appeal_standing")),
    ]


def ticks():
    """The filters that are ticked: [(name, words)]."""
    return [
        ("register", _("Organisation not in the register")),
        ("twins", _("Possible duplicate")),
        ("mail", _("No e-mail")),
    ]


def regions():
    """[(value, words)] of the regions, last that of people without a known province."""
    return [*((one.name_th, called(one)) for one in places.regions()), (finding.NONE, _("Province not known"))]


def region_called(region):
    return _("Province not known") if region.name_th == finding.NONE else called(region)


def orders(cohort):
    """The orders that the cohort's list can have; points only where the programme gives points."""
    return {code: said for code, said in ORDERS.items() if code != "score" or by_points(cohort)}


def columns(cohort):
    return [code for code in COLUMNS if code != "score" or by_points(cohort)]


def by_points(cohort):
    return cohort.programme.ranking == Ranking.SCORE


def called(place):
    """A region or province in the reader's language."""
    return place.name_en if language() == "en" else place.name_th


def by_name():
    return sorted(places.PROVINCES.values(), key=lambda one: one.name_th)


def rules():
    """The codes of all rules that may speak against somebody."""
    return list(WORDS["shortcoming"])


def worded(codes, group):
    return [(str(code), words(code, group)) for code in codes]
