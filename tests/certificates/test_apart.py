"""Laying out in a process of its own, which can be ended."""

import json
import subprocess
import sys

import pytest

from certificates import apart, render
from certificates.design import DESIGNS, FONTS, Design

from .make import certificate
from .own import copied, picture

BOMB = "".join(f'<g id="g{n}">' + f'<use href="#g{n + 1}"/>' * 10 + "</g>" for n in range(12))


def asked(folder, **more):
    """What a process of its own answers: (head, files)."""
    request = {
        "folder": str(folder), "fonts": str(FONTS), "fields": {}, "images": {}, "way": "render", "seconds": 60,
        "megabytes": 2000, "certificates": [certificate().to_dict()]} | more
    done = subprocess.run([sys.executable, "-m", "certificates.apart"], input=json.dumps(request).encode(),
                          capture_output=True, check=False)
    return apart.read(done.stdout)


def test_it_answers_with_the_same_files(tmp_path):
    (tmp_path / "logo.png").write_bytes(picture())
    people, images = [certificate(1), certificate(2)], {"emblem": str(tmp_path / "logo.png")}

    _, files = asked(DESIGNS / "modern", certificates=[one.to_dict() for one in people], images=images)

    assert files == render(Design.load("modern", images={"emblem": picture()}), people)


def test_it_answers_with_what_is_wrong():
    head, _ = asked(DESIGNS / "modern", certificates=[certificate(name="ก" * 200).to_dict()])

    assert (head["fact"], "too long" in head["refused"]) == ("name", True)


def test_a_drawing_that_never_comes_to_an_end_is_ended(tmp_path):
    folder = copied(tmp_path)
    last = '<g id="g12"><rect width="9" height="9"/></g>'
    (folder / "rule.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{BOMB}{last}</svg>')

    with pytest.raises(ValueError):
        asked(folder, seconds=4)

