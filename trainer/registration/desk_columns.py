"""The columns of the review desk, on the page and in its workbook; which ones a reader chose stands in the address."""

from trainer.look import local, province, region
from trainer.registration.eligibility_words import sentence
from trainer.wording import words

USUAL = ("organisation", "province", "phone", "state")


def province_of(one):
    """The code of the province that the person came from, or else of the organisation's."""
    return one.province or (one.organisation and one.organisation.province)


def said(one):
    """Which terms are not met, in words; empty where all are."""
    return " ".join(map(sentence, one.shortcomings))


# {code: the value in a workbook}; `positions` and `scores` are by registration id.
VALUES = {
    "position": lambda one, **_: one.position,
    "organisation": lambda one, **_: one.organisation_label,
    "registration_no": lambda one, **_: one.organisation.registration_no if one.organisation else "",
    "kind": lambda one, **_: str(words(one.organisation.kind, "kind")) if one.organisation else "",
    "province": lambda one, **_: province(province_of(one)),
    "region": lambda one, **_: region(province_of(one)),
    "phone": lambda one, **_: one.person.phone or "",
    "email": lambda one, **_: one.person.email or "",
    "state": lambda one, **_: str(words(one.state, "state")),
    "rank": lambda one, positions, **_: positions.get(one.id, ""),
    "terms": lambda one, **_: said(one),
    "score": lambda one, scores, **_: scores[one.id].total if one.id in scores else "",
    "applied": lambda one, **_: local(one.created_at).date(),
}


def chosen(args):
    """The codes of the columns that an address asks for, in the list's order; the usual ones where it names none."""
    named = {code for text in args.getlist("columns") for code in text.split(",")}
    return tuple(code for code in VALUES if code in named) or USUAL


def in_address(columns):
    """What the address says of the columns: nothing where they are the usual ones."""
    return {} if columns == USUAL else {"columns": ",".join(columns)}
