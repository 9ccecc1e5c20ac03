"""The sync protocol: how a device at the door and the server agree on who was where, with or without a network.

This is the contract with the scanner's page, and `tests/door/` holds the server to it. All calls carry
`Authorization: Bearer <key>`, all times are milliseconds since 1970, all sentences (`message`) are in the language of
Accept-Language (th or en, else th) and meant for the screen. No cookie is used.

**Enrolling.** An organiser makes a device; its link `/door/devices/<token>` is good once and for 24 hours.
  GET  /door/devices/<token>   a page with one button; 410 for a link that was used, replaced or is too old
  POST /door/devices/<token>   with X-CSRFToken → {"key", "device": {"id", "name"}, "scanner"}. The server keeps only
                               the key's SHA-256. From now on the link is used up.

**A key that does not open** → 401 {"error", "message"} at every address below. `error` is "unknown", "revoked" or
"expired". A device then wipes what it holds; scans that were not confirmed only when it was revoked.

**Roster.** GET /door/scanner/roster, with ETag and If-None-Match →
  {"cohort": {"id", "label", "venue"}, "device": {"id", "name"}, "now", "expires",
   "slots": [{"id", "label", "starts", "ends", "opens", "late", "closes", "counts", "groups": [number, …]}],
   "people": [{"id", "number", "name", "organisation", "search", "group", "badge"}],
   "present": {"<slot>": [registration, …]}}
  `badge` is the beginning (16 hex digits) of the SHA-256 of what a badge says after "TRN1:", so that a lost device
  prints nobody's badge. Nothing about telephones, e-mail, food or health. After `expires` the device wipes it all.

**State.** GET /door/scanner/state, with ETag → {"now", "present", "revoked": false}.

**Sync.** POST /door/scanner/scans, at most 1 MB
  {"sent_at": ms, "waiting": how many more it holds, "brief": true or left out, "scans": [at most 1000 of
   {"uid": made on the device (UUID 4), "kind": "present" | "annul", "slot", "registration": id or null,
    "code": what was read, or "", "how": "camera" | "search", "at": ms}]}
  → {"now", "results": [{"uid", "result", "message", "name", "at"}, … in order],
     "present": {"<slot>": [registration, …]} of the slots that the scans name, or {} when asked to be brief}
  A device that heard of everybody lately, and sends only presences of people whom it knows, asks to be `brief`:
  whoever is `recorded` or `already` there, is there, and in a full hall the list costs more than all the rest. Then
  `present` is {}, unless the server has had one of the scans before.
  `result` is a `Result`; `at` is the corrected moment. Where `code` is given it says who is meant, else `registration`.
  A request that cannot be read at all → 400 (413 above 1 MB) {"error": "malformed", "message"}; one scan that cannot be
  read spoils no other. What is answered otherwise (429, 5xx; 503 {"error": "busy"}) or not at all was taken in as a
  whole or not at all: the device sends it again. It forgets a scan when, and only when, a result for its uid has come.

**Signing out.** DELETE /door/scanner/device → 204; the key opens nothing from then on.

## Rules
1. *Once.* A scan is known by its uid, which the database keeps unique. The same uid with the same fields is answered as
   before and changes nothing, whichever device sends it, and however often. With other fields it is `reused_uid`, and
   the first stays.
2. *Clocks.* The moment of a scan is the device's `at` plus how far the server is ahead at this request (now − sent_at),
   so that a clock that is years off and goes on steadily is right. It must lie between the enrolment (less 5 minutes)
   and the arrival; up to a minute after the arrival counts as the arrival. Else it is `clock`: kept, but not counted.
3. *Present or not.* Somebody is present at a slot if and only if a scan, or a hand, says so for a moment after the
   latest annulment; since the earliest such moment. An annulment is a tombstone: what was said for moments before it
   is beaten, however late it comes, and replaying it changes nothing. So the order in which things arrive plays no
   part. (What a hand says, it says at the moment of the click. Of several clicks the first and the last are kept.)
4. *Disputes.* What was refused by a rule but may be true (`closed`, `too_early`, `no_seat`, `clock`, `beaten`), and a
   second scan of somebody by another device (`already`), waits in the conflict list for an organiser, who counts or
   dismisses it (see `conflicts.py`).
5. *Evidence.* Every scan that has a uid is kept as it was said. What is refused is also a line in the log.
"""

from dataclasses import dataclass

from flask import current_app

from trainer.door import ledger
from trainer.door.clock import Clock, to_ms
from trainer.door.ground import ground_of
from trainer.door.journalling import tell_annulled
from trainer.door.judging import Judge, Verdict
from trainer.door.models import Kind
from trainer.door.results import REFUSED, STANDING, Result
from trainer.door.saying import sentence

LOGGED = 20  # refusals of one request that the log tells one by one


