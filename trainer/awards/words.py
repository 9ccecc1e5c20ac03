"""The awards chapter's codes in words."""

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "act",
    issued=_("issued certificate"),
    revoked=_("revoked certificate"),
    superseded=_("replaced certificate"),
    awarded_by_exception=_("awarded by exception"),
    exception_taken_back=_("took back the exception for"),
    ordered_print_run=_("ordered a print run for"),
    opened_name=_("opened the name on certificate"),
    closed_name=_("closed the name on certificate"),
    ordered_parcel=_("had certificates put into a ZIP for"),
    ordered_day_paper=_("had a list for the print day made for"),
    set_calling_order=_("set the calling order of"),
    mailed_certificates=_("sent certificates by e-mail in"),
    mailed_certificate=_("sent by e-mail certificate"),
    paused_mailing=_("paused the mailing of certificates in"),
    resumed_mailing=_("resumed the mailing of certificates in"),
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
add("thai_digits", **{"True": _("yes"), "False": _("no")})
add("job_kind", print_run=_("Print run of certificates"), certificate_parcel=_("ZIP of certificates"),
    day_paper=_("List for the print day"), certificate_mailing=_("Certificates by e-mail"))
add("print_order", list=_("Name list"), calling=_("Calling order"))
add(
    "calling_way",
    by_group=_("By group, then by number"),
    by_region=_("By region, then by organisation"),
    by_hand=_("By hand, as a list of numbers"),
)
add("letter", certificate=_("Certificate"))
add("attachment", certificate=_("Certificate (PDF)"))
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
add(
    "sealed_fact",
    number=_("Number"),
    name=_("Name"),
    organisation=_("Organisation"),
    title=_("Certificate title"),
    completed=_("What was completed"),
    issued_at=_("Issued"),
)


def missing(shortfalls):
    """What is still missing for an award, as one sentence; "" when nothing is."""
    return " ".join(SENTENCES[one.rule](one.facts) for one in shortfalls)


def too_little(facts):
    """How much is missing, how that was counted, and from what the person is excused."""
    account = facts["account"]
    numbers = {name: amount(getattr(account, name), account.unit) for name in ("done", "whole", "needed")}
    return " ".join((SHORT[account.unit](account.missing, numbers), *map(excuse_told, facts["excused"])))


def half_days_short(missing, numbers):
    return ngettext(
        "%(num)s half-day is missing (attended %(done)s of %(whole)s, %(needed)s are needed).",
        "%(num)s half-days are missing (attended %(done)s of %(whole)s, %(needed)s are needed).", missing, **numbers,
    )  # fmt: skip


def sessions_short(missing, numbers):
    return ngettext(
        "%(num)s session is missing (attended %(done)s of %(whole)s, %(needed)s are needed).",
        "%(num)s sessions are missing (attended %(done)s of %(whole)s, %(needed)s are needed).", missing, **numbers,
    )  # fmt: skip


def hours_short(missing, numbers):
    return gettext("Missing: %(time)s (attended %(done)s of %(whole)s, %(needed)s are needed).",
                   time=duration(missing), **numbers)  # fmt: skip


def excuse_told(excuse):
    """From what somebody is excused, and why: a pair (slot, reason)."""
    return gettext("%(slot)s excused: %(reason)s.", slot=excuse[0].label, reason=excuse[1].rstrip("."))


def amount(number, unit):
    """So many slots as a number, or minutes as a duration where the unit is hours."""
    return duration(number) if unit == "hours" else str(number)


def duration(minutes):
    """Minutes as 2 h 30 min, without the part that is nothing."""
    hours, rest = divmod(minutes, 60)
    parts = [gettext("%(num)s h", num=hours)] if hours or not rest else []
    return " ".join([*parts, gettext("%(num)s min", num=rest)] if rest else parts)


def fraction(account):
    """What somebody attended of all that counts: 4 / 6; 12 h 30 min / 18 h."""
    return f"{amount(account.done, account.unit)} / {amount(account.whole, account.unit)}"


def progress_told(progress, decided=False):
    """Where somebody stands on the way to the certificate, told to themselves; `decided`: by exception."""
    account = progress.account
    if decided:
        return gettext("The organiser has decided that you receive the certificate.")
    if not account.whole:
        return gettext("Nothing counts towards the certificate yet.")
    have = HAVE[account.unit]()
    numbers = {name: amount(getattr(account, name), account.unit) for name in ("done", "needed", "missing")}
    numbers["remaining"] = amount(progress.remaining, account.unit)
    return f"{have % numbers} {still_needed(progress) % numbers}"


def still_needed(progress):
    """What is still to be done, and whether it can be; with places for `missing` and `remaining`."""
    if progress.account.met:
        return gettext("Nothing is missing for the certificate.")
    if progress.reachable:
        return gettext("%(missing)s more needed; %(remaining)s still to come.")
    return gettext("The certificate can no longer be reached by attendance: %(missing)s more needed, only "
                   "%(remaining)s still to come. Please speak to the organiser.")  # fmt: skip


HAVE = {
    "half_days": lambda: gettext("You have %(done)s of the %(needed)s half-days needed."),
    "sessions": lambda: gettext("You have %(done)s of the %(needed)s sessions needed."),
    "hours": lambda: gettext("You have %(done)s of the %(needed)s of training needed."),
}
SHORT = {"half_days": half_days_short, "sessions": sessions_short, "hours": hours_short}
SENTENCES = {
    "attendance": too_little,
    "nothing_counts": lambda _facts: gettext("There is nothing yet that counts towards the certificate."),
}
