"""Speakers: those who may be named on an agenda. One person stands here once and speaks in many cohorts."""

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from trainer import journal
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule.models import Speaker, session_speaker
from trainer.schedule.signals import speaker_leaving
from trainer.thai.text import clean


def introduce(name, by, position="", state_employee=False):
    """Add a speaker and return them.

    Raises Refused for an empty name, and for a name that exists with the same position: two people of one name
    are told apart by their positions.
    """
    speaker = Speaker(name=_named(name), position=clean(position)[:300], state_employee=state_employee)
    try:
        with db.session.begin_nested():
            db.session.add(speaker)
    except IntegrityError:
        raise Refused(_known(speaker.name), "name") from None
    journal.record(by, "created", speaker)
    return speaker


def correct(speaker, name, position, state_employee, by):
    """Correct what is known of a speaker, on every agenda at once. Raises Refused as `introduce` does."""
    before, name = _described(speaker), _named(name)
    try:
        with db.session.begin_nested():
            speaker.name, speaker.position, speaker.state_employee = name, clean(position)[:300], state_employee
    except IntegrityError:
        raise Refused(_known(name), "name") from None
    after = _described(speaker)
    changes = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if changes:
        journal.record(by, "changed", speaker, changes=changes)


def dismiss(speaker, by):
    """Take a speaker out of the list. Raises Refused while an agenda names them."""
    if db.session.query(session_speaker).filter_by(speaker_id=speaker.id).first():
        raise Refused(_("%(name)s stands on an agenda and cannot be removed.", name=speaker.name))
    speaker_leaving.send(speaker)
    journal.record(by, "removed", speaker)
    db.session.delete(speaker)
    db.session.flush()


def _named(name):
    name = clean(name)
    if not name or len(name) > 200:
        raise Refused(_("Give the speaker a name of no more than 200 characters."), "name")
    return name


def _known(name):
    return _("%(name)s with this position is in the list already. Choose them there.", name=name)


def _described(speaker):
    return {
        "speaker_name": speaker.name,
        "speaker_position": speaker.position,
        "speaker_state_employee": _("yes") if speaker.state_employee else _("no"),
    }
