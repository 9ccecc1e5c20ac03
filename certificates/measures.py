"""The measures of a design.toml: the paper, how far texts shrink, where the QR stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .colour import WRITTEN


@dataclass(frozen=True)
class Fit:
    """How far a text may shrink: points from `size` down to `least`, on at most `lines` lines."""

    size: float
    least: float
    lines: int = 1

    def __post_init__(self):
        if not 0 < self.least <= self.size or self.lines < 1:
            raise ValueError(f"a text cannot shrink from {self.size} to {self.least} points on {self.lines} lines")


@dataclass(frozen=True)
class Paper:
    """Width and height of the page in millimetres; `turned_by` names a switch that exchanges them."""

    width: float = 297
    height: float = 210
    turned_by: str = ""

    def __post_init__(self):
        if not all(50 <= side <= 1200 for side in (self.width, self.height)):
            raise ValueError("a page measures from 50 to 1200 millimetres each way")

    def turned(self, values: Mapping[str, Any]) -> Paper:
        """The paper as it lies, for these values of the design's fields."""
        turn = self.turned_by and values[self.turned_by]
        return replace(self, width=self.height, height=self.width) if turn else self


@dataclass(frozen=True)
class Square:
    """Where the QR stands: millimetres from two edges of the page, its side with the quiet zone, its colour."""

    left: float
    top: float
    side: float
    colour: str = "#000000"
    below: float = 0  # millimetres from its upper edge down to the foot of the page

    def __post_init__(self):
        if not (0 <= self.left and 0 <= self.top and self.side > 0 and self.side <= self.below):
            raise ValueError("the QR does not lie on the page")
        if not re.fullmatch(WRITTEN, self.colour):
            raise ValueError("the QR needs a colour as #rrggbb, or the name of a colour field")


def square_on(paper: Paper, values: Mapping[str, Any], side: float, colour: str = "#000000", **place) -> Square:
    """The QR on this paper; `place` is left or right, and top or bottom, in millimetres from that edge.

    Raises TypeError for any other place, ValueError for one that does not lie on the page.
    """
    if len(place) != 2 or len(place.keys() & {"left", "right"}) != 1 or len(place.keys() & {"top", "bottom"}) != 1:
        raise TypeError("the QR stands so far from the left or right, and from the top or bottom")
    left = place["left"] if "left" in place else paper.width - side - place["right"]
    top = place["top"] if "top" in place else paper.height - side - place["bottom"]
    if left + side > paper.width:
        raise ValueError("the QR does not lie on the page")
    return Square(left, top, side, str(values.get(colour, colour)), paper.height - top)
