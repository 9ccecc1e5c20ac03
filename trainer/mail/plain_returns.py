"""Mails that say in plain words that a letter did not arrive: qmail, older Exim and Sendmail, gateways. Pure."""

import re
from email.utils import parseaddr

SENDERS = {"mailer-daemon", "postmaster", "mailerdaemon", "mail-daemon", "mdaemon"}
COPY_BEGINS = re.compile(
    r"^\s*-{2,}.*(copy of|original message|returned message|message header|unsent message|below this line).*$"
    r"|^\s*(Return-Path|Received|Message-ID): ", re.I | re.M
)  # fmt: skip
DELAYED = re.compile(
    r"still (being )?(trying|retried|queued)|has not (yet )?been delivered|not yet been delivered|will (keep|continue) "
    r"(on )?(trying|to be|delivery)|will be retried|transient non-fatal|delivery (status notification \(delay|delayed)|"
    r"message delayed|delayed mail|warning: (message|could not send)|this is a warning message only|"
    r"do not need to resend", re.I
)  # fmt: skip
FAILED = re.compile(
    r"permanent (fatal )?error|could ?n[o']t be delivered|could not be delivered|cannot be delivered|not be delivered|"
    r"wasn.t delivered|was not delivered|not delivered to|undeliver(able|ed)|deliver(y|ies)( to .{0,200})? (has )?fail|"
    r"failed permanently|wasn.t able to deliver|unable to deliver|failure notice|returned (mail|to sender)|"
    r"mail delivery failed|address(es)? (failed|not found)|giving up|given up|"
    r"(user|recipient|account) unknown|no such user", re.I
)  # fmt: skip
NOT_THE_ADDRESS = re.compile(
    r"quota|mailbox.{0,20}full|full mailbox|over.?limit|too (large|big|long)|size limit|exceeds|spam|blocked|"
    r"block ?list|black ?list|reputation|policy|dmarc|\bspf\b|dkim|greylist|time[d ]?.?out|timeout|"
    r"connection refused|retry timeout|rate limit|loop", re.I
)  # fmt: skip
TELLING = re.compile(
    r"\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b|unrout|unknown|no such|does ?n[o']t exist|not found", re.I
)


def read(mail):
    """("failed" or "delayed", what was said) of a mail that a mail server wrote in its own words; None of any other."""
    if not by_a_mail_server(mail):
        return None
    words = f"{mail['Subject'] or ''}\n{own_words(mail)}"
    if DELAYED.search(words):
        return "delayed", reason(mail)
    if mail["X-Failed-Recipients"] or FAILED.search(words):
        return "failed", reason(mail)
    return None


def by_a_mail_server(mail):
    """Whether a mail server wrote it: by its sender's name, or because it cannot be answered (RFC 5321, 4.5.5)."""
    sender = parseaddr(str(mail["From"] or ""))[1].partition("@")[0].lower()
    return sender in SENDERS or bool(mail["X-Failed-Recipients"])


def reason(mail):
    """The line that says why, as well as it can be told; "" where there is none."""
    lines = [line.strip() for line in own_words(mail).splitlines()]
    return next((line for line in lines if TELLING.search(line)), "")


def not_the_address(said):
    """Whether the words blame something else than the address: a full mailbox, a rule against spam, no answer."""
    return bool(NOT_THE_ADDRESS.search(said))


def own_words(mail):
    """What the mail server wrote, without the letter that it gives back; at most 10,000 characters."""
    first = next((part for part in mail.walk() if part.get_content_type() == "text/plain"), None)
    words = text_of(first) if first is not None else ""
    begins = COPY_BEGINS.search(words)
    return words[: begins.start() if begins else len(words)][:10_000]


def text_of(part):
    """The text of a part, whatever its encoding says."""
    data = part.get_payload(decode=True) or b""
    try:
        return data.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:  # an encoding that nobody knows
        return data.decode("utf-8", errors="replace")
