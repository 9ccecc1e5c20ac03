"""What this chapter's codes are called."""

from flask_babel import lazy_gettext as _

from trainer import wording

wording.add(
    "act",
    planned=_("planned"),
    announced_cohort=_("announced"),
    withdrew_announcement=_("took back the announcement of"),
    closed_cohort=_("closed"),
    reopened_cohort=_("opened again"),
)
wording.add(
    "field",
    name_en=_("Name in English"),
    slug=_("Address"),
    objectives=_("Objectives"),
    issuing_body=_("Issuing body"),
    topics=_("Topics"),
    since_year=_("Held since"),
    trained_before=_("Trained before this system"),
    eligible_kinds=_("Who may take part"),
    max_per_organisation=_("At most of one organisation"),
    years_between=_("Years between two trainings"),
    answers_decide=_("Required answers are a condition"),
    ranking=_("Order of applicants"),
    required_percent=_("Required attendance"),
    completed_by=_("Attendance is counted by"),
    signed_for=_("People sign in for"),
    opens_before=_("Minutes before: sign-in opens"),
    late_after=_("Minutes after the beginning: late"),
    closes_after=_("Minutes after the end: sign-in closes"),
    signatories=_("Signatories"),
    number=_("Number"),
    starts_on=_("First day"),
    ends_on=_("Last day"),
    venue=_("Venue"),
    seats=_("Seats"),
)
wording.add(
    "ranking",
    first_come=_("First come, first served"),
    score=_("By points"),
    by_hand=_("By hand, with a reason"),
)
wording.add(
    "signed_for",
    half_days=_("Each half-day: one signature for the morning, one for the afternoon"),
    sessions=_("Each session of the agenda"),
)
wording.add(
    "completed_by",
    slots=_("How often people signed in, of all the times that count"),
    hours=_("The hours of training that they attended"),
)
wording.add("answers_decide", **{"True": _("yes")})
