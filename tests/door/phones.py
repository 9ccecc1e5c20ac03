"""A phone at the door, as the server sees it: it has a key and a clock of its own, and sends what it scanned."""

import json
import uuid
from datetime import timedelta

from tests import make
from trainer.database import db, now
from trainer.door.clock import to_ms
from trainer.door.keys import hash_of
from trainer.door.models import Device
from trainer.look import today

SCANS = "/door/scanner/scans"


class Phone:
    """An enrolled device; `ahead` is by how many milliseconds its clock is ahead of the server's."""

    def __init__(self, cohort, client=None, name=None, ahead=0, **facts):
        number = next(make.count)
        self.key, self.ahead, self.client = f"{number:043}", ahead, client
        moment = now()
        facts = {
            "invited_until": moment, "enrolled_at": moment - timedelta(days=1),
            "expires_at": moment + timedelta(days=2), "key_hash": hash_of(self.key),
        } | facts  # fmt: skip
        self.device = make.add(Device(cohort=cohort, name=name or f"ประตู {number}", **facts))
        self.id = self.device.id

    @property
    def headers(self):
        return {"Authorization": f"Bearer {self.key}", "Accept-Language": "en"}

    def clock(self, ago=timedelta()):
        """What the phone's clock showed so long ago, in ms."""
        return to_ms(now() - ago) + self.ahead

    def scan(self, slot, person=None, kind="present", ago=timedelta(), **facts):
        """A scan of a person's badge, as the phone keeps it until it is sent."""
        code = f"TRN1:{person.badge_token}" if person is not None else ""
        return {"uid": str(uuid.uuid4()), "kind": kind, "slot": slot.id, "registration": None, "code": code,
                "how": "camera", "at": self.clock(ago)} | facts  # fmt: skip

    def send(self, *scans, waiting=0, sent_at=None, brief=False):
        """The server's answer (a response) to these scans."""
        sent_at = self.clock() if sent_at is None else sent_at
        return self.post(json.dumps({"sent_at": sent_at, "waiting": waiting, "brief": brief, "scans": list(scans)}))

    def post(self, data, **headers):
        return self.client.post(SCANS, data=data, content_type="application/json", headers=self.headers | headers)

    def results(self, *scans, **facts):
        """The results of these scans, in order."""
        return [each["result"] for each in self.send(*scans, **facts).json["results"]]


def open_slot(cohort, **facts):
    """A slot of today that began an hour ago and ends in two."""
    hours = {"starts_at": now() - timedelta(hours=1), "ends_at": now() + timedelta(hours=2)}
    return make.slot(cohort, today(), **(hours | facts))


def present():
    """Sorted (slot, registration) of everybody who is present."""
    rows = db.session.execute(db.select(make.Presence.slot_id, make.Presence.registration_id))
    return sorted((slot_id, registration_id) for slot_id, registration_id in rows)
