"""The codes that a screen shows now and in the next minutes, ready to be drawn.

A screen takes some minutes of codes along, so that it goes on while the hall's network is down: people scan with their
own network.
"""

import base64
import functools
import itertools

import segno

from trainer import links
from trainer.attendance.windows import window
from trainer.door import self_check_in_codes as codes

AHEAD = 15  # steps: five minutes


def address(text):
    """The whole address that a code's picture holds."""
    return links.address("door.check_in", text=text)


def coming(hall, slot, moment):
    """The codes from this moment on as [{"from": milliseconds since 1970, "size", "bits"}]; empty where none is shown.

    None is shown before the slot opens, from its end on, or where self check-in is switched off.
    """
    if not hall.self_check_in or hall.cohort.closed_at:
        return []
    span, first = window(slot, hall.cohort.programme), codes.step_at(moment)
    steps = [step for step in range(first, first + AHEAD) if span.opens <= max(moment, codes.begun(step)) < span.closes]
    return [
        {"from": step * codes.STEP * 1000} | drawn(address(codes.code(hall.secret, slot.id, step))) for step in steps
    ]


def shown(hall, slot, moment):
    """The path of the code of this moment and how many modules stand in a row; None where none is shown."""
    found = coming(hall, slot, moment)
    if not found or found[0]["from"] > moment.timestamp() * 1000:
        return None
    here = matrix(address(codes.code(hall.secret, slot.id, codes.step_at(moment))))
    return {"size": len(here), "path": "".join(run for y, row in enumerate(here) for run in runs(row, y))}


def runs(row, y):
    """The dark stretches of a row as parts of an SVG path; static/js/hall.js draws in the same way."""
    x = 0
    for bit, modules in itertools.groupby(row):
        length = len(list(modules))
        if bit:
            yield f"M{x} {y}h{length}v1h-{length}z"
        x += length


@functools.lru_cache(1024)
def drawn(text):
    """A code's modules row by row, a bit each (1 is dark), as base64; `size` is how many stand in a row."""
    bits = [bit for row in matrix(text) for bit in row]
    bits += [0] * (-len(bits) % 8)
    packed = bytes(int("".join(map(str, bits[at : at + 8])), 2) for at in range(0, len(bits), 8))
    return {"size": len(matrix(text)), "bits": base64.b64encode(packed).decode()}


@functools.lru_cache(64)
def matrix(text):
    """The rows of a QR code (ISO/IEC 18004, error correction M), 1 for a dark module, without its quiet zone."""
    return tuple(tuple(row) for row in segno.make_qr(text, error="m").matrix)
