"""What speakers send by their links: materials of their sessions, for staff until an organiser releases them."""

from flask_babel import gettext as _
from sqlalchemy import update

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.materials.models import Audience, Material, Release
from trainer.materials.queries import materials_of
from trainer.registration.record_blocks import Block
from trainer.schedule.signals import speaker_board_shown, speaker_page_shown, speakers_merging
from trainer.schedule.speaker_invitations import own_sessions


def init_app():
    """Stand on the speaker's page and on the organiser's, and follow two entries that are merged."""
    speaker_page_shown.connect(on_page)
    speaker_board_shown.connect(on_board)
    speakers_merging.connect(merged)


def facts(speaker, session_id):
    """What becomes of a file that a speaker sends for a session."""
    place = f"session-{session_id}"
    return {"place": place, "audience": str(Audience.STAFF), "release": str(Release.AT_ONCE), "speaker": speaker.id}


def sent_by(invitation):
    """What the speaker has sent to this cohort, in order, the newest version of each with it."""
    return materials_of(invitation.cohort).where(Material.speaker_id == invitation.speaker_id)


def renewable(invitation, material_id):
    """A material of the speaker that is still for staff only. Refused for another: what was released is not changed
    unseen.
    """
    own = sent_by(invitation).where(Material.id == material_id, Material.audience == Audience.STAFF)
    found = db.session.scalar(own)
    if found is None:
        raise Refused(_("This was released already. Send the new file beside it; the organiser replaces it."))
    return found


def wanted(invitation, chosen, renewed):
    """(session id, the material that is renewed or None) for what was sent as number of a session, and of a material.

    Refused for a session of others, and for what is not for staff only any more.
    """
    if renewed:
        material = renewable(invitation, number(renewed))
        return material.session_id, material
    own = [session.id for session in own_sessions(invitation.cohort, invitation.speaker)]
    if number(chosen) not in own:
        raise Refused(_("Choose one of your sessions."))
    return number(chosen), None


def number(text):
    """Digits as a number; 0, which nothing has, for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def release(material, by):
    """Let the participants see what a speaker sent, from now on. Refused for what is not for staff only any more."""
    lock(material.cohort).refuse_if_closed()
    if material.speaker_id is None or material.audience != Audience.STAFF or material.withdrawn_at:
        raise Refused(_("“%(title)s” does not wait for its release.", title=material.title))
    if material.current is None:
        raise Refused(_("“%(title)s” is still being checked, or cannot be given out.", title=material.title))
    material.audience, material.release, material.release_at = Audience.PARTICIPANTS, Release.AT_ONCE, None
    material.released_at = now()
    journal.record(by, "released_material", material)


def on_page(invitation, token, sessions):
    """The card by which slides are sent."""
    items = db.session.scalars(sent_by(invitation)).all()
    return Block("materials/speaker_slides.html", {"items": items, "token": token, "sessions": sessions})


def on_board(cohort, **_facts):
    """What waits for the organiser to look at it, or None."""
    waiting = materials_of(cohort).where(Material.speaker_id.is_not(None), Material.audience == Audience.STAFF)
    items = db.session.scalars(waiting.where(Material.withdrawn_at.is_(None))).all()
    return Block("materials/speaker_waiting.html", {"items": items}) if items else None


def merged(gone, into):
    """What one of two entries sent, the other one has sent."""
    db.session.execute(update(Material).where(Material.speaker_id == gone.id).values(speaker_id=into.id))
