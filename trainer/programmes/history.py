"""What was before this system: cohorts without dates and people, counted together."""

from flask_babel import gettext as _

from trainer.date_field import shown_year


def sentence(programme):
    """Cohorts 1–3: 150 people together since B.E. 2560, before this system; None where there were none."""
    numbers = sorted(cohort.number for cohort in programme.cohorts if cohort.starts_on is None)
    if not (numbers and programme.trained_before):
        return None
    facts = {"numbers": _ranges(numbers), "count": f"{programme.trained_before:,}"}
    if not programme.since_year:
        return _("Cohorts %(numbers)s: %(count)s people together, before this system.", **facts)
    return _("Cohorts %(numbers)s: %(count)s people together since %(year)s, before this system.",
             year=_year(programme.since_year), **facts)


def _year(year):
    return _("B.E. %(year)s", year=shown_year(year)) if shown_year(year) != year else year


def _ranges(numbers):
    """1–3, 5: runs of numbers in short."""
    runs = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
