"""Emblems and signatures that were sent."""

import io
import os
import time

import pytest
from PIL import Image

from tests import make
from tests.awards.pictures_sent import picture, sent
from trainer.awards import pictures
from trainer.errors import Refused


def kept(data, name="logo.png"):
    """The picture that is kept for an upload, opened."""
    return Image.open(io.BytesIO(pictures.path_of(pictures.keep(sent(data, name))).read_bytes()))


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("WEBP", "RGBA"), ("GIF", "RGB"), ("JPEG", "RGB")])
def test_a_picture_is_kept_as_png_whatever_it_was(files, form, mode):
    assert kept(picture(form, mode=mode)).format == "PNG"


def test_what_is_transparent_stays_transparent(files):
    assert kept(picture()).convert("RGBA").getpixel((5, 5))[3] == 0


def test_the_name_of_a_file_plays_no_part(files):
    assert kept(picture(), "../../../etc/passwd").size == (300, 100)


def test_what_a_camera_noted_does_not_go_along(files):
    exif = Image.Exif()
    exif[0x010F], exif[0x9286] = "Camera of somebody", "taken at home"
    whole = kept(picture("JPEG", mode="RGB", exif=exif))

    assert (dict(whole.getexif()), whole.info.keys() & {"exif", "comment"}) == ({}, set())


def test_a_picture_that_a_camera_turned_stands_upright(files):
    exif = Image.Exif()
    exif[0x0112] = 6

    assert kept(picture("JPEG", mode="RGB", exif=exif)).size == (100, 300)


def test_a_huge_picture_is_made_as_small_as_paper_needs(files):
    assert max(kept(picture(size=(4000, 1000), mode="RGB")).size) == pictures.LONGEST_SIDE


def test_the_same_picture_is_kept_once(files):
    first, second = (pictures.keep(sent(picture())) for _ in range(2))

    assert (first == second, len(list(files.rglob("*.png")))) == (True, 1)


CUT = picture("JPEG", mode="RGB")[:300]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", SVG, b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"<html>", CUT])
def test_what_is_no_picture_is_refused_and_not_kept(files, app, data):
    with pytest.raises(Refused):
        pictures.keep(sent(data))
    assert list(files.rglob("*.png")) == []


def test_a_picture_of_more_than_five_megabytes_is_refused(files, app):
    with pytest.raises(Refused, match="5 MB"):
        pictures.keep(sent(b"\x89PNG" + bytes(pictures.MOST_BYTES)))


def test_a_picture_with_more_pixels_than_can_be_opened_is_refused(files, app):
    with pytest.raises(Refused):
        pictures.keep(sent(picture(size=(9000, 5000), mode="RGB")))


@pytest.mark.parametrize("fingerprint", ["../../etc/passwd", "", "a" * 63, "A" * 64, None])
def test_what_is_no_fingerprint_leads_nowhere(files, app, fingerprint):
    assert not pictures.is_kept(fingerprint)


def test_pictures_that_nobody_uses_are_swept_away_after_a_day(files, app):
    used, unused, fresh = (pictures.keep(sent(picture(size=(n, n)))) for n in (10, 20, 30))
    make.scheme(make.programme(), pictures={"emblem": used})
    long_ago = time.time() - 2 * pictures.UNUSED
    for one in (used, unused):
        os.utime(pictures.path_of(one), (long_ago, long_ago))

    assert (pictures.sweep(), [pictures.is_kept(one) for one in (used, unused, fresh)]) == (1, [True, False, True])


def test_a_picture_is_drawn_anew_byte_for_byte(files, app):
    assert pictures.redrawn(pictures.redrawn(picture())) == pictures.redrawn(picture())


def test_a_picture_with_a_palette_keeps_its_transparent_colour(files, app):
    out = io.BytesIO()
    image = Image.new("P", (10, 10), 0)
    image.putpalette([255, 0, 0] * 256)
    image.save(out, "PNG", transparency=0)

    assert kept(out.getvalue()).convert("RGBA").getpixel((1, 1))[3] == 0
