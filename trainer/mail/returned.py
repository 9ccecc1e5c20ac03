"""Reads a mail that says that a letter of ours did not arrive. Pure: a mail in, what it says out.

The usual form is a delivery status notification (RFC 3464 in a multipart/report, RFC 6522) as Postfix, Exim, Exchange
and Gmail write it; what others write in plain words is read by `plain_returns`.
"""

import re
from dataclasses import dataclass
from email import message_from_string
from enum import StrEnum

from trainer.mail import mark, plain_returns

STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")  # RFC 3463
LONGEST = 500

# Enhanced status codes (RFC 3463, and those that Exchange gives another meaning) that blame the address itself.
# 5.1.7 and 5.1.8 are about the sender's address, 5.2.2 is a full mailbox, 5.7.x a rule: the address may be right.
# 5.4.1 and 5.4.310 are Exchange's words for nobody there and no such domain, 5.4.4 is Postfix's for the latter.
ADDRESS_IS_WRONG = {"1.0", "1.1", "1.2", "1.3", "1.4", "1.6", "1.10", "2.0", "2.1", "4.1", "4.4", "4.310", "7.17"}


class Verdict(StrEnum):
    """HARD: the address does not work. SOFT: it came back, but the address may be right. DELAYED: still under way."""

    HARD = "hard"
    SOFT = "soft"
    DELAYED = "delayed"


@dataclass(frozen=True)
class Returned:
    """What a mail says about a letter of ours: `status` as x.y.z or "", `said` by the mail server that refused it."""

    mark: mark.Mark
    verdict: Verdict
    status: str
    said: str


def read(mail):
    """What an email.message.Message says of a letter that did not arrive; None when it is any other kind of mail."""
    seen = next(filter(None, map(mark.found, texts(mail))), None)
    if seen is None:
        return None
    report = notification(mail)
    if report is not None:
        return judged(seen, report, mail)
    plain = plain_returns.read(mail)
    return plain and Returned(seen, verdict(*plain), enhanced(plain[1]), one_line(plain[1]))


def notification(mail):
    """The block of fields about the recipient, or None where the mail is no delivery status notification."""
    parts = [part for part in mail.walk() if part.get_content_type() in STATUS_TYPES]
    told = [block for part in parts for block in blocks(part) if block["Action"]]
    actions = {action: block for block in reversed(told) if (action := said_in(block, "Action").lower())}
    return actions.get("failed") or actions.get("delayed")


def blocks(part):
    """The blocks of fields of a status part; the parser makes mails of them, of global ones only the first."""
    payload = part.get_payload()
    for block in payload if isinstance(payload, list) else []:
        yield block
        rest = block.get_payload()
        if isinstance(rest, str):
            yield from map(message_from_string, filter(str.strip, re.split(r"\r?\n[ \t]*\r?\n", rest)))


def judged(seen, block, mail):
    """What the fields about the recipient come to."""
    action, status = said_in(block, "Action").lower(), said_in(block, "Status")
    diagnostic = said_in(block, "Diagnostic-Code").partition(";")[2] or said_in(block, "Diagnostic-Code")
    said = one_line(diagnostic) or plain_returns.reason(mail) or status
    code = enhanced(status)
    if not code or code.endswith(".0.0"):
        code = enhanced(diagnostic) or code
    return Returned(seen, verdict(action, f"{code} {said}"), code, one_line(said))


def verdict(action, said):
    """The Verdict of an action ("failed", "delayed") and of what was said, which may begin with a status code."""
    if action == "delayed":
        return Verdict.DELAYED
    code = enhanced(said)
    kind, _dot, what = code.partition(".")
    if kind == "5" and what != "0.0":
        return Verdict.HARD if what in ADDRESS_IS_WRONG else Verdict.SOFT
    if kind == "4":
        return Verdict.SOFT
    return Verdict.SOFT if plain_returns.not_the_address(said) else Verdict.HARD


def enhanced(text):
    """The first enhanced status code in a text, or ""."""
    found = ENHANCED.search(text or "")
    return found[0] if found else ""


def said_in(block, name):
    return str(block[name] or "").strip()


def one_line(text):
    return " ".join(str(text).split())[:LONGEST]


def texts(mail):
    """Everything in which the mark may stand: the letter that came back first, then headers and texts of the rest."""
    parts = list(mail.walk())
    for part in parts:
        yield str(part["Message-ID"] or "") if part is not mail else ""
    for part in parts:
        yield "\n".join(str(value) for value in part.values())
        if part.get_content_maintype() == "text":
            yield plain_returns.text_of(part)
