"""Applications in the making: saved as they are filled in, found again by browser or link, sent once.

A draft is known by the key that stands in its form: 128 random bits made with the empty form, before anything is
saved. Whoever sends the form holds the draft's row, so that a double click finds what the first one made of it.
"""

import secrets
from datetime import timedelta

from sqlalchemy import delete, select

from trainer import links
from trainer.applications.models import ApplicationDraft
from trainer.database import db, lock, now
from trainer.upsert import insert_missing

KEPT = timedelta(days=30)
PURPOSE = "draft"
LONGEST = 12_000  # characters of one field that are kept: more than any field takes, so that it can be shortened
MOST_FIELDS = 300


def new_key():
    return secrets.token_hex(16)


def usable_key(written):
    """The key of a form as it came back, or a new one where it is no key of ours."""
    plain = len(written or "") == 32 and all(sign in "0123456789abcdef" for sign in written)
    return written if plain else new_key()


def hold(cohort, key, language):
    """The draft of this key in this cohort, made if there is none, and held until commit, after the cohort.

    Always in this order: a new row refers to the cohort, and PostgreSQL holds the cohort for it a little; two that
    did so first and asked for the whole of it afterwards would wait for each other.
    """
    lock(cohort)
    insert_missing(ApplicationDraft, [{"key": key, "cohort_id": cohort.id, "language": language}])
    return hold_begun(cohort, key)


def hold_begun(cohort, key):
    """The draft of this key in this cohort, held until commit, or None; for whoever needs nothing of the cohort."""
    held = select(ApplicationDraft).where(ApplicationDraft.key == key, ApplicationDraft.cohort_id == cohort.id)
    return db.session.scalar(held.with_for_update().execution_options(populate_existing=True))


def of_key(cohort, key):
    """The draft of this key in this cohort that has not run out, or None."""
    found = select(ApplicationDraft).where(ApplicationDraft.key == key, ApplicationDraft.cohort_id == cohort.id)
    return alive(db.session.scalar(found)) if key else None


def save(draft, data, stamp=""):
    """Keep what was typed, as it was typed; `stamp` is that of the questions it was typed for."""
    draft.data, draft.form_of, draft.saved_at = fitting(data), stamp, now()


def fitting(data):
    """The fields with every text shortened to what a form may send back, and no more fields than a form has."""
    return {name: shortened(value) for name, value in list(data.items())[:MOST_FIELDS]}


def shortened(value):
    if isinstance(value, list):
        return [shortened(each) for each in value[:MOST_FIELDS]]
    return value[:LONGEST] if isinstance(value, str) else value


def sent(draft, registration):
    """Note what became of the draft; what was typed is kept nowhere twice."""
    draft.registration, draft.data, draft.saved_at = registration, {}, now()


def forget(draft):
    """Throw away what was typed; one that was sent stays, for its link leads to the application."""
    if draft.registration_id is None:
        db.session.delete(draft)


def link_of(draft):
    """The whole address at which the draft is taken up again, for the mail."""
    return links.address("applications.resume", token=links.token(PURPOSE, draft))


def of_link(token):
    """The draft that this link opens, or None: forged, thrown away, or older than thirty days."""
    return alive(links.record_of(PURPOSE, token, lambda number: db.session.get(ApplicationDraft, number)))


def alive(draft):
    return draft if draft is not None and draft.saved_at > now() - KEPT else None


def sweep():
    """Throw away the drafts that nobody touched for thirty days; returns how many. Commits."""
    gone = db.session.execute(delete(ApplicationDraft).where(ApplicationDraft.saved_at <= now() - KEPT)).rowcount
    db.session.commit()
    return gone
