"""A hall with many people and several devices, the requests that the devices send, and whether everybody is there.

Devices ask as the scanner's page does: who is present is told to each every 15 seconds, in between answers are brief.
"""

import itertools
import json
import time
import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import event, func, insert, select

from tests import make
from tests.door.phones import Phone
from trainer import create_app
from trainer.attendance.models import Presence
from trainer.database import db, now
from trainer.door.clock import to_ms
from trainer.door.models import Scan
from trainer.look import today
from trainer.people.models import Person
from trainer.registration.models import Registration, new_badge_token
from trainer.thai import names, sorting

PATH = "/door/scanner/scans"
EVERY = 15  # seconds after which a device wants to hear of everybody, see static/js/door/syncing.js


def application(address):
    app = create_app(SQLALCHEMY_DATABASE_URI=address)
    with app.app_context():
        db.create_all()
        make.roles()
    return app


@dataclass
class Hall:
    """Keys of devices, ids of slots, {registration id: badge token}; `places`: who was not scanned yet, and where."""

    keys: list
    slots: list
    badges: dict
    places: object

    def requests(self, device):
        """Check-ins by one device, without end: each of somebody who was not at the slot before."""
        heard = 0
        for place in self.places:
            brief = time.monotonic() - heard < EVERY
            heard = heard if brief else time.monotonic()
            yield request(self.keys[device], [scan(*place)], brief)

    def offline(self, count):
        """What a device sends that scanned so many people while it had no network: requests of a thousand."""
        scans = [scan(*place) for place in itertools.islice(self.places, count)]
        return [request(self.keys[0], scans[first : first + 1000]) for first in range(0, count, 1000)]


def populate(app, people, slots, devices):
    """The Hall of a cohort that is held today, inserted in bulk."""
    with app.app_context():
        cohort = make.cohort(starts_on=today(), days=slots, seats=people)
        opened = {"opens_at": now() - timedelta(hours=9), "closes_at": now() + timedelta(hours=9)}
        made = [make.slot(cohort, today() + timedelta(days=day), **opened).id for day in range(slots)]
        organisations = [make.organisation().id for _ in range(100)]
        badges = register(cohort, people, organisations)
        keys = [Phone(cohort).key for _ in range(devices)]
        db.session.commit()
    places = itertools.product(made, badges.values())
    return Hall(keys, made, badges, Shared(places))


class Shared:
    """An iterator that several threads may draw from."""

    def __init__(self, things):
        self.things = list(reversed(list(things)))

    def __iter__(self):
        return self

    def __next__(self):
        return self.things.pop()  # one step of the interpreter, so no two get the same


def register(cohort, people, organisations):
    """{registration id: badge token} of so many new people."""
    numbers = range(1, people + 1)
    db.session.execute(insert(Person), [
        {"id": n, "title": "นาย", "first_name": "สมชาย", "last_name": (last := f"ทดสอบ{n}"),
         "sort_key": sorting.person_sort_key("สมชาย", last), "name_key": names.duplicate_key("สมชาย", last)}
        for n in numbers
    ])  # fmt: skip
    badges = {n: new_badge_token() for n in numbers}
    db.session.execute(insert(Registration), [
        {"id": n, "cohort_id": cohort.id, "person_id": n, "organisation_id": organisations[n % 100],
         "province": "TH-51", "state": "accepted", "badge_token": badges[n]}
        for n in numbers
    ])  # fmt: skip
    return badges


def scan(slot_id, token):
    return {"uid": str(uuid.uuid4()), "kind": "present", "slot": slot_id, "registration": None,
            "code": f"TRN1:{token}", "how": "camera", "at": to_ms(now())}  # fmt: skip


def request(key, scans, brief=False):
    """The bytes of one request; the clock of the device is right."""
    body = json.dumps({"sent_at": to_ms(now()), "waiting": 0, "brief": brief, "scans": scans}).encode()
    lines = [f"POST {PATH} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {key}", "Accept-Language: th",
             "Content-Type: application/json", f"Content-Length: {len(body)}"]  # fmt: skip
    return "\r\n".join([*lines, "", ""]).encode() + body


def statements(app, hall):
    """The number of SQL statements of one check-in."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    body = {"sent_at": to_ms(now()), "scans": [scan(*next(hall.places))]}
    with app.app_context():
        engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        answer = app.test_client().post(PATH, json=body, headers={"Authorization": f"Bearer {hall.keys[0]}"})
        event.remove(engine, "before_cursor_execute", note)
        engine.dispose()
    assert answer.json["results"][0]["result"] == "recorded", answer.text
    return len(seen)


def check(app, hall, *scanned):
    """Ask the database whether everybody who was scanned is there, once, and say so."""
    expected = sum(scanned) + 1  # the one whose statements were counted
    with app.app_context():
        there, scans = (db.session.scalar(select(func.count()).select_from(table)) for table in (Presence, Scan))
        db.engine.dispose()
    verdict = "all there, once" if there == scans == expected else f"WRONG: {expected:,} expected"
    print(f"    {there:,} presences of {scans:,} scans: {verdict}")
