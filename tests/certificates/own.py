"""Designs of one's own, to be spoilt, and pictures."""

import io
import shutil

from PIL import Image

from certificates.design import DESIGNS


def copied(folder, name="classic"):
    """A copy of a shipped design."""
    return shutil.copytree(DESIGNS / name, folder / "mine")


def change(folder, file, old, new):
    """Put other words into a file of a design."""
    path = folder / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def picture(width=300, height=100, colour=(200, 0, 0, 255)):
    """A PNG of one colour."""
    out = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(out, "PNG")
    return out.getvalue()
