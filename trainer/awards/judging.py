"""Judges attendance for the chapter that keeps it."""

from trainer.attendance.verdicts import Verdict, judge
from trainer.awards.completion import CompletionTerms


@judge
def judged(cohort, slots, stays, groups):
    """A Verdict for each of `stays`, {registration id: [(slot, left_at), …]}, by the programme's terms.

    `groups` are {registration id: number of the group}.
    """
    account_of = CompletionTerms.of(cohort.programme).accountant(slots)
    return {person: verdict(account_of(own, groups.get(person))) for person, own in stays.items()}


def verdict(account):
    """An Account as table and workbook show it: hours as hours, not as minutes."""
    done, whole = (in_hours(number) if account.unit == "hours" else number for number in (account.done, account.whole))
    return Verdict(done, whole, account.percent, account.met, account.unit)


def in_hours(minutes):
    """Minutes as hours with at most two decimals; whole ones as an int."""
    return minutes // 60 if minutes % 60 == 0 else round(minutes / 60, 2)
