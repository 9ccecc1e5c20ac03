"""What kind of file this is, judged by its content: people rename files, and programs misname them."""

import io
import zipfile
import zlib

from flask_babel import gettext as _

from trainer.errors import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
OTHER_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def is_xlsx(name, data):
    """True for an .xlsx, False for text that may be CSV. Raises Refused, naming the kind, for anything else."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Refused(_("%(file)s is empty.", file=name), place=name)
    if data.startswith(b"PK"):
        return _is_workbook(name, data)
    sentence = _other_kind(name, data)
    if sentence:
        raise Refused(sentence, place=name)
    return False


def _is_workbook(name, data):
    try:
        parcel = zipfile.ZipFile(io.BytesIO(data))
        parts = parcel.namelist()
        declared = parcel.open("mimetype").read(200) if "mimetype" in parts else b""  # OpenDocument says what it is
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError) as error:
        raise Refused(damaged(name), place=name) from error
    if "xl/workbook.xml" in parts:
        return True
    raise Refused(_zip_of_another_kind(name, declared, parts), place=name)


def _zip_of_another_kind(name, declared, parts):
    if b"opendocument" in declared:
        return _("%(file)s is an OpenDocument file (.ods). Open it and save it as .xlsx.", file=name)
    if "xl/workbook.bin" in parts:
        return _("%(file)s is a binary Excel file (.xlsb). Open it and save it as .xlsx.", file=name)
    if "word/document.xml" in parts:
        return _("%(file)s is a Word document, not a spreadsheet.", file=name)
    if "[Content_Types].xml" in parts:
        return damaged(name)
    return not_a_spreadsheet(name)


def _other_kind(name, data):
    """A sentence for content that is no spreadsheet of ours; None where it may be text."""
    if data.startswith(OLE):
        return _compound_file(name, data)
    if data.startswith(b"%PDF"):
        return _("%(file)s is a PDF, not a spreadsheet. Ask for the .xlsx or .csv it was made from.", file=name)
    if data.startswith(PICTURES):
        return _("%(file)s is a picture, not a spreadsheet.", file=name)
    if data[:500].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        return _("%(file)s is a web page or XML, not a spreadsheet. Open it and save it as .xlsx.", file=name)
    binary = b"\x00" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return not_a_spreadsheet(name) if binary or data.startswith(OTHER_ARCHIVES) else None


def _compound_file(name, data):
    # A protected .xlsx is a compound file that holds one stream of this name, written in UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return protected(name)
    if "WordDocument".encode("utf-16-le") in data:
        return _("%(file)s is a Word document, not a spreadsheet.", file=name)
    return _("%(file)s is an old Excel file (.xls). Open it and save it as .xlsx.", file=name)


def protected(name):
    """The sentence for a workbook that wants a password."""
    return _("%(file)s is protected by a password. Save it without one and try again.", file=name)


def damaged(name):
    """The sentence for a workbook that cannot be opened."""
    return _("%(file)s is damaged and cannot be opened. Open it in a spreadsheet program and save it anew.", file=name)


def not_a_spreadsheet(name):
    """The sentence for a file of some other kind."""
    return _("%(file)s is not a spreadsheet. Only .xlsx and .csv files are read.", file=name)
