"""What a code says and who is meant by what is typed: the scanner's own rules, the same as the server's."""

import pytest

from tests.door.node import run
from trainer.attendance.roll import Line, called, sought
from trainer.door.roster import badge_mark

TYPED = ["ท่ี ๑๒", "นำ้", "นํ้าใจ", "เเก้ว", "Somchai  DEE", "ณ อยุธยา", "ก\u200bข", "ก\u00a0ข", "เเเเ", "ััก", "ก\x01ข", "  "]
TOKEN = "ABCXYZ234567"
DEVICE = "https://x.example/door/devices/a.b-c"


def test_what_is_typed_is_compared_as_on_the_server():
    assert run("search.js", "values.map(it.sought)", *TYPED) == [sought(text) for text in TYPED]


def test_the_same_people_are_meant_as_on_the_server():
    names = ["นายสมชายใจดี มูลนิธิใจ", "นางสมหญิงดีใจ วัดป่า", "นางมาลีทองดี บ้าน12"]
    lines = [Line(number, number, name, name, "", "", None, "") for number, name in enumerate(names, 1)]
    people = [{"number": line.number, "search": line.search} for line in lines]
    texts = ["สมชาย", "สม ใจ", "๑", "12", "1 2", "วัด ป่า", "ใจดี มูลนิธิ", "ไม่มี"]

    found = run(
        "search.js", "values[1].map((text) => it.called(values[0], text).map((one) => one.number))", people, texts
    )

    assert found == [[line.number for line in called(lines, text)] for text in texts]


def test_a_badge_is_known_by_the_mark_that_the_roster_carries():
    assert run("reading.js", "it.fingerprint(values[0])", TOKEN) == badge_mark(TOKEN)


@pytest.mark.parametrize(
    ("code", "read"),
    [
        (f"TRN1:{TOKEN}", {"code": f"TRN1:{TOKEN}", "token": TOKEN}),
        (" trn1:abc\n", {"code": "trn1:abc", "token": "ABC"}),
        ("https://x.example/certificates/a", {"code": "https://x.example/certificates/a", "certificate": True}),
        (DEVICE, {"code": DEVICE, "device": DEVICE}),
        ("javascript:alert(1)//certificates/", {"code": "javascript:alert(1)//certificates/"}),
        ("เมนู\x00\x1f\ud800", {"code": "เมนู"}),
    ],
)
def test_a_code_says_what_it_is(code, read):
    assert run("reading.js", "it.reading(values[0])", code) == read


@pytest.mark.parametrize("junk", ["ก", "🙂", "\n", "TRN1:"])
def test_a_megabyte_of_junk_is_cut_to_at_most_a_hundred_characters(junk):
    code = run("reading.js", "it.reading(values[0].repeat(1_000_000)).code", junk)

    assert len(code) == (100 if junk.strip() else 0)


@pytest.mark.parametrize(
    ("typed", "code"),
    [(f"TRN1:{TOKEN}", f"TRN1:{TOKEN}"), ("ธฑ์ๅซฤฺฉ)ํ(/-ภถุึ", f"TRN1:{TOKEN}"), ("สมชาย", None), ("12", None)],
)
def test_a_scanner_that_types_is_understood_on_a_thai_keyboard_too(typed, code):
    assert run("reading.js", "it.typed(values[0])", typed) == code


def test_a_badge_s_code_is_never_shown_whole():
    assert run("reading.js", "it.masked(values[0])", f"TRN1:{TOKEN}") == "TRN1: … 4567"


def test_a_code_counts_once_as_long_as_it_stays_in_sight_and_a_neighbour_s_does_not_slip_in():
    found = run(
        "camera.js",
        """(() => {
          const found = [], canvas = { width: 100, height: 100 };
          const code = (rawValue, x) => ({ rawValue, boundingBox: { x, y: 40, width: 20, height: 20 } });
          const camera = Object.assign(Object.create(it.Camera.prototype), { canvas, seen: new Map() });
          camera.found = (text) => found.push([text, at]);
          let at;
          for (at = 0; at <= 2000; at += 100) camera.sight([code("her", 0), code("his", 40)], at);
          for (; at <= 4000; at += 100) camera.sight([code("her", 40)], at);
          camera.sight([code("his", 40)], (at = 6000));
          return found;
        })()""",
    )

    assert found == [["his", 0], ["her", 2100], ["his", 6000]]
