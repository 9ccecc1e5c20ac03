"""Photos of speakers: judged by what they are, drawn anew without what a camera notes, kept under a random name."""

import io
import secrets

from flask_babel import gettext as _
from PIL import Image, ImageOps
from sqlalchemy import event

from trainer import journal
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import speaker_consent
from trainer.schedule.speaker_consent_texts import SpeakerPurpose
from trainer.storage import storage

FOLDER = "speakers"
MOST_BYTES = 10 * 2**20
MOST_PIXELS = 60_000_000  # a telephone's picture has 12 to 50 million
SIDE = 640  # pixels at most
FORMATS = ("JPEG", "PNG", "WEBP")
TRIAL = "photos of speakers not committed yet"  # keys of the session's own notes
OVER = "photos of speakers to delete"


def keep(speaker, upload, by):
    """Make an upload (werkzeug's FileStorage) the speaker's photo. Raises Refused, its place "photo", for what is none.

    A consent is to the photo that the speaker knows: it ends when somebody else puts another one in its place.
    """
    data = upload.stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. Please send a smaller one."), "photo")
    drawn = redrawn(data)
    place = f"{FOLDER}/{secrets.token_urlsafe(24)}.jpg"
    storage().write(place, [drawn])
    db.session().info.setdefault(TRIAL, []).append(place)
    forget(speaker)
    speaker.photo = place
    if by and by.id and speaker_consent.standing(speaker, SpeakerPurpose.PHOTO):
        speaker_consent.withdraw(speaker, SpeakerPurpose.PHOTO, by)
    journal.record(by, "changed_photo", speaker)


def remove(speaker, by):
    """Take the photo away, for good."""
    if not speaker.photo:
        raise Refused(_("%(name)s has no photo here.", name=speaker.label))
    forget(speaker)
    speaker.photo = ""
    journal.record(by, "removed_photo", speaker)


def redrawn(data):
    """The bytes of a JPEG of at most 640 pixels, with the picture and nothing else: neither place nor camera."""
    if not data:
        raise Refused(_("The file is empty. Please choose it again."), "photo")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as sent:
            if sent.width * sent.height > MOST_PIXELS:
                raise Refused(_("The picture has more pixels than can be opened safely. Please send a smaller one."),
                              "photo")  # fmt: skip
            sent.draft("RGB", (SIDE, SIDE))  # a JPEG can be read small at once
            small = ImageOps.exif_transpose(sent)
            small.thumbnail((SIDE, SIDE))
            small = small.convert("RGBA")
    except Refused:
        raise
    except Exception:  # what a broken file makes a parser raise is not to be foreseen
        raise Refused(_("This is no picture that can be shown. Please send a JPEG, PNG or WebP."), "photo") from None
    bare = Image.new("RGB", small.size, "white")
    bare.paste(small, mask=small)
    stream = io.BytesIO()
    bare.save(stream, "JPEG", quality=85)
    return stream.getvalue()


def forget(speaker):
    """The file of the photo goes once this transaction is committed."""
    if speaker.photo:
        db.session().info.setdefault(OVER, []).append(speaker.photo)


@event.listens_for(db.session, "after_commit")
def delete(session):
    """What was replaced goes."""
    session.info.pop(TRIAL, None)
    for place in session.info.pop(OVER, []):
        storage().delete(place)


@event.listens_for(db.session, "after_rollback")
def undo(session):
    """What was written for nothing goes; what it should have replaced stays."""
    session.info.pop(OVER, None)
    for place in session.info.pop(TRIAL, []):
        storage().delete(place)
