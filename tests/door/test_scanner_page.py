"""The scanner's page: empty, the same for everybody, and complete without a network."""

import hashlib
import json
import posixpath
import re

import pytest

from tests import make
from trainer.assets import STATIC
from trainer.door import scanner_words
from trainer.look import today

OURS = STATIC / "js" / "door"
PAGE = "/door/scanner"
BRACES = re.compile(r"\{\w+\}")


@pytest.fixture
def kept(client):
    """What the service worker keeps."""
    script = client.get(f"{PAGE}/worker.js").text
    return json.loads(script.splitlines()[0].removeprefix("const KEPT = ").rstrip(";"))


def test_the_page_holds_no_data_and_is_the_same_for_everybody(client, as_organiser):
    cohort = make.cohort(starts_on=today())
    make.slots(cohort)
    make.registration(cohort, person=make.person("มาลี", "ทองดี"))
    seen_by_organiser = as_organiser.get(PAGE).text

    with client.session_transaction() as session:
        session.clear()
        session["language"] = "en"
    seen_by_stranger = client.get(PAGE).text

    assert seen_by_stranger == seen_by_organiser and "มาลี" not in seen_by_stranger and "csrf" not in seen_by_stranger


def test_only_this_page_may_run_webassembly(client):
    policies = {page: client.get(page).headers["Content-Security-Policy"] for page in (PAGE, "/", f"{PAGE}/worker.js")}

    assert [page for page, policy in policies.items() if "'wasm-unsafe-eval'" in policy] == [PAGE]
    assert "'unsafe-" not in policies[PAGE] and "script-src 'self' 'wasm-unsafe-eval'" in policies[PAGE]


def test_the_worker_may_keep_the_page_and_is_asked_after_each_time(client):
    headers = client.get(f"{PAGE}/worker.js").headers

    assert headers["Service-Worker-Allowed"] == PAGE and headers["Content-Type"].startswith("text/javascript")
    assert headers["Cache-Control"] == "no-cache"


def test_every_file_that_is_kept_is_the_one_whose_fingerprint_is_told(client, kept):
    told = {address: hashlib.sha256(client.get(address).data).hexdigest()[:8] for address in kept["files"]}

    assert told == kept["files"] and client.get(PAGE).headers["Scanner-Version"] == kept["version"]


def test_everything_that_the_page_and_its_modules_name_is_kept(client, kept):
    named = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get(PAGE).text))
    for address in kept["files"]:
        if ".js" in address:
            found = re.findall(r'(?:from|import|import\()\s*"(\.[^"]+)"', client.get(address).text)
            named |= {posixpath.normpath(posixpath.join(posixpath.dirname(address), name)) for name in found}

    assert named - kept["files"].keys() == set()


def test_the_reader_of_codes_is_the_one_that_its_script_was_made_for(client, kept):
    [address] = [address for address in kept["files"] if ".wasm" in address]
    answer = client.get(address)
    script = (STATIC / "node_modules/barcode-detector/dist/es/zxing-exported.js").read_text()

    assert hashlib.sha256(answer.data).hexdigest() in script and answer.content_type == "application/wasm"


def test_modules_are_asked_after_and_files_with_a_fingerprint_kept_for_a_year(client, kept):
    answers = {address: client.get(address).headers["Cache-Control"] for address in kept["files"]}

    modules = {answers[address] for address in answers if address.endswith(".js")}
    assert modules == {"no-cache"} and "max-age=31536000" in answers[next(name for name in answers if ".css" in name)]


def test_a_new_word_is_a_new_version(client, kept, monkeypatch):
    monkeypatch.setitem(scanner_words.WORDS, "idle", "…")

    assert client.get(PAGE).headers["Scanner-Version"] != kept["version"]


def test_a_phone_s_home_screen_is_given_name_address_and_pictures(client):
    manifest = json.loads(client.get(f"{PAGE}/manifest.webmanifest").text)

    assert manifest["start_url"].startswith(manifest["scope"]) and manifest["display"] == "standalone"
    pictures = {(icon["sizes"], icon["purpose"]): client.get(icon["src"]).data[:8] for icon in manifest["icons"]}
    assert pictures == dict.fromkeys(
        [("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")], b"\x89PNG\r\n\x1a\n"
    )


def test_both_languages_leave_the_same_places_to_fill_in(app):
    said = scanner_words.in_every_language()

    differing = {
        name for name in said["th"] if set(BRACES.findall(said["th"][name])) != set(BRACES.findall(said["en"][name]))
    }
    assert differing == set() and said["th"].keys() == said["en"].keys()


def test_every_word_that_the_page_asks_for_is_there(client):
    words = scanner_words.in_every_language()["th"]
    asked = set(re.findall(r'data-word(?:-label|-hint)?="(\w+)"', client.get(PAGE).text))
    for module in OURS.glob("*.js"):
        asked |= set(re.findall(r'say\("(\w+)"', module.read_text()))

    assert asked and asked - words.keys() == set()
