"""What files are called: as people named them, without what leads astray, with the ending that they deserve."""

import re
from urllib.parse import quote

from flask_babel import gettext as _

from trainer.materials.kinds import KINDS, SAME, ending_of
from trainer.thai.text import clean

LONGEST = 120
FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # no file of Windows may be called so
KNOWN = {*KINDS, *SAME, "html", "svg", "xml", "exe", "js", "doc", "xls", "ppt", "mov", "heic", "docm", "xlsm", "pptm"}


def tidy(name):
    """The last part of a path without signs that deceive or that some system cannot keep; never empty."""
    last = re.split(r"[/\\]", name or "")[-1]
    words = FORBIDDEN.sub("", clean(last)).strip(" .")
    stem, dot, ending = words.rpartition(".")
    if dot and len(ending) <= 5:
        return f"{stem[: LONGEST - 6].rstrip()}.{ending}"
    return words[:LONGEST].rstrip() or _("file")


def stem_of(name):
    """The name without an ending that says what kind of file it is; the title of what was not given one."""
    tidied = tidy(name)
    stem = tidied.rpartition(".")[0] if ending_of(tidied) in KNOWN else tidied
    return stem.strip(" .") or _("file")


def shown(name, kind):
    """What a file of this Kind is called: as it was named, with the ending of its kind."""
    stem = stem_of(name)
    return f"_{stem}.{kind.ending}" if DEVICES.fullmatch(stem) else f"{stem}.{kind.ending}"


def disposition(name, inline):
    """The header Content-Disposition (RFC 6266): the name in UTF-8 (RFC 8187), and a plain one for old programs."""
    ending = ending_of(name)
    old = name if name.isascii() and not set(name) & set('"\\%;') else f"material.{ending}" if ending else "material"
    way = "inline" if inline else "attachment"
    return f"{way}; filename=\"{old}\"; filename*=UTF-8''{quote(name, safe='')}"
