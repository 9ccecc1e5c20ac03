"""What kind of file this is, judged by its content alone: names and declared types are only what somebody says."""

import codecs
from dataclasses import dataclass

from flask_babel import gettext as _

from trainer.errors import Refused

HEAD = 4096  # bytes at the beginning by which a kind is told
TEXT = 64 * 1024  # of a text that are looked at


@dataclass(frozen=True)
class Kind:
    """One kind of file that is taken; what is `inline` browsers may show by themselves, the rest is saved."""

    ending: str
    mimetype: str
    inline: bool = False


OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
KINDS = {
    one.ending: one
    for one in (
        Kind("pdf", "application/pdf", inline=True),
        Kind("jpg", "image/jpeg", inline=True), Kind("png", "image/png", inline=True),
        Kind("gif", "image/gif", inline=True), Kind("webp", "image/webp", inline=True),
        Kind("mp3", "audio/mpeg"), Kind("m4a", "audio/mp4"), Kind("mp4", "video/mp4"), Kind("webm", "video/webm"),
        Kind("docx", f"{OFFICE}wordprocessingml.document"), Kind("xlsx", f"{OFFICE}spreadsheetml.sheet"),
        Kind("pptx", f"{OFFICE}presentationml.presentation"), Kind("ppsx", f"{OFFICE}presentationml.slideshow"),
        Kind("odt", f"{OPEN}text"), Kind("ods", f"{OPEN}spreadsheet"), Kind("odp", f"{OPEN}presentation"),
        Kind("zip", "application/zip"), Kind("txt", "text/plain"), Kind("csv", "text/csv"),
    )
}  # fmt: skip
INLINE = {one.mimetype for one in KINDS.values() if one.inline}
SAME = {"jpeg": "jpg", "jpe": "jpg", "m4v": "mp4", "htm": "html", "text": "txt", "md": "txt", "log": "txt"}

PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
MARKUP = (b"<script", b"<html", b"<!doctype", b"<svg", b"<iframe", b"<body", b"<?php", b"<object", b"<embed")
LAYER_THREE = (0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2)  # the second byte of an MP3 without tags
PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"hevc")


def refuse_by_head(head, name):
    """Refuse what can be told from the first bytes, so that nobody sends all of it in vain. Raises Refused."""
    start = plain(head).lstrip()
    if not head:
        raise empty(name)
    if head.startswith(PROGRAMS):
        raise Refused(_("“%(file)s” is a program or a script. Programs are not taken.", file=name))
    if head.startswith(OLD_OFFICE):
        raise Refused(_("“%(file)s” is an old Office file (.doc, .xls, .ppt) or locked with a password. Save it anew "
                        "as .docx, .xlsx or .pptx without a password, or as PDF.", file=name))
    if head.startswith(b"{\\rtf"):
        raise Refused(_("“%(file)s” is an RTF file. Save it as .docx or PDF.", file=name))
    if head.startswith(PACKED) or head[257:262] == b"ustar":
        raise Refused(_("“%(file)s” is packed in a way that many phones cannot open. Pack it as .zip.", file=name))
    if start[:1] == b"<" and (b"<svg" in start or b"<?xml" in start[:5]):
        raise Refused(_("“%(file)s” is a drawing or a document in XML (such as SVG), which can carry scripts. Save it "
                        "as PNG or PDF.", file=name))
    if start[:1] == b"<":
        raise Refused(_("“%(file)s” is a web page, which can carry scripts. Save it as PDF, or add its address as a "
                        "link.", file=name))
    if not head.startswith(b"PK") and any(sign in start for sign in MARKUP):
        raise two_in_one(name)


def plain(head):
    """The bytes in lower case without marks of an encoding, so that a web page is known in any of them."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore").lower().encode("utf-8", "ignore")
    return head.removeprefix(codecs.BOM_UTF8).lower()


def by_signature(head, name):
    """The Kind that the first bytes tell of everything but ZIP and text; None where they tell none."""
    if head.startswith(b"%PDF-"):
        return KINDS["pdf"]
    if b"%PDF-" in head[:1024]:
        raise two_in_one(name)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return KINDS["png"]
    if head.startswith(b"\xff\xd8\xff"):
        return KINDS["jpg"]
    if head.startswith((b"GIF87a", b"GIF89a")):
        if printable(head[6:16]):
            raise two_in_one(name)  # a script that begins like a GIF
        return KINDS["gif"]
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return KINDS["webp"]
    if head.startswith(b"ID3") or head[:1] == b"\xff" and head[1:2] and head[1] in LAYER_THREE:
        return KINDS["mp3"]
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]:
        return KINDS["webm"]
    return film(head, name) if head[4:8] == b"ftyp" else None


def film(head, name):
    """MP4 in its varieties; its relatives that few devices open are refused."""
    brand = head[8:12]
    if brand in PICTURE_BRANDS:
        raise Refused(_("“%(file)s” is a picture of a kind that few devices open (HEIC or AVIF). Save it as JPEG.",
                        file=name))
    if brand == b"qt  ":
        raise Refused(_("“%(file)s” is a QuickTime film (.mov). Save it as MP4.", file=name))
    return KINDS["m4a" if brand.startswith(b"M4A") else "mp4"]


def text(head, name):
    """Text or CSV, which look alike: here the name may say which. Raises Refused for what is neither."""
    if not readable(head):
        raise Refused(_("“%(file)s” is not of a kind that is taken: PDF, Word, Excel, PowerPoint, OpenDocument, "
                        "pictures (JPEG, PNG, GIF, WebP), MP3, MP4, WebM, ZIP, .txt and .csv.", file=name))
    ending = ending_of(name)
    if ending not in ("", "txt", "csv"):
        raise Refused(_("“%(file)s” holds plain text and calls itself .%(ending)s. Text is taken as .txt or .csv only.",
                        file=name, ending=ending))
    return KINDS["csv" if ending == "csv" else "txt"]


def readable(head):
    """Whether the bytes are text in UTF-8, UTF-16 or the Thai encoding of Windows."""
    for encoding in ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "cp874"):
        try:
            words = codecs.getincrementaldecoder(encoding)().decode(head)  # its last letter may be cut off
        except UnicodeDecodeError:
            continue
        return not any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in words)
    return False


def printable(some):
    return all(32 <= byte < 127 or byte in b"\t\r\n" for byte in some)


def ending_of(name):
    """The ending of a name in lower case and its usual spelling, "" where it has none."""
    stem, dot, ending = name.rpartition(".")
    ending = ending.lower() if dot and stem and len(ending) <= 5 else ""
    return SAME.get(ending, ending)


def empty(name):
    return Refused(_("“%(file)s” is empty (0 bytes). Please choose it again.", file=name))


def two_in_one(name):
    return Refused(_("“%(file)s” is two kinds of file in one, as attackers make them. Save it anew with the program "
                     "that it comes from.", file=name))
