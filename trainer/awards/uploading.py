"""Designs of one's own: a ZIP is unpacked with care, tried out, and kept as a version of its name."""

import io
import zipfile
from contextlib import contextmanager

from flask_babel import gettext as _
from sqlalchemy import select

from certificates.design import shipped
from trainer import journal
from trainer.awards import designs, trials, unpacking
from trainer.awards.stationery import CertificateDesign, CertificateScheme
from trainer.changes import kept_unique
from trainer.database import db
from trainer.errors import Refused


def upload(name, data, by):
    """Take a design in as the next version of its name; returns (version, sentences about fonts that lose their text).

    Raises Refused with the reason for what is no ZIP of a design, for a shipped design's name, for addresses outside,
    and for a design that cannot be laid out or does not come to an end.
    """
    with tried(name, data) as (design, losses):
        return keep(name, design, by), losses


@contextmanager
def tried(name, data):
    """(design, sentences about its fonts) of a ZIP that passed every trial, to be kept within. Raises Refused.

    It takes a while and asks the database for nothing.
    """
    if name in shipped():
        raise Refused(_("A design that comes with the system is called so. Choose another name."), "name")
    with unpacking.unpacked(data) as folder:
        trials.add_fonts(folder)
        design = trials.read(folder)
        losses = trials.mute_fonts(design)
        trials.lay_out_on_trial(folder, design, legible=not losses)
        yield design, losses


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
    if not rows:
        raise Refused(_("This design comes with the system and stays."))
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