@dataclass
class Answer:
    """What became of a batch: Verdicts in the order of the scans, and {slot id: set of registration ids} present.

    Of those who are present a `brief` one knows only whom the scans mean.
    """

    verdicts: list
    present: dict
    windows: dict
    brief: bool = False

    def results(self):
        """The verdicts as the device reads them."""
        return [
            {"uid": each.said.uid, "result": each.result, "message": self.said_of(each), "name": each.name,
             "at": to_ms(each.at)}
            for each in self.verdicts
        ]  # fmt: skip

    def everybody(self):
        """{slot id: sorted registration ids} of everybody present at the slots that the scans name; {} when brief."""
        return {} if self.brief else {slot_id: sorted(people) for slot_id, people in self.present.items()}

    def said_of(self, verdict):
        present = verdict.registration_id in self.present.get(verdict.slot_id, ())
        window = self.windows.get(verdict.slot_id)
        return sentence(verdict, present, window and window.opens)


def take(connection, device, batch, received_at):
    """Take in what a device says, by the rules above; returns the Answer. The caller commits.

    `device` is the Greeted whose key was shown (devices.greet, which has held the device since); `batch` is a
    batch.Batch; `received_at` the server's moment of arrival.
    """
    clock = Clock.measured(batch.sent_at, received_at, device.enrolled_at)
    legible = [each for each in batch.scans if not each.malformed]
    brief = batch.brief and not device.known  # who was signed in by a scan of before may have been taken back since
    ground = ground_of(connection, device.cohort_id, legible, brief)
    judge, first = Judge(ground, clock), {}
    before = ledger.stored(connection, device.known)
    verdicts = [verdict_of(said, judge, first, before) for said in batch.scans]
    new = [each for uid, each in first.items() if uid not in before]
    kept = ledger.keep_scans(connection, device, new, received_at)
    if overtaken := {each.said.uid for each in new} - kept:  # another device sent the same at the same moment
        before = ledger.stored(connection, overtaken)
        for each in verdicts:
            replay(each, before)
    new = [each for each in new if each.said.uid in kept]
    write(connection, device, judge, new, received_at)
    log_refused(device, verdicts)
    return Answer(verdicts, ground.present, ground.windows, brief)


def verdict_of(said, judge, first, before):
    """The Verdict over one scan: that of the same uid before, in the database or in this batch, or a new one."""
    if said.uid is None:
        return judge.judge(said)
    if said.uid in before:
        verdict = judge.recall(said)
        replay(verdict, before)
        return verdict
    if earlier := first.get(said.uid):
        same = earlier.said.body_hash == said.body_hash
        return earlier if same else Verdict(said, Result.REUSED_UID, earlier.at)
    first[said.uid] = judge.judge(said)
    return first[said.uid]


def replay(verdict, before):
    """Let a verdict be what was answered before to the same uid, or `reused_uid` where the fields differ."""
    if known := before.get(verdict.said.uid):
        same = known.body_hash == verdict.said.body_hash
        verdict.result, verdict.at = Result(known.result) if same else Result.REUSED_UID, known.at


def write(connection, device, judge, new, received_at):
    """Write what follows from new verdicts, and correct who is present where later scans stand against annulments."""
    ground = judge.ground
    annulling = [each for each in new if each.said.kind == Kind.ANNUL and each.result in ANNULLING]
    touched = {each.pair for each in annulling}
    moments = {}
    for each in new:
        if each.result in STANDING and each.pair not in touched:
            moments[each.pair] = min(moments.get(each.pair, (each.at, device.id)), (each.at, device.id))
    since = ledger.sign_in(connection, moments)
    if touched:
        ledger.keep_annulments(connection, {pair: ground.annulled[pair] for pair in touched}, device.name)
        standing = ledger.take_back(connection, touched)
        for slot_id, registration_id in touched:
            there = ground.present[slot_id]
            (there.add if (slot_id, registration_id) in standing else there.discard)(registration_id)
        tell_annulled(connection, device, [each for each in annulling if each.result == Result.ANNULLED], received_at)
    for each in new:
        if each.result == Result.ALREADY:
            each.since = since.get(each.pair)


ANNULLING = (Result.ANNULLED, Result.NOTHING)


def log_refused(device, verdicts):
    """A line in the log for what was refused; who was meant stands in the database, not here."""
    refused = [each for each in verdicts if each.result in REFUSED]
    for each in refused[:LOGGED]:
        current_app.logger.warning(
            "Scan refused: %s, device %s, slot %s, uid %s, code %.40r", each.result, device.id, each.said.slot,
            each.said.uid, "" if each.registration_id or each.said.malformed else each.said.code,
        )  # fmt: skip
    if len(refused) > LOGGED:
        current_app.logger.warning("… and %s more scans of device %s", len(refused) - LOGGED, device.id)
