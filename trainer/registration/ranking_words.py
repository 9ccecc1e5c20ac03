"""Ranking, points and the taking of applications in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "act",
    added_criterion=_("added a criterion to"),
    changed_criterion=_("changed a criterion of"),
    moved_criterion=_("moved a criterion of"),
    removed_criterion=_("dropped a criterion of"),
    marked=_("gave points to"),
    moved_reserve=_("moved on the reserve list"),
    changed_intake=_("changed how applications are taken for"),
)
add(
    "field",
    criterion=_("Criterion"),
    rank=_("Rank"),
    opens_on=_("Applications from"),
    closes_on=_("Applications until"),
    seats_at_once=_("Seats at once"),
    offer_days=_("Days to answer an offer"),
    offers_at_once=_("Next offer by itself"),
)
add(
    "measure",
    by_hand=_("Somebody gives the points"),
    new_organisation=_("Organisation never sent anybody"),
    new_province=_("Province never sent anybody"),
    years_certified=_("Years of certification"),
)
add(
    "measure_help",
    by_hand=_("From 0 to the most, given by an organiser for each applicant."),
    new_organisation=_("All points if nobody of the organisation held a seat in an earlier cohort, else none."),
    new_province=_("All points if nobody from the province held a seat in an earlier cohort, else none."),
    years_certified=_("One point for each full year of certification on the first day, up to the most."),
)
for name in ("seats_at_once", "offers_at_once"):
    add(name, **{"True": _("yes"), "False": _("no")})
