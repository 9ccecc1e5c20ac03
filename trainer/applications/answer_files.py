"""Files that were sent as answers: judged by what they are, never by what they are called.

They lie under FILES_DIR/answers with random names. Until the form is sent, what stands for one is a signed ticket:
the form carries it in the field of the question, a draft keeps it, and nobody can make one up.
"""

import io
import os
import re
import secrets
import time
from pathlib import PurePosixPath

import pikepdf
from flask import current_app
from flask_babel import gettext as _
from itsdangerous import BadSignature
from PIL import Image, ImageOps
from sqlalchemy import event

from trainer import links, paper
from trainer.applications.entries import cleaned
from trainer.database import db
from trainer.errors import Refused

FOLDER = "answers"
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000  # a telephone's picture has 12 to 50 million
TYPES = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
PLACE = re.compile(rf"{FOLDER}/[\w-]{{43}}\.(pdf|jpg|png)", re.ASCII)
PICTURES = {"JPEG": ".jpg", "PNG": ".png"}
FORGOTTEN = "files of answers to delete"  # key of the session's own notes


def keep(upload):
    """Judge an upload (werkzeug's FileStorage) and keep it; returns {"place", "name", "size"} as an answer keeps it.

    Raises Refused with the reason when it is empty, larger than 10 MB, or neither PDF nor JPEG nor PNG.
    """
    data = upload.stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. Please send a smaller one."))
    data, ending = judged(data)
    place = f"{FOLDER}/{secrets.token_urlsafe(32)}{ending}"
    write(place, data)
    return {"place": place, "name": shown_name(upload.filename, ending), "size": len(data)}


def judged(data):
    """The bytes to keep and their ending. Pictures are drawn anew, without what a camera notes of place and time."""
    if not data:
        raise Refused(_("The file is empty. Please choose it again."))
    if b"%PDF-" in data[:1024]:
        return pdf(data), ".pdf"
    return picture(data)


def pdf(data):
    """The bytes of a PDF that opens and has a page."""
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError:
        raise Refused(_("The PDF is locked with a password. Please send one that opens without.")) from None
    except Exception:  # what a broken file makes a parser raise is not to be foreseen
        pages = 0
    if pages:
        return data
    raise Refused(_("The PDF is damaged and cannot be opened. Please send it again."))


def picture(data):
    """A JPEG or PNG drawn anew. Everything else is refused."""
    try:
        with Image.open(io.BytesIO(data), formats=list(PICTURES)) as sent:
            refuse_too_many_pixels(sent)
            ending, clean = PICTURES[sent.format], bare(ImageOps.exif_transpose(sent))
    except Refused:
        raise
    except Exception:  # see above
        raise Refused(_("Only PDF, JPEG and PNG can be sent, and this file is none of them, whatever its name "
                        "says.")) from None
    stream = io.BytesIO()
    clean.convert("RGB" if ending == ".jpg" else clean.mode).save(stream, "JPEG" if ending == ".jpg" else "PNG",
                                                                quality=90)
    return stream.getvalue(), ending


def refuse_too_many_pixels(sent):
    if sent.width * sent.height > MOST_PIXELS:
        raise Refused(_("The picture has more pixels than can be opened safely. Please send a smaller one."))


def bare(sent):
    """The picture alone: neither position nor camera, comment or thumbnail goes along."""
    mode = "RGBA" if sent.mode in ("RGBA", "LA", "PA") or "transparency" in sent.info else "RGB"
    clean = Image.new(mode, sent.size)
    clean.paste(sent.convert(mode))
    return clean


def shown_name(name, ending):
    """What the file is called for readers: no folder, no signs that deceive, and the ending that it deserves."""
    last = re.split(r"[/\\]", name or "")[-1]
    stem = re.sub(r"\.(pdf|jpe?g|png)$", "", cleaned(last), flags=re.IGNORECASE)
    return (re.sub(r'[<>:"|?*]', "", stem).strip(" .")[:100] or _("file")) + ending


def write(place, data):
    """Write a file whole or not at all, readable by this installation only."""
    path = path_of(place)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_name(f".{path.name}.part")
    with open(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)
    half.replace(path)


def path_of(place):
    """Where a file lies. Raises ValueError for a place that is none of ours."""
    if not PLACE.fullmatch(place):
        raise ValueError(f"Not the place of an answer's file: {place!r}")
    return current_app.config["FILES_DIR"] / place


def ticket(file):
    """What stands for a kept file in a form or a draft."""
    return links.signer("answer-file").dumps([file["place"], file["name"], file["size"]])


def of_ticket(words):
    """The file that a ticket stands for, or None: forged, no ticket at all, or thrown away meanwhile."""
    try:
        place, name, size = links.signer("answer-file").loads(words)
        found = path_of(place)
    except (BadSignature, TypeError, ValueError):
        return None
    return {"place": place, "name": name, "size": size} if found.is_file() else None


def hold(file):
    """Say that the file is in use, so that the sweep leaves it for another day."""
    os.utime(path_of(file["place"]))


def response(file):
    """The file to be saved, never to be shown inside a page of ours. Raises FileNotFoundError when it is gone."""
    kind = TYPES[PurePosixPath(file["place"]).suffix]
    answer = paper.show(path_of(file["place"]).read_bytes(), file["name"], kind, as_attachment=True)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def forget(file):
    """Delete the file once this transaction is committed; after a rollback it stays."""
    db.session().info.setdefault(FORGOTTEN, []).append(path_of(file["place"]))


@event.listens_for(db.session, "after_commit")
def delete_forgotten(session):
    for path in session.info.pop(FORGOTTEN, []):
        path.unlink(missing_ok=True)


@event.listens_for(db.session, "after_rollback")
def spare_forgotten(session):
    session.info.pop(FORGOTTEN, None)


def abandoned(in_use, older_than):
    """Delete the files that nobody refers to and nobody held for so many seconds; returns how many.

    `in_use` are places that answers and drafts name.
    """
    count = 0
    folder = current_app.config["FILES_DIR"] / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        if f"{FOLDER}/{path.name}" not in in_use and time.time() - path.stat().st_mtime > older_than:
            path.unlink(missing_ok=True)
            count += 1
    return count
