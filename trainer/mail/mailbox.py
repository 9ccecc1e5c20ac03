"""The mailbox that letters come back to, read by IMAP. What is not about a letter of ours stays there unread.

BOUNCES_IMAP_URL names it: imaps://user:password@host[:port][/folder], or imap+starttls:// or imap:// (not encrypted).
User and password may stand in BOUNCES_IMAP_USER and BOUNCES_IMAP_PASSWORD instead. No transaction is open while the
mail server is spoken to.
"""

import imaplib
import ssl
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit

import imap_tools
from flask import current_app
from flask_babel import gettext as _
from imap_tools import AND, MailMessageFlags, U
from sqlalchemy import BigInteger, String, Text, update
from sqlalchemy.orm import Mapped, mapped_column

from trainer.database import db, now
from trainer.errors import Refused
from trainer.mail import bounces

SECONDS = 30  # for each answer of the mail server
LARGEST = 20 * 1024 * 1024
LINES = {
    "imaps": (imap_tools.MailBox, 993),
    "imap+starttls": (imap_tools.MailBoxStartTls, 143),
    "imap": (imap_tools.MailBoxUnencrypted, 143),
}
TROUBLE = (OSError, imaplib.IMAP4.error, imap_tools.ImapToolsError)


class Mailbox(db.Model):
    """How far a mailbox has been read: mails up to `uid` need not be looked at again while `uidvalidity` holds
    (RFC 9051, 2.3.1.1). `error` is what went wrong the last time, or ""."""

    __tablename__ = "mailbox"

    name: Mapped[str] = mapped_column(String(300), primary_key=True)
    uidvalidity: Mapped[int] = mapped_column(BigInteger, default=0)
    uid: Mapped[int] = mapped_column(BigInteger, default=0)
    read_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(Text, default="")


@dataclass(frozen=True)
class Place:
    """Where a mailbox is and how it is opened."""

    scheme: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"

    @property
    def name(self):
        """What it is called on screens and in the database."""
        return f"{self.user}@{self.host}/{self.folder}"[:300]


def place():
    """The Place that is set, or None. Raises Refused when the setting cannot be understood; never says the password."""
    settings = current_app.config
    if not settings["BOUNCES_IMAP_URL"]:
        return None
    try:
        url = urlsplit(settings["BOUNCES_IMAP_URL"])
        port = url.port or LINES[url.scheme][1]
    except (ValueError, KeyError):
        url = port = None
    if not url or not url.hostname:
        raise Refused(_("BOUNCES_IMAP_URL cannot be understood; write imaps://user@mail.example.org/INBOX."))
    user = settings["BOUNCES_IMAP_USER"] or unquote(url.username or "")
    password = settings["BOUNCES_IMAP_PASSWORD"] or unquote(url.password or "")
    return Place(url.scheme, url.hostname, port, user, password, unquote(url.path.strip("/")) or "INBOX")


def read():
    """Take every new mail of the mailbox that says that a letter did not arrive; returns a Counter of `bounces.take`.

    Commits after each mail, and only then marks it as read: one that is cut off is found again. Raises Refused when
    the mailbox cannot be read, and when none is set.
    """
    there = place()
    if there is None:
        raise Refused(_("No mailbox for letters that come back is set (BOUNCES_IMAP_URL)."))
    try:
        done = read_at(there)
    except TROUBLE as error:
        db.session.rollback()
        said = f"{type(error).__name__}: {error}"[:1000]
        note(there, error=said)
        raise Refused(_("The mailbox for letters that come back cannot be read: %(said)s", said=said)) from error
    note(there, error="", read_at=now())
    return done


def read_at(there):
    """Take what is new at a Place."""
    done = Counter()
    with opened(there) as box:
        last = read_to(there, box.folder.status(there.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
        for mail in new_mails(box, last):
            done[take(box, mail)] += 1
            note(there, uid=int(mail.uid))
    return done


def new_mails(box, last):
    """The unread mails that were not looked at yet, oldest first, one at a time."""
    wanted = AND(seen=False, uid=U(str(last + 1), "*"), size_lt=LARGEST)
    for mail in box.fetch(wanted, mark_seen=False, bulk=False):
        if int(mail.uid) > last:  # 8:* finds mail 7 where there is no mail 8
            yield mail


def take(box, mail):
    """Take one mail; one that cannot be read is logged, left as it is, and does not hold up the others."""
    try:
        became = bounces.take(mail.obj)
        db.session.commit()
    except Exception:
        db.session.rollback()
        current_app.logger.exception("Mail %s of the mailbox for bounces cannot be read", mail.uid)
        return "unknown"
    if became != "unknown":
        box.flag([mail.uid], MailMessageFlags.SEEN, True)
    return became


def read_to(there, uidvalidity):
    """The last mail that was looked at; 0 when the server has numbered its mails anew since."""
    found = db.session.get(Mailbox, there.name)
    last = found.uid if found and found.uidvalidity == uidvalidity else 0
    if found is None:
        db.session.add(Mailbox(name=there.name, uidvalidity=uidvalidity))
    note(there, uidvalidity=uidvalidity, uid=last)
    return last


def note(there, **facts):
    """Write down how far the mailbox was read, or what went wrong, and let go of the database."""
    if db.session.get(Mailbox, there.name) is None:
        db.session.add(Mailbox(name=there.name))
        db.session.flush()
    db.session.execute(update(Mailbox).where(Mailbox.name == there.name).values(**facts))
    db.session.commit()


@contextmanager
def opened(there):
    """The mailbox, its folder chosen; closed however the reading ends. A server must prove by its certificate who it
    is before it is told the password."""
    sealed = {} if there.scheme == "imap" else {"ssl_context": ssl.create_default_context()}
    box = LINES[there.scheme][0](there.host, there.port, timeout=SECONDS, **sealed)
    try:
        box.login(there.user, there.password, there.folder)
        yield box
    finally:
        with suppress(*TROUBLE):  # the server may have been quicker
            box.logout()
