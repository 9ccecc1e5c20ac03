"""Designs of one's own: a ZIP is unpacked with care, read, laid out on trial, and kept as a version."""

import io
import shutil
import stat
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from flask_babel import gettext as _
from PIL import Image
from sqlalchemy import select

import certificates
from certificates import CertificateError
from certificates.design import font_names, shipped
from certificates.glyphs import silent
from certificates.reach import font_file
from trainer import journal
from trainer.awards import apart, designs, preview, samples
from trainer.awards.stationery import CertificateDesign, CertificateScheme
from trainer.changes import kept_unique
from trainer.database import db
from trainer.errors import Refused
from trainer.settings import FONTS
from trainer.wording import words

MOST_BYTES = 12 * 1024 * 1024
MOST_UNPACKED = 30 * 1024 * 1024
MOST_FILES = 60
NEEDED = {"page.html", "page.css", "design.toml"}
FONT_ENDINGS, PICTURE_ENDINGS = {".ttf", ".otf"}, {".png", ".jpg", ".jpeg"}
ENDINGS = {".html", ".css", ".toml", ".svg", ".txt", ".md", *FONT_ENDINGS, *PICTURE_ENDINGS}


def upload(name, data, by):
    """Take a design in as the next version of its name; returns (version, sentences about fonts that lose their text).

    Raises Refused with the reason for what is no ZIP of a design, for a shipped design's name, for addresses outside,
    and for a design that cannot be laid out or does not come to an end.
    """
    if name in shipped():
        raise Refused(_("A design that comes with the system is called so. Choose another name."), "name")
    with unpacked(data) as folder:
        add_fonts(folder)
        design = read(folder)
        losses = mute_fonts(design)
        lay_out_on_trial(folder, design, legible=not losses)
        return keep(name, design, by), losses


@contextmanager
def unpacked(data):
    """The files of a ZIP in a folder that is thrown away afterwards. Raises Refused as `upload`."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The ZIP is larger than %(most)s MB.", most=MOST_BYTES >> 20), "file")
    folder = Path(tempfile.mkdtemp(prefix="design-"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            unpack(parcel, folder)
        yield folder
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise Refused(_("This is no ZIP that can be opened."), "file") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unpack(parcel, folder):
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
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    if missing := NEEDED - {path.name for path in folder.iterdir()}:
        raise Refused(_("Missing in the ZIP: %(files)s", files=", ".join(sorted(missing))), "file")


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


def add_fonts(folder):
    """Put those of our fonts into the folder that the design names and does not bring."""
    target = folder / "fonts"
    target.mkdir(exist_ok=True)
    for path in [*folder.rglob("*")]:
        if path.suffix.lower() in FONT_ENDINGS and path.parent != target:
            path.replace(target / path.name)
    try:
        for name in font_names(folder):
            if not (target / name).exists():
                shutil.copyfile(font_file(FONTS, name), target / name)
    except (CertificateError, OSError) as error:
        raise Refused(_("The design cannot be read: %(reason)s", reason=error), "file") from error


def read(folder):
    """The design in a folder, with grey boxes for required pictures."""
    try:
        design = certificates.Design.load(folder, folder / "fonts", boxes=True)
        assert design.letters
    except (CertificateError, AssertionError) as error:
        raise Refused(_("The design cannot be read: %(reason)s", reason=error), "file") from error
    return design


def lay_out_on_trial(folder, design, legible):
    """Lay out the longest name, the shortest and a monk's, in a process of its own.

    Raises Refused when that fails, and, where its fonts are `legible`, when a fact that the design needs cannot be read
    from the page, because it stands where nobody sees it.
    """
    people = list(samples.neutral(design.fields).values())
    try:
        pdf = apart.lay_out(designs.Place(folder, folder / "fonts"), {}, {}, people, "print_run", boxes=True)[0]
    except CertificateError as error:
        raise Refused(_("The design cannot be laid out: %(reason)s", reason=error), "file") from error
    if not legible:
        return
    for one, page in zip(people, preview.texts_of(pdf), strict=True):
        facts = {fact: getattr(one, fact) for fact in design.needed if isinstance(getattr(one, fact), str)}
        if lost := [str(words(fact, "fact")) for fact, said in facts.items() if preview.letters(said) not in page]:
            said = _("On the page for %(name)s these cannot be read: %(facts)s", name=one.name, facts=", ".join(lost))
            raise Refused(said, "file")


def mute_fonts(design):
    """Sentences about fonts whose Thai text cannot be copied, searched or read aloud from a PDF."""
    lost = {path.name: silent(path) for path in design.font_files}
    return [
        _("Text in %(font)s cannot be copied or read aloud from the PDF: %(signs)s are lost.", font=name,
          signs=", ".join(signs[:8]))
        for name, signs in lost.items() if signs
    ]  # fmt: skip


def keep(name, design, by):
    """Write the version down and keep its files; returns the row."""
    newest = designs.newest(name)
    fingerprint = designs.keep(design)
    if newest and newest.fingerprint == fingerprint:
        said = _("Nothing changed: this is version %(version)s, which is in use.", version=newest.version)
        raise Refused(said, "file")
    version = newest.version + 1 if newest else 1
    row = CertificateDesign(name=name, version=version, fingerprint=fingerprint, account_id=by.id if by else None)
    kept_unique(lambda: (db.session.add(row), journal.record(by, "uploaded_design", row)), uploaded_meanwhile)
    return row


def uploaded_meanwhile():
    return Refused(_("Somebody else uploaded this design a moment ago. Look at theirs first."), "name")


def remove(name, by):
    """Take a design out of the list; what was printed on it stays printable. Raises Refused while it is in use."""
    using = db.session.scalar(select(CertificateScheme).where(CertificateScheme.design == name).limit(1))
    if using:
        raise Refused(_("“%(programme)s” prints on this design. Choose another one there first.",
                        programme=using.programme.name))  # fmt: skip
    rows = db.session.scalars(select(CertificateDesign).where(CertificateDesign.name == name)).all()
    for row in rows:
        journal.record(by, "removed", row)
        db.session.delete(row)


def zipped(design):
    """A design as a ZIP, to begin one's own with or to keep a copy."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, path in design.files.items():
            parcel.write(path, name)
    return out.getvalue()
