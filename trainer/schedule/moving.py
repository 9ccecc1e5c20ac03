"""What is to be done when a cohort's days were moved after its agenda was planned."""

from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.database import db
from trainer.look import short_date
from trainer.programmes.notices import Notice
from trainer.programmes.signals import cohort_settings_shown
from trainer.schedule.days import day_of
from trainer.schedule.queries import beginnings_of


def init_app():
    """Let the settings of a cohort say when its agenda was left behind."""
    cohort_settings_shown.connect(notice)


def notice(cohort):
    """The notice that entries lie outside the cohort's days, with the button that moves them all; None if none do."""
    days = [day_of(moment) for moment in db.session.scalars(beginnings_of(cohort))]
    outside = sum(not lies_within(cohort, day) for day in days)
    if not outside:
        return None
    text = ngettext("1 entry of the agenda lies outside these days.",
                    "%(num)s entries of the agenda lie outside these days.", outside)  # fmt: skip
    shift = way_back(cohort, days)
    facts = {"act": "schedule.shift_agenda", "act_words": in_words(cohort, shift), "sent": {"days": shift}}
    return Notice(text, "schedule.agenda", _("To the agenda"), **(facts if shift else {}))


def way_back(cohort, days):
    """By how many days the whole agenda must move for its first day to be the cohort's first; pure.

    `days`: those on which entries stand. None when none lies outside, or when the agenda would not fit even so: it is
    longer than the cohort, or part of it was moved already.
    """
    if cohort.starts_on is None or all(lies_within(cohort, day) for day in days):
        return None
    shift = cohort.starts_on - min(days)
    return shift.days if max(days) + shift <= cohort.ends_on else None


def in_words(cohort, shift):
    """The words on the button that moves the agenda; None without a way back."""
    if not shift:
        return None
    day = short_date(cohort.starts_on)
    if shift > 0:
        return ngettext(
            "Move the whole agenda %(num)s day later, to begin on %(day)s",
            "Move the whole agenda %(num)s days later, to begin on %(day)s", abs(shift), day=day,
        )  # fmt: skip
    return ngettext(
        "Move the whole agenda %(num)s day earlier, to begin on %(day)s",
        "Move the whole agenda %(num)s days earlier, to begin on %(day)s", abs(shift), day=day,
    )  # fmt: skip


def lies_within(cohort, day):
    """Whether a day is one of the cohort's; none is while it has no dates."""
    return cohort.starts_on is not None and cohort.starts_on <= day <= cohort.ends_on


def shifted(moment, days):
    """The moment so many days later by the same clock; Bangkok's clocks are never put forward or back."""
    return moment + timedelta(days=days)
