"""Devices at the door: invited by a link, enrolled with a key, taken out of service.

A link is good once (its version is raised when it is used) and for a day.
"""

import secrets
from datetime import datetime, time, timedelta
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import select, update

from trainer import journal, links
from trainer.database import db, now
from trainer.door.keys import hash_of
from trainer.door.models import Device
from trainer.errors import Refused
from trainer.programmes.signals import cohort_changing
from trainer.registration import list_numbers
from trainer.settings import BANGKOK

PURPOSE = "device"
INVITED_FOR = timedelta(hours=24)
LONGEST = 100  # characters of a name


class Standing(StrEnum):
    """How a device stands; follows from its moments and is never stored."""

    INVITED = "invited"
    LAPSED = "lapsed"  # the link was not used in time
    READY = "ready"
    EXPIRED = "expired"
    SIGNED_OUT = "signed_out"
    REVOKED = "revoked"


def invite(cohort, name, by):
    """Make a device and its first link. Refused without a name, with one that is in use, or before there are dates."""
    cohort.refuse_if_closed()
    if cohort.ends_on is None:
        raise Refused(_("Set the dates of the cohort first: a device works until the day after the last one."))
    name = " ".join(name.split())[:LONGEST]
    if not name:
        raise Refused(_("Give the device a name by which you know it again, e.g. “Door 1, Malee's phone”."), "name")
    if db.session.scalar(select(Device.id).where(Device.cohort_id == cohort.id, Device.name == name).limit(1)):
        raise Refused(_("Another device of this cohort is called so already."), "name")
    device = Device(cohort=cohort, name=name, invited_until=now() + INVITED_FOR, expires_at=end_of(cohort.ends_on))
    device.account_id = by.id if by else None
    db.session.add(device)
    journal.record(by, "invited_device", device)
    return device


def end_of(last_day):
    """Until when devices of a cohort work: the end of the day after its last one, by Bangkok's clocks."""
    return datetime.combine(last_day + timedelta(days=2), time(0), BANGKOK)


@cohort_changing.connect
def follow_dates(cohort, facts):
    """Let the devices of a cohort whose last day moves work until the day after the new one."""
    last_day = facts.get("ends_on")
    if last_day and last_day != cohort.ends_on:
        in_service = Device.cohort_id == cohort.id, Device.revoked_at.is_(None)
        db.session.execute(update(Device).where(*in_service).values(expires_at=end_of(last_day)))


def invite_again(device, by):
    """Give a device another link; those before are worthless, and its key opens until the new link is used.

    It works for a day at least, so that a phone that was found late can still deliver. Refused for one out of service.
    """
    if device.revoked_at:
        raise Refused(_("%(name)s was taken out of service. Make a new device.", name=device.name))
    device.link_version += 1
    device.invited_until = now() + INVITED_FOR
    device.expires_at = max(end_of(device.cohort.ends_on), device.invited_until)
    journal.record(by, "invited_device_again", device)


def address(device):
    """The whole address of the link by which this device is enrolled."""
    return links.address("door.enrolment", token=links.token(PURPOSE, device))


def invited_by(token):
    """The device that a link enrols, held until commit; None for a link that is forged, used, replaced or too old."""
    found = links.record_of(PURPOSE, token, held)
    usable = found is not None and found.revoked_at is None and found.invited_until > now()
    return found if usable else None


def held(device_id):
    """The device of this number, as it is now, or None; of two who use one link at once, one comes first."""
    return db.session.get(Device, device_id, with_for_update={"key_share": True}, populate_existing=True)


def enrol(device):
    """Give the device its key, which is told this once; the link is used up. Returns the key.

    One that is enrolled again keeps the moment of its first enrolment: what it scanned before still counts.
    """
    key = secrets.token_urlsafe(32)
    device.key_hash = hash_of(key)
    device.enrolled_at = device.enrolled_at or now()
    device.seen_at, device.invited_until = now(), now()
    device.link_version += 1
    journal.record(None, "enrolled_device", device)
    list_numbers.give(device.cohort)
    return key


def revoke(device, by):
    """Take a device out of service for good: at its next word with the server it wipes what it holds."""
    if device.revoked_at:
        raise Refused(_("%(name)s is out of service already.", name=device.name))
    device.revoked_at = now()
    device.link_version += 1
    journal.record(by, "revoked_device", device)


def sign_out(device):
    """The device gives its key back by itself."""
    device.key_hash = device.enrolled_at = None
    device.waiting = 0
    journal.record(None, "signed_out_device", device)


def standing(device, moment):
    """The Standing of a device at a moment."""
    if device.revoked_at:
        return Standing.REVOKED
    if device.key_hash:
        return Standing.EXPIRED if moment > device.expires_at else Standing.READY
    if moment < device.invited_until:
        return Standing.INVITED
    return Standing.SIGNED_OUT if device.seen_at else Standing.LAPSED
