"""All that somebody may see, as one ZIP that is made while it is sent: folders by day, names in Thai."""

import re
from itertools import chain, count

from flask import Response, g
from flask_babel import force_locale
from flask_babel import gettext as _
from zipstream import ZipStream

from trainer.materials.file_names import disposition
from trainer.materials.serving import SAVED
from trainer.materials.shelf import parts
from trainer.storage import storage
from trainer.thai import dates

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
LONGEST = 80  # letters of a folder's name


def bundle(cohort, sessions, rows):
    """The answer with the ZIP of these rows (Material, MaterialVersion); its length is known before it is made."""
    with force_locale("th"):  # names are Thai, whoever reads them
        parcel = ZipStream(sized=True)
        for path, version in files(cohort, sessions, rows):
            parcel.add(storage().blocks(version.place, version.size), path, size=version.size)
        if leading := links(cohort, sessions, rows):
            parcel.add(leading, f"{_('Links')}.txt")
        name = f"{_('Materials')} {cohort.programme.slug} {_('cohort %(number)s', number=cohort.number)}.zip"
    answer = Response(iter(parcel), content_type="application/zip", direct_passthrough=True)
    answer.content_length = len(parcel)
    answer.headers |= {"Content-Disposition": disposition(name, inline=False), "Cache-Control": "private, no-store"}
    g.content_security_policy = SAVED
    return answer


def files(cohort, sessions, rows):
    """Pairs (path in the ZIP, MaterialVersion), in the order of the shelf; no path twice."""
    taken = set()
    for folder, _board, _material, version in walked(cohort, sessions, rows):
        if not version.is_link:
            path = free(f"{folder}/{version.name}", taken)
            taken.add(path.casefold())
            yield path, version


def free(path, taken):
    """The path, or the first numbered one like it that is not taken."""
    stem, _dot, ending = path.rpartition(".")
    numbered = (f"{stem} ({number}).{ending}" for number in count(2))
    return next(one for one in chain([path], numbered) if one.casefold() not in taken)


def walked(cohort, sessions, rows):
    """(folder, Board, Material, MaterialVersion) of every row, in the order of the shelf."""
    for part in parts(cohort, sessions, rows, material=lambda row: row[0], bare=False):
        folder = folder_of(part)
        for board in part.filled:
            inner = f"{folder}/{spelt(board.session.title)}" if board.session else folder
            for material, version in board.items:
                yield inner, board, material, version


def folder_of(part):
    if part.number is None and part.date is None:
        return _("The whole training")
    day = dates.long_date(part.date, locale="th") if part.date else ""
    return spelt(_("Day %(number)s", number=part.number) + f" {day}" if part.number else day)


def spelt(text):
    """A text as every system takes it for the name of a folder."""
    return FORBIDDEN.sub("-", text)[:LONGEST].strip(" .") or "-"


def links(cohort, sessions, rows):
    """The links among them as a text: title and address, line by line."""
    return "\r\n".join(
        f"{folder}\r\n{material.title}\r\n{version.url}\r\n"
        for folder, _board, material, version in walked(cohort, sessions, rows) if version.is_link
    )  # fmt: skip
