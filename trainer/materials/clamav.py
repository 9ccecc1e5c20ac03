"""Has files looked through by ClamAV: its daemon clamd takes them over a socket (the protocol INSTREAM)."""

import socket
import struct

from flask_babel import gettext as _

from trainer.errors import Refused

PATIENCE = 100  # seconds for each answer; a job that is silent for longer than two minutes is given to another worker
LONGEST_ANSWER = 4096


def found_in(blocks, address):
    """The name of what clamd finds in the content, or None when it is clean.

    `address`: host:port, or the path of a socket. Raises Refused when nobody answers or the answer is not understood,
    and TooLarge when it takes no file of this size.
    """
    try:
        with reached(address) as line:
            hand_over(line, blocks)
            answer = heard(line)
    except OSError as error:
        raise Refused(_("The virus scanner at %(address)s does not answer (%(why)s).", address=address,
                        why=error.strerror or error)) from error
    return verdict(answer)


class TooLarge(Refused):
    """The scanner takes no file of this size, now or later."""


def reached(address):
    """A connection to the daemon."""
    if "/" in address:
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(PATIENCE)
        line.connect(address)
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host or "127.0.0.1", int(port)), PATIENCE)


def hand_over(line, blocks):
    """Send the content; a daemon that has had enough hangs up, and says why before."""
    try:
        line.sendall(b"zINSTREAM\0")
        for block in blocks:
            line.sendall(struct.pack("!L", len(block)) + block)
        line.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        return


def heard(line):
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (more := line.recv(1024)):
        answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def verdict(answer):
    words = answer.removeprefix("stream: ")
    if words == "OK":
        return None
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND")
    if "size limit" in words:
        raise TooLarge(_("The file is larger than the virus scanner takes (StreamMaxLength in clamd.conf)."))
    raise Refused(_("The virus scanner answered “%(answer)s”.", answer=words or "–"))
