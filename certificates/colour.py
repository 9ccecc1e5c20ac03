"""Colours of a design: tints of one, and whether writing in it can be read.

Source of the contrast: Web Content Accessibility Guidelines 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import re

WRITTEN = re.compile(r"#[0-9a-f]{6}")
READABLE = 4.5  # WCAG 2.2, 1.4.3, for text that is not large
TINTS = (80, 50, 30, 15, 6)  # percent of a colour, the rest white: --ink-15 beside --ink


def contrast(one: str, other: str) -> float:
    """How much lighter one of two colours (#rrggbb) is than the other: from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tint(colour: str, percent: int) -> str:
    """So much of a colour (#rrggbb), the rest white."""
    return "#" + "".join(f"{round(part * percent / 100 + 255 * (100 - percent) / 100):02x}" for part in _parts(colour))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[i:i + 2], 16) for i in (1, 3, 5))
