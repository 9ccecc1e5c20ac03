"""How the scanner sends what waits: nothing leaves the queue but by an answer to it, whatever else the network says."""

import json

import pytest

from tests.door.node import run

WAITING = ["a", "b", "c", "d", "e"]
SENT = """(async () => {
  const queue = values[0].map((uid, place) => ({ uid, place })), settled = [], offsets = [];
  globalThis.fetch = %s;
  const settle = async (batch, { results }, offset) => {
    const known = results.filter((one) => batch.some((scan) => scan.uid === one.uid));
    for (const one of known) queue.splice(queue.findIndex((scan) => scan.uid === one.uid), 1);
    settled.push(...known.map((one) => `${one.uid}:${one.result}`));
    offsets.push(offset);
    return known.length;
  };
  const store = { waiting: async (count) => queue.slice(0, count), count: async () => queue.length };
  const syncing = new it.Syncing({ kept: { key: "k", present: {}, offset: 0 }, store, settle });
  const error = await syncing.send().then(() => null, (error) => error);
  const left = queue.map((scan) => scan.uid);
  return { left, settled, offsets, error: error?.constructor.name ?? null, reason: error?.reason ?? null };
})()"""
ANSWERING = """async (_address, { body }) => {
  const { scans, sent_at } = JSON.parse(body);
  const results = scans.filter((scan) => !%s.includes(scan.uid)).map(({ uid }) => ({ uid, result: "recorded" }));
  return Response.json({ now: sent_at + 3_600_000, results, present: {} });
}"""


def sent(fetch):
    """What became of the queue when the network answered like this."""
    return run("syncing.js", SENT % fetch, WAITING)


def replying(text, status, kind):
    headers = {"status": status, "headers": {"Content-Type": kind}}
    return f"async () => new Response({json.dumps(text)}, {json.dumps(headers)})"


def test_what_the_server_answered_for_leaves_the_queue():
    done = sent(ANSWERING % "[]")

    assert (done["left"], done["settled"], done["error"]) == ([], [f"{uid}:recorded" for uid in WAITING], None)


def test_how_far_the_server_s_clock_is_ahead_is_measured():
    [offset] = sent(ANSWERING % "[]")["offsets"]

    assert abs(offset - 3_600_000) < 1_000


@pytest.mark.parametrize(
    ("heard", "facts", "brief"),
    [
        (1_000, {}, True),
        (16_000, {}, False),  # what the other doors did is to be told now and then
        (-1_000, {}, False),  # the clock was set back
        (1_000, {"kind": "annul"}, False),  # a later scan may stand all the same
        (1_000, {"registration": None}, False),  # only the server knows whose badge it is
    ],
)
def test_an_answer_may_be_brief_where_the_results_alone_say_who_is_present(heard, facts, brief):
    scans = [{"kind": "present", "registration": 7}, {"kind": "present", "registration": 8} | facts]
    asked = "Object.assign(new it.Syncing({}), { heardAt: Date.now() - values[0] }).mayBeBrief(values[1])"

    assert run("syncing.js", asked, heard, scans) is brief


def test_a_scan_that_the_server_says_nothing_of_stays():
    done = sent(ANSWERING % '["c"]')

    assert (done["left"], done["error"]) == (["c"], "Unreached")


@pytest.mark.parametrize(
    "reply",
    [
        replying("<h1>Welcome to the hotel</h1>", 200, "text/html"),
        replying("<h1>Sign in</h1>", 401, "text/html"),
        replying("{}", 401, "application/json"),
        replying('{"results": [', 200, "application/json"),
        replying("", 200, "application/json"),
        replying("{}", 500, "application/json"),
        replying("{}", 429, "application/json"),
        'async () => { throw new TypeError("Failed to fetch"); }',
        'async () => ({ status: 200, ok: true, text: async () => { throw new TypeError("cut"); } })',
    ],
)
def test_what_is_no_answer_of_ours_leaves_everything_in_the_queue(reply):
    done = sent(reply)

    assert (done["left"], done["settled"], done["error"]) == (WAITING, [], "Unreached")


def test_one_scan_that_cannot_be_sent_holds_up_no_other():
    unfit = """async (address, asked) => {
      const [uids] = [JSON.parse(asked.body).scans.map((scan) => scan.uid)];
      if (uids.includes("c")) return Response.json({ error: "malformed", message: "x" }, { status: %s });
      return (%s)(address, asked);
    }"""

    done = sent(unfit % ("uids.length > 1 ? 413 : 400", ANSWERING % "[]"))

    expected = ["a:recorded", "b:recorded", "c:malformed", "d:recorded", "e:recorded"]
    assert (done["left"], sorted(done["settled"]), done["error"]) == ([], expected, None)


@pytest.mark.parametrize("reason", ["revoked", "expired", "unknown"])
def test_a_key_that_opens_nothing_is_told_apart_from_a_network_that_is_gone(reason):
    done = sent(replying(json.dumps({"error": reason, "message": "x"}), 401, "application/json"))

    assert (done["left"], done["error"], done["reason"]) == (WAITING, "Barred", reason)
