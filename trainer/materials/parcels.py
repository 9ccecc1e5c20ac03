"""Judges files by looking through them: what a ZIP holds, which Office files are, and that nothing else is a ZIP."""

import io
import struct
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from flask_babel import gettext as _

from trainer.errors import Refused
from trainer.materials import kinds
from trainer.materials.kinds import HEAD, KINDS, TEXT

LONGEST_LIST = 2 * 2**20  # bytes of a ZIP's list of contents, some 20,000 files
LONGEST_PART = 2**20  # of a part that is read
END, END_LENGTH, LONGEST_COMMENT = b"PK\x05\x06", 22, 2**16
FAR_END, FAR_END_LENGTH = b"PK\x06\x07", 20
TYPES = "[Content_Types].xml"
MAIN = {
    "wordprocessingml.document.main+xml": "docx", "spreadsheetml.sheet.main+xml": "xlsx",
    "presentationml.presentation.main+xml": "pptx", "presentationml.slideshow.main+xml": "ppsx",
}  # fmt: skip
OPEN = {f"{kinds.OPEN}{name}".encode(): ending for name, ending in
        (("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp"))}  # fmt: skip
WITH_MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".pptm", ".ppsm", ".potm", ".ppam",
               "vbaproject.bin")  # fmt: skip
WITHIN_MACROS = ("basic/", "scripts/", "xl/macrosheets/")
PROGRAMS = (".exe", ".msi", ".scr", ".bat", ".cmd", ".com", ".pif", ".vbs", ".vbe", ".ps1", ".hta", ".lnk", ".jar",
            ".apk", "meta-inf/manifest.mf", "androidmanifest.xml")  # fmt: skip
DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, NotImplementedError, KeyError, EOFError,
           struct.error)  # fmt: skip


def judge(file, size, name):
    """The Kind of a file (seekable, of so many bytes). Raises Refused with a sentence that names it."""
    file.seek(0)
    head = file.read(HEAD)
    kinds.refuse_by_head(head, name)
    if head.startswith(b"PK"):
        return unpacked(file, size, name)
    if listing(file, size):
        raise kinds.two_in_one(name)
    file.seek(0)
    return kinds.by_signature(head, name) or kinds.text(file.read(TEXT), name)


def unpacked(file, size, name):
    """The Kind of a ZIP: an Office file, or just files."""
    length = listing(file, size)
    if length is None:
        raise damaged(name)
    if length > LONGEST_LIST:
        raise Refused(_("“%(file)s” holds more files than can be looked through. Pack fewer.", file=name))
    try:
        with zipfile.ZipFile(file) as parcel:
            return within(parcel, name)
    except DAMAGED as error:
        raise damaged(name) from error


def within(parcel, name):
    entries = parcel.infolist()
    inside = [one.filename for one in entries]
    if not entries:
        raise kinds.empty(name)
    if any(one.flag_bits & 1 for one in entries):
        raise Refused(_("“%(file)s” is locked with a password, so nobody can see what is in it. Send it without.",
                        file=name))
    refuse_names(inside, name)
    if TYPES in inside:
        return office(content_types(parcel.open(TYPES).read(LONGEST_PART), name), name)
    if inside[0] == "mimetype":
        ending = OPEN.get(parcel.open("mimetype").read(200))
        if ending is None:
            raise not_taken(name)
        return KINDS[ending]
    return KINDS["zip"]


def refuse_names(inside, name):
    """Refuse a ZIP for the names in it: macros, programs, and paths that lead out of the folder it is unpacked in."""
    for one in inside:
        low = one.lower().replace("\\", "/")
        if low.endswith(WITH_MACROS) or low.startswith(WITHIN_MACROS):
            raise macros(name)
        if low.startswith("/") or ".." in low.split("/") or low[1:2] == ":":
            raise Refused(_("“%(file)s” would write outside the folder that it is unpacked in. Pack it anew.",
                            file=name))
        if low.endswith(PROGRAMS):
            raise Refused(_("“%(file)s” holds a program (%(program)s). Programs are not taken.", file=name,
                            program=one[-60:]))


def content_types(data, name):
    """The types that an Office file says its parts are of."""
    try:
        return [one.get("ContentType", "").lower() for one in ElementTree.fromstring(data)]
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise damaged(name) from error


def office(types, name):
    if any("macroenabled" in one or "vbaproject" in one for one in types):
        raise macros(name)
    found = next((ending for sign, ending in MAIN.items() if any(one.endswith(sign) for one in types)), None)
    if found is None:
        raise not_taken(name)
    return KINDS[found]


def listing(file, size):
    """How many bytes the list of contents takes at the end of a ZIP; None where the file does not end like one."""
    start = max(0, size - END_LENGTH - LONGEST_COMMENT)
    file.seek(start)
    tail = file.read(size - start)
    at = len(tail)
    while (at := tail.rfind(END, 0, at)) >= 0:
        comment = tail[at + 20 : at + END_LENGTH]
        if len(comment) == 2 and at + END_LENGTH + struct.unpack("<H", comment)[0] == len(tail):
            length = struct.unpack("<L", tail[at + 12 : at + 16])[0]
            return length if length < 2**32 - 1 else far_listing(file, tail, at)
    return None


def far_listing(file, tail, at):
    """The same of a ZIP that is too large for the usual end, and says in another place how long its list is."""
    locator = tail[at - FAR_END_LENGTH : at]
    if not locator.startswith(FAR_END):
        return 2**32 - 1
    file.seek(struct.unpack("<Q", locator[8:16])[0])
    record = io.BytesIO(file.read(56)).getvalue()
    return struct.unpack("<Q", record[40:48])[0] if len(record) == 56 else 2**32 - 1


def macros(name):
    return Refused(_("“%(file)s” holds macros, which can do harm. Save it without (as .docx, .xlsx or .pptx).",
                     file=name))


def damaged(name):
    return Refused(_("“%(file)s” is damaged and cannot be opened. Save it anew and send it again.", file=name))


def not_taken(name):
    return Refused(_("“%(file)s” is packed like an Office file, but of a kind that is not taken. Save it as .docx, "
                     ".xlsx, .pptx or PDF.", file=name))
