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
