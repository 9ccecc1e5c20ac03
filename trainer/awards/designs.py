"""The designs at hand: those that come with the system, and those that were uploaded, each in its newest version.

A design that certificates were issued on is kept with its files and fonts under FILES_DIR/designs by its fingerprint,
so that it prints the same for good, whatever becomes of the shipped one.
"""

import functools
import os
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

import certificates
from certificates import CertificateError, DesignError
from certificates.design import DESIGNS, shipped
from trainer.awards import pictures
from trainer.awards.stationery import CertificateDesign, CertificateLook
from trainer.database import db
from trainer.errors import Refused
from trainer.settings import FONTS

FOLDER = "designs"


class Place(NamedTuple):
    """Where a design lies, and whether it comes with the system: then it is laid out in this process."""

    folder: Path
    fonts: Path
    trusted: bool = False


def at_hand():
    """{name: Place} of all designs, the shipped ones first, each in its newest version; one statement."""
    own = select(CertificateDesign).order_by(CertificateDesign.name, CertificateDesign.version)
    places = {name: Place(DESIGNS / name, FONTS, trusted=True) for name in shipped()}
    return places | {one.name: kept(one.fingerprint) for one in db.session.scalars(own)}


def called(language):
    """[(name, what the design is called in a language)] of all designs, the shipped ones first.

    Of several that are called the same, those that were uploaded show their own name, too.
    """
    said = {name: bare(place).called.get(language, name) for name, place in at_hand().items()}
    often = Counter(said.values())
    return [(name, f"{one} ({name})" if often[one] > 1 and name not in shipped() else one)
            for name, one in said.items()]  # fmt: skip


def title_of(look, tongue):
    """What the design of a look is called in a language, as it was then; its bare name where its files are gone."""
    try:
        place = place_of_look(look) if look.fingerprint else place_of(look.design)
        return bare(place).called.get(tongue, look.design)
    except Refused:
        return look.design


def newest(name):
    """The version in use of an uploaded design, or None."""
    found = select(CertificateDesign).where(CertificateDesign.name == name)
    return db.session.scalar(found.order_by(CertificateDesign.version.desc()).limit(1))


def place_of(name):
    """Where the design of a name lies, in its newest version. Raises Refused for one that does not exist."""
    if name in shipped():
        return Place(DESIGNS / name, FONTS, trusted=True)
    if found := newest(name):
        return kept(found.fingerprint)
    raise Refused(_("There is no design “%(name)s”. There are: %(known)s.", name=name, known=", ".join(at_hand())))


def kept(fingerprint):
    """Where the kept copy of a design lies."""
    folder = current_app.config["FILES_DIR"] / FOLDER / fingerprint
    return Place(folder, folder / "fonts")


def place_of_look(look):
    """Where the design of a look lies, as it was when the look was frozen. Raises Refused when its files are gone."""
    if look.design in shipped() and fingerprint_of(look.design) == look.fingerprint:
        return Place(DESIGNS / look.design, FONTS, trusted=True)
    place = kept(look.fingerprint)
    if not (place.folder / "design.toml").is_file():
        raise Refused(_("The files of the design “%(name)s” are missing. Bring them back from the backup.",
                        name=look.design))  # fmt: skip
    return place


@functools.cache
def fingerprint_of(name):
    """The fingerprint of a shipped design; it changes only with the program."""
    return certificates.Design.load(name, fonts=FONTS).version


def loaded(place, fields=None, chosen=None):
    """The design at a place, filled in; `chosen` are fingerprints of pictures by field.

    Raises DesignError as `Design.load`, Refused when a picture is gone.
    """
    return certificates.Design.load(place.folder, place.fonts, read(chosen or {}), fields)


def read(chosen):
    """{field: bytes} of pictures. Raises Refused when one is gone."""
    try:
        return {name: pictures.path_of(one).read_bytes() for name, one in chosen.items()}
    except (OSError, ValueError):
        raise Refused(_("A picture of the design is missing. Upload it again.")) from None


def fitting(design, fields, chosen):
    """Those of the fields and pictures that a design has and takes, as (fields, pictures)."""
    images = {name for name, one in design.asks.items() if one.type == "image"}
    taken = {}
    for name, value in fields.items():
        if name in design.fields:
            try:
                taken[name] = design.asks[name].checked(value)
            except DesignError:
                continue
    return taken, {name: one for name, one in chosen.items() if name in images and pictures.is_kept(one)}


def looked_at(place, fields=None, chosen=None):
    """The same to look at: grey boxes for required pictures that nobody gave. Raises Refused when it is broken."""
    try:
        return certificates.Design.load(place.folder, place.fonts, read(chosen or {}), fields, boxes=True)
    except CertificateError as error:
        raise Refused(_("The design cannot be read: %(reason)s", reason=error)) from error


@functools.lru_cache(maxsize=32)
def bare(place):
    """The design at a place with nothing filled in, read once; what lies at a place never changes."""
    return looked_at(place)


def sweep():
    """Delete kept designs that are no version of anything, and on which nothing was printed, after a day."""
    used = {one for model in (CertificateDesign, CertificateLook)
            for one in db.session.scalars(select(model.fingerprint))}  # fmt: skip
    folder, count = current_app.config["FILES_DIR"] / FOLDER, 0
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in used and time.time() - path.stat().st_mtime > pictures.UNUSED:
            shutil.rmtree(path, ignore_errors=True)
            count += 1
    return count


def keep(design):
    """Copy a design with its fonts to where it stays for good; returns its fingerprint. Safe to do at once."""
    target = kept(design.version).folder
    if target.is_dir():
        return design.version
    target.parent.mkdir(parents=True, exist_ok=True)
    hidden = Path(tempfile.mkdtemp(prefix=".being-kept-", dir=target.parent))
    for name, path in design.files.items():
        (hidden / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, hidden / name)
    try:
        os.chmod(hidden, 0o755)
        hidden.rename(target)
    except OSError:  # another one kept it meanwhile
        shutil.rmtree(hidden, ignore_errors=True)
    return design.version
