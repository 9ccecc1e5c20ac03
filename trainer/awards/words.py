"""The awards chapter's codes in words."""

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "act",
    issued=_("issued certificate"),
    revoked=_("revoked certificate"),
    awarded_by_exception=_("awarded by exception"),
    exception_taken_back=_("took back the exception for"),
    ordered_print_run=_("ordered a print run for"),
)
add(
    "act",
    changed_certificates=_("changed the certificates of"),
    uploaded_design=_("uploaded the design"),
    entered_volunteers=_("entered volunteers of"),
)
add(
    "recipients",
    participant=_("Participants"),
    organisation=_("Organisations"),
    speaker=_("Speakers"),
    volunteer=_("Volunteers"),
)
add(
    "recipient_certificate",
    participant=_("Certificates of participants"),
    organisation=_("Certificates of organisations"),
    speaker=_("Certificates of speakers"),
    volunteer=_("Certificates of volunteers"),
)
add(
    "series",
    cohort=_("with each cohort"),
    year=_("with each calendar year"),
    fiscal_year=_("with each fiscal year (1 October)"),
    all=_("never"),
)
add(
    "sample",
    longest=_("The longest name"),
    shortest=_("The shortest name"),
    monk=_("A monk's name"),
)
add(
    "field",
    design=_("Design"),
    fields=_("Fields of the design"),
    pictures=_("Pictures"),
    completed=_("What it is given for"),
    pattern=_("Number pattern"),
    series=_("The running number begins anew"),
    thai_digits=_("Number in Thai digits"),
    role=_("What they did"),
)
add("job_kind", print_run=_("Print run of certificates"))
add(
    "award",
    due=_("Earned, to be issued"),
    missing=_("Not earned"),
    issued=_("Valid"),
    doubtful=_("Doubtful"),
    revoked=_("Revoked"),
    valid=_("Valid"),
    superseded=_("Replaced by a newer one"),
)
add(
    "fact",
    number=_("Number"),
    title=_("Certificate title"),
    issuing_body=_("Issuing body"),
    preface=_("Preface"),
    name=_("Name"),
    organisation=_("Organisation"),
    completed=_("What was completed"),
    held=_("When it was held"),
    given=_("Day of issue"),
    signatories=_("Signatories"),
)


def missing(shortfalls):
    """What is still missing for an award, as one sentence; "" when nothing is."""
    return " ".join(SENTENCES[one.rule](one.facts) for one in shortfalls)


def too_few(facts):
    """How many half-days are missing, and how that was counted."""
    return ngettext(
        "%(num)s half-day is missing (attended %(attended)s of %(slots)s, %(needed)s are needed).",
        "%(num)s half-days are missing (attended %(attended)s of %(slots)s, %(needed)s are needed).",
        facts["missing"],
        **{name: facts[name] for name in ("attended", "slots", "needed")},
    )


SENTENCES = {
    "attendance": too_few,
    "no_half_days": lambda _facts: gettext("The cohort has no half-days yet, so nothing could be attended."),
}
