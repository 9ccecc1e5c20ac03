"""A small model of a hall: what two phones and an organiser do, second by second, and who must be present after it.

The model knows one rule: somebody is present if something was said for a moment after the last annulment.
"""

import uuid
from collections import defaultdict
from datetime import UTC, datetime, timedelta

import time_machine

from tests import make
from tests.door.phones import Phone
from trainer.attendance import checkin
from trainer.attendance.models import Way
from trainer.database import db, now
from trainer.door import batch, keys, sync
from trainer.door.clock import to_ms

BEGINNING = datetime(2020, 1, 29, 2, 0, tzinfo=UTC)
YEARS = 10 * 365 * 86_400_000


class Hall:
    """One slot, three people, two phones with clocks of their own; every step takes a second."""

    def __init__(self):
        self.clock = BEGINNING
        with self.at():
            self.cohort = make.cohort(starts_on=BEGINNING.date())
            opened = {"opens_at": BEGINNING - timedelta(hours=1), "closes_at": BEGINNING + timedelta(hours=9)}
            self.slot = make.slot(self.cohort, BEGINNING.date(), **opened)
            self.people = [make.registration(self.cohort) for _ in range(3)]
            self.phones = [Phone(self.cohort, ahead=ahead) for ahead in (3_600_000, -YEARS)]
            self.slot_id, self.ids = self.slot.id, [one.id for one in self.people]
            db.session.commit()
        self.held = ([], [])  # what each phone has not had an answer to
        self.sent = []  # everything that was ever sent
        self.set_anew = [0, 0]  # how often each phone's clock was set
        self.delivered = {}  # uid: result
        self.said, self.hands, self.annulled = defaultdict(list), defaultdict(list), defaultdict(list)

    def at(self):
        return time_machine.travel(self.clock, tick=False)

    def step(self, act, *facts):
        self.clock += timedelta(seconds=1)
        with self.at():
            getattr(self, act)(*facts)

    def scan(self, phone, person, kind):
        """A phone scans somebody, or takes back, and keeps it until it is sent."""
        facts = self.phones[phone].scan(self.slot, self.people[person], kind, uid=str(uuid.uuid4()))
        self.held[phone].append((facts, person, self.clock, self.set_anew[phone]))

    def deliver(self, phone, count, answered, order):
        """A phone sends some of what it holds, in an order of its own; the answer may get lost."""
        batch_sent = self.held[phone][:count]
        order.shuffle(batch_sent)
        self.send(phone, batch_sent)
        if answered:
            del self.held[phone][:count]

    def repeat(self, phone, order):
        """A phone sends once more what was sent before, its own and the other's: a copy of its memory, a proxy."""
        again = list(self.sent)
        order.shuffle(again)
        self.send(phone, again[:8])

    def mark(self, person):
        """The organiser says that somebody is there."""
        checkin.mark_present(self.slot, [self.ids[person]], None, Way.MATRIX)
        db.session.commit()
        self.hands[person].append(self.clock)

    def take_back(self, person):
        """The organiser says that somebody is not there."""
        checkin.annul(self.slot, [self.ids[person]], None, "ผิดคน")
        db.session.commit()
        self.annulled[person].append(self.clock)

    def set_clock(self, phone):
        """Somebody sets a phone's clock; what it holds cannot be put right any more."""
        self.phones[phone].ahead += YEARS
        self.set_anew[phone] += 1

    def send(self, phone, scans):
        key, moment, connection = self.phones[phone].key, now(), db.session.connection()
        said = [batch.scan(facts) for facts, *_ in scans]
        sent = batch.Batch(to_ms(moment) + self.phones[phone].ahead, 0, said, brief=len(said) == 1)
        device = keys.greet(connection, key, moment, sent.sent_at, 0, [each.uid for each in said])
        results = [each.result for each in sync.take(connection, device, sent, moment).verdicts]
        db.session.commit()
        for scan, result in zip(scans, results, strict=True):
            self.believe(phone, scan, result)

    def believe(self, phone, scan, result):
        """Note what was delivered: once, and only if the phone's clock was not set between scan and delivery."""
        facts, person, clock, set_anew = scan
        if facts["uid"] not in self.delivered:
            self.sent.append(scan)
            if set_anew == self.set_anew[phone]:
                (self.said if facts["kind"] == "present" else self.annulled)[person].append(clock)
        assert self.delivered.setdefault(facts["uid"], result) == result

    def expected(self):
        """{registration: moments of which the earliest is since when the person is present}."""
        found = {}
        for person, registration_id in enumerate(self.ids):
            last = max(self.annulled[person], default=BEGINNING)
            stands = sorted(each for each in self.said[person] + self.hands[person] if each > last)
            if stands:
                found[registration_id] = stands
        return found
