"""What this browser began and sent, kept in its signed session: which draft is open, and what came of the last one."""

from flask import session

MOST = 20  # cohorts for which a browser remembers something; a session stands in a cookie of 4 kB


def mine(cohort):
    """The key of the draft that this browser has open in the cohort, or ""."""
    return session.get("drafts", {}).get(str(cohort.id), "")


def remember(cohort, key):
    """This browser goes on with the draft of this key."""
    note("drafts", cohort, key)


def remember_linked(cohort, key):
    """This browser goes on with a draft that it opened by its mailed link; what stands in it was written elsewhere,
    unless it was open here before."""
    if mine(cohort) != key:
        note("linked", cohort, key)
    remember(cohort, key)


def linked(cohort):
    """Whether the draft that is open here was opened by its mailed link."""
    return bool(mine(cohort)) and session.get("linked", {}).get(str(cohort.id)) == mine(cohort)


def forget(cohort):
    """The next form that this browser opens is empty."""
    note("drafts", cohort, None)


def made_here(cohort):
    """The number of the registration that this browser sent last in the cohort, or None."""
    return session.get("applied", {}).get(str(cohort.id))


def remember_made(cohort, registration_id):
    """This browser sent this application; its form is done with."""
    note("drafts", cohort, None)
    note("applied", cohort, registration_id)


def note(name, cohort, value):
    """Keep one value for a cohort; the newest stand last, and the oldest go when there are too many."""
    notes = {key: each for key, each in session.get(name, {}).items() if key != str(cohort.id)}
    if value is not None:
        notes[str(cohort.id)] = value
    session[name] = dict(list(notes.items())[-MOST:])
