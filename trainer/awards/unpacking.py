"""The ZIP of a design is unpacked with care: plain files of known kinds, so many and so large as a design needs."""

import io
import lzma
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from flask_babel import gettext as _
from PIL import Image

from trainer.errors import Refused

MOST_BYTES = 12 * 1024 * 1024
MOST_UNPACKED = 30 * 1024 * 1024
MOST_FILES = 60
NEEDED = {"page.html", "page.css", "design.toml"}
FONT_ENDINGS, PICTURE_ENDINGS = {".ttf", ".otf"}, {".png", ".jpg", ".jpeg"}
ENDINGS = {".html", ".css", ".toml", ".svg", ".txt", ".md", *FONT_ENDINGS, *PICTURE_ENDINGS}
# What a broken ZIP, a locked one or one packed in a way that we do not know makes the library raise.
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, ValueError,
           OSError, struct.error)  # fmt: skip


@contextmanager
def unpacked(data):
    """The files of a ZIP in a folder that is thrown away afterwards. Raises Refused as `upload`."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The ZIP is larger than %(most)s MB.", most=MOST_BYTES >> 20), "file")
    around = Path(tempfile.mkdtemp(prefix="design-"))
    folder = around / "upload"  # what is said of a design names its folder
    try:
        folder.mkdir()
        unpack(data, folder)
        yield folder
    finally:
        shutil.rmtree(around, ignore_errors=True)


def unpack(data, folder):
    """Write the files of a ZIP (bytes) into a folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            write(parcel, folder)
    except DAMAGED:
        raise Refused(_("This is no ZIP that can be opened."), "file") from None


def write(parcel, folder):
    """Write each file of a ZIP, counted as it is unpacked; a folder around all of them is left out."""
    entries = [one for one in parcel.infolist() if not one.is_dir()]
    if len(entries) > MOST_FILES:
        raise Refused(_("The ZIP holds more than %(most)s files.", most=MOST_FILES), "file")
    around = common_folder([one.filename for one in entries])
    left = MOST_UNPACKED
    for entry in entries:
        name = refuse_bad_name(entry.filename.removeprefix(around), entry)
        with parcel.open(entry) as packed:
            content = packed.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Refused(_("Unpacked, the ZIP is larger than %(most)s MB.", most=MOST_UNPACKED >> 20), "file")
        refuse_bad_content(name, content)
        put(folder / name, content)
    if missing := NEEDED - {path.name for path in folder.iterdir()}:
        raise Refused(_("Missing in the ZIP: %(files)s", files=", ".join(sorted(missing))), "file")


def put(path, content):
    """Write one file; a name that is a file and a folder at once, or stands there twice, is refused."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except OSError:
        raise Refused(_("The ZIP holds a file that no design may hold: %(file)s", file=path.name), "file") from None


def common_folder(names):
    """The folder in which all files of a ZIP lie, with its slash; "" where they lie apart."""
    tops = {name.partition("/")[0] for name in names if "/" in name}
    return f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in names) else ""


def refuse_bad_name(name, entry):
    """A file's name as it may stand in a design's folder: plain parts, a known ending, no link."""
    path, mode = PurePosixPath(name), entry.external_attr >> 16
    plain = path.parts and not path.is_absolute() and ".." not in path.parts and "\\" not in name and "\0" not in name
    if not plain or stat.S_ISLNK(mode) or any(part.startswith(".") for part in path.parts) or len(path.parts) > 3:
        raise Refused(_("The ZIP holds a file that no design may hold: %(file)s", file=name), "file")
    if path.suffix.lower() not in ENDINGS:
        raise Refused(_("The ZIP holds a file that no design may hold: %(file)s", file=name), "file")
    return name


def refuse_bad_content(name, content):
    """Raise Refused for script in a page, and for a picture that is none."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in {".html", ".svg"} and b"<script" in content.lower():
        raise Refused(_("A design may not hold script: %(file)s", file=name), "file")
    if ending in PICTURE_ENDINGS:
        try:
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
                picture.verify()
        except Exception:  # what a broken file makes a parser raise is not to be foreseen
            raise Refused(_("This picture cannot be opened: %(file)s", file=name), "file") from None
