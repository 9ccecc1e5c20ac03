"""Speakers: those who may be named on an agenda. One person stands here once and speaks in many cohorts."""

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from trainer import journal
from trainer.changes import as_fact
from trainer.database import db
from trainer.errors import Refused
from trainer.mail import address
from trainer.schedule.models import FeeCategory, Speaker, session_speaker
from trainer.schedule.signals import speaker_leaving
from trainer.thai.text import clean
from trainer.wording import words

LONGEST_ABOUT = 4000


def introduce(name, by, position="", state_employee=False, **facts):
    """Add a speaker and return them; `facts` as `correct` takes them.

    Raises Refused for an empty name, and for a name that exists with the same position: two people of one name
    are told apart by their positions.
    """
    usual = FeeCategory.STATE if state_employee else FeeCategory.PRIVATE
    speaker = Speaker(name=_named(name), position=clean(position)[:300], **(read({"fee_category": usual} | facts)))
    try:
        with db.session.begin_nested():
            db.session.add(speaker)
    except IntegrityError:
        raise Refused(_known(speaker.name), "name") from None
    journal.record(by, "created", speaker)
    return speaker


def correct(speaker, by, name, position, **facts):
    """Correct what is known of a speaker, on every agenda at once. Raises Refused as `introduce` does.

    `facts`: fee_category, email, phone, about_th, about_en; what is not named stays.
    """
    before, name, facts = _described(speaker), _named(name), read(facts)
    try:
        with db.session.begin_nested():
            speaker.name, speaker.position = name, clean(position)[:300]
            for key, value in facts.items():
                setattr(speaker, key, value)
    except IntegrityError:
        raise Refused(_known(name), "name") from None
    after = _described(speaker)
    changes = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if changes:
        journal.record(by, "changed", speaker, changes=changes)


def read(facts):
    """These facts as a speaker keeps them. Raises Refused, naming the field, for an address that cannot be one."""
    read = dict(facts)
    if "fee_category" in facts:
        read["fee_category"] = FeeCategory(facts["fee_category"])
    if facts.get("email"):
        read["email"] = _address(clean(facts["email"]))
    if "phone" in facts:
        read["phone"] = clean(facts["phone"])[:100]
    for name in ("about_th", "about_en"):
        if name in facts:
            read[name] = "\n".join(clean(line) for line in (facts[name] or "").strip().splitlines())[:LONGEST_ABOUT]
    return {name: value or "" for name, value in read.items()}


def _address(written):
    try:
        return address.usable(written)
    except Refused as refusal:
        raise Refused(str(refusal), "email") from None


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
        "speaker_fee": str(words(speaker.fee_category, "fee_category")),
        "speaker_email": speaker.email,
        "speaker_phone": speaker.phone,
        "speaker_about_th": as_fact(speaker.about_th),
        "speaker_about_en": as_fact(speaker.about_en),
    }
