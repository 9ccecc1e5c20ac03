"""Thai first: whatever people read has its Thai, and every code that is shown has its words."""

import io
import pathlib
import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from trainer.wording import WORDS

ROOT = pathlib.Path(__file__).resolve().parents[2]
METHODS = [("trainer/**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
KEYWORDS = {
    "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2),
    "lazy_gettext": None, "lazy_ngettext": (1, 2), "_l": None,
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def thai():
    """{first msgid: Thai text} of the catalog, without fuzzy ones."""
    source = (ROOT / "trainer/translations/th/LC_MESSAGES/messages.po").read_bytes()
    found = {}
    for message in read_po(io.BytesIO(source), locale="th"):
        if message.id and not message.fuzzy:
            single = isinstance(message.id, str)
            found[message.id if single else message.id[0]] = message.string if single else message.string[0]
    return found


@pytest.fixture(scope="module")
def said():
    """Every sentence that the program can say, by where it stands."""
    found = {}
    for folder in ("trainer", "templates"):
        methods = [
            (pattern.removeprefix(f"{folder}/"), method) for pattern, method in METHODS if pattern.startswith(folder)
        ]
        for file, line, message, _comments, _context in extract_from_dir(ROOT / folder, methods, keywords=KEYWORDS):
            found.setdefault(message if isinstance(message, str) else message[0], f"{folder}/{file}:{line}")
    return found


def test_every_sentence_has_its_thai(said):
    catalog = thai()

    assert {sentence: place for sentence, place in said.items() if not catalog.get(sentence)} == {}


def test_the_catalog_holds_nothing_that_nobody_says(said):
    assert thai().keys() - said.keys() == set()


def test_every_placeholder_of_a_translation_is_one_that_the_sentence_fills(said):
    catalog = thai()
    known = {sentence: set(PLACEHOLDER.findall(sentence)) | {"num"} for sentence in said}

    assert {s for s in said if set(PLACEHOLDER.findall(catalog.get(s, ""))) - known[s]} == set()


def test_every_act_of_the_journal_has_its_words(app):
    source = "\n".join(path.read_text() for path in (ROOT / "trainer").rglob("*.py"))
    acts = set(re.findall(r"journal\.record\(\s*[\w.]+,\s*\"(\w+)\"", source))

    assert acts - WORDS["act"].keys() == set()


def test_every_kind_of_background_work_has_its_words(app):
    source = "\n".join(path.read_text() for path in (ROOT / "trainer").rglob("*.py"))
    kinds = set(re.findall(r"@jobs\.kind\(\"(\w+)\"\)", source))

    assert kinds and kinds - WORDS["job_kind"].keys() == set()
