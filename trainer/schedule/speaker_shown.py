"""What is shown of speakers in public: name and position, and what each of them agreed to, as long as they do."""

from dataclasses import dataclass

from flask import abort, send_file
from sqlalchemy import select

from trainer.database import db
from trainer.schedule import speaker_consent
from trainer.schedule.models import Speaker
from trainer.schedule.speaker_consent_texts import SpeakerPurpose
from trainer.storage import storage


@dataclass(frozen=True)
class Profile:
    """One speaker of a published agenda; `about` and `has_photo` are empty without the consent to them."""

    id: int
    name: str
    position: str
    about: str
    has_photo: bool
    sessions: tuple


def profiles(version, language):
    """The Profiles of those who speak in a published AgendaVersion, in order of their names; three statements."""
    held = {}
    for entry in version.sessions:
        for speaker in entry.speakers:
            held.setdefault(speaker.id, []).append(entry)
    found = standing_for(held)
    agreed = speaker_consent.agreed({one.id for one in found.values()})
    people = {}
    for key, entries in held.items():
        if key in found:
            people.setdefault(found[key], []).extend(entries)
    ordered = sorted(people.items(), key=lambda pair: (pair[0].sort_key, pair[0].id))
    return [profile(one, entries, agreed.get(one.id, set()), language) for one, entries in ordered]


def standing_for(ids):
    """{id as an old version has it: the Speaker who stands for it now}."""
    rows = {one.id: one for one in db.session.scalars(select(Speaker).where(Speaker.id.in_(ids)))}
    missing = {one.merged_into_id for one in rows.values() if one.merged_into_id} - rows.keys()
    if missing:
        rows |= {one.id: one for one in db.session.scalars(select(Speaker).where(Speaker.id.in_(missing)))}
    return {key: rows.get(rows[key].merged_into_id, rows[key]) for key in ids if key in rows}


def profile(speaker, entries, agreed, language):
    """The Profile of one speaker; pure."""
    about = speaker.about(language) if SpeakerPurpose.PROFILE in agreed else ""
    photo = bool(speaker.photo) and SpeakerPurpose.PHOTO in agreed
    return Profile(speaker.id, speaker.name, speaker.position, about, photo, tuple(entries))


def picture(speaker):
    """The photo as a response that no cache keeps: a consent that is taken back counts at once. 404 without one."""
    if not speaker.photo or storage().size(speaker.photo) is None:
        abort(404)
    answer = send_file(storage().open(speaker.photo), "image/jpeg", max_age=0)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
