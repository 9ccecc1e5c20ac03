"""Names for files that every file system takes: no separators or reserved signs, not too long, all different. Pure."""

import re
import unicodedata

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
MOST_BYTES = 180  # ext4 allows 255 bytes, and Thai takes three for each letter


def file_name(*parts, ending=".pdf"):
    """Words as one file name: 4/001/2563, นายสมชาย ใจดี → "4-001-2563 นายสมชาย ใจดี.pdf"."""
    whole = FORBIDDEN.sub("-", unicodedata.normalize("NFC", " ".join(parts)))
    cut = " ".join(whole.split()).encode()[:MOST_BYTES].decode(errors="ignore")
    return (cut.strip(" .-") or "_") + ending


def file_names(certificates):
    """A name for each certificate from its number and its holder's name; made different where two would be the same.

    Two names are the same on file systems that ignore case, too.
    """
    taken, named = set(), []
    for one in certificates:
        name = file_name(one.number, one.facts["name"])
        if name.casefold() in taken:
            name = file_name(one.number, one.facts["name"][:30], f"({len(named) + 1})")
        taken.add(name.casefold())
        named.append(name)
    return named
