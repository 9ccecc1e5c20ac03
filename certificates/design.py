"""A design: the folder that says how a certificate looks, read and checked before anything is laid out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .certificate import FACTS
from .errors import DesignError
from .glyphs import letters_of
from .reach import Reach, font_file

DESIGNS = Path(__file__).parent / "designs"
FONTS = Path(__file__).parent.parent / "static" / "node_modules" / "@expo-google-fonts" / "sarabun"
GIVEN = frozenset({"images", "shrunk"})  # what a page may use besides the facts


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
class Square:
    """Where the QR stands: millimetres from the page's left and top edge, its side, its colour as #rrggbb."""

    left: float
    top: float
    side: float
    colour: str = "#000000"

    def __post_init__(self):
        if not (0 <= self.left and 0 <= self.top and self.side > 0) or not re.fullmatch("#[0-9a-f]{6}", self.colour):
            raise ValueError("the QR needs left, top and side in millimetres, and a colour as #rrggbb")


@dataclass(frozen=True, eq=False)
class Design:
    """A folder with page.html (its blocks are the slots), page.css and design.toml, ready to be laid out."""

    folder: Path
    fonts: Path
    images: Mapping[str, bytes]
    language: str
    needed: tuple[str, ...]
    font_files: tuple[Path, ...]
    fits: Mapping[str, Fit]
    square: Square | None
    style: str
    template: Template = field(repr=False)
    slots: Mapping[str, frozenset[str]] = field(repr=False)

    @classmethod
    def load(cls, folder: Path, fonts: Path = FONTS, images: Mapping[str, bytes] | None = None) -> Design:
        """Read a design's folder (or take a shipped design by its name, as in "classic").

        `fonts` is the folder that holds the full font files, one per weight; `images` are uploaded pictures by the
        name under which the design knows them (`emblem`). Raises DesignError for a file that is missing or broken,
        for a field that no certificate has and for a fact that stands outside every block.
        """
        folder = DESIGNS / folder if isinstance(folder, str) and (DESIGNS / folder).is_dir() else Path(folder)
        settings, images = _settings(folder), dict(images or {})
        _known("images", images, settings.get("images", ()))
        environment = _environment(folder)
        slots = _slots(environment, _read(folder, "page.html"))
        fits, square = _measures(settings)
        return cls(
            folder=folder, fonts=Path(fonts), images=images, language=settings["language"],
            needed=tuple(_known("needed", settings["needed"], FACTS)),
            font_files=tuple(_font(Path(fonts), name) for name in settings["fonts"]),
            fits=fits, square=square, style=_read(folder, "page.css"),
            template=environment.get_template("page.html"), slots=slots)

    @property
    def reach(self) -> Reach:
        """What the design may open."""
        return Reach(self.folder, self.fonts, self.images)

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points that the design's fonts can draw."""
        return frozenset().union(*map(letters_of, self.font_files))


def _read(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DesignError(f"The design {folder.name} has no readable {name}.") from error


def _settings(folder: Path) -> dict:
    try:
        settings = tomllib.loads(_read(folder, "design.toml"))
    except tomllib.TOMLDecodeError as error:
        raise DesignError(f"design.toml of {folder.name} cannot be read: {error}.") from error
    for name, kind in {"language": str, "fonts": list, "needed": list}.items():
        if not isinstance(settings.get(name), kind):
            raise DesignError(f"design.toml of {folder.name} lacks {name}, or it is not what it should be.")
    return settings


def _measures(settings: dict) -> tuple[dict[str, Fit], Square | None]:
    """The sizes and the place of the QR, as numbers."""
    try:
        fits = {name: Fit(**fit) for name, fit in _known("fit", settings.get("fit", {}), FACTS).items()}
        return fits, Square(**settings["qr"]) if "qr" in settings else None
    except (TypeError, ValueError, AttributeError) as error:
        raise DesignError(f"A measure in design.toml is wrong: {error}.") from error


def _known(what: str, names, known):
    """Give the names back; raise DesignError for one that is not known."""
    if strangers := sorted(set(names) - set(known)):
        raise DesignError(f"The design knows no {', '.join(strangers)} (in {what}).")
    return names


def _font(fonts: Path, name: str) -> Path:
    try:
        return font_file(fonts, name)
    except OSError as error:
        raise DesignError(f"The font {name} is not in {fonts.name}.") from error


def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, finalize=_unbroken,
        trim_blocks=True, lstrip_blocks=True)


def _unbroken(value):
    """Keep ๆ on the line of the word that it repeats."""
    return re.sub(r"[ \u00a0]+ๆ", "\u00a0ๆ", value) if type(value) is str else value


def _slots(environment, source: str) -> dict[str, frozenset[str]]:
    """The page's blocks in their order, each with the facts that stand in it."""
    try:
        page = environment.parse(source)
        slots = {block.name: _asked(environment, block.body) for block in page.find_all(nodes.Block)}
        for block in page.find_all(nodes.Block):
            block.body = []
        outside = _asked(environment, page.body) - {"images"}
    except TemplateError as error:
        raise DesignError(f"page.html cannot be read: {error}.") from error
    if strangers := sorted((frozenset().union(*slots.values()) | outside) - FACTS - GIVEN):
        raise DesignError(f"page.html asks for {', '.join(strangers)}, which no certificate has.")
    if outside:
        raise DesignError(f"In page.html {', '.join(sorted(outside))} must stand inside a block.")
    return slots


def _asked(environment, body: list) -> frozenset[str]:
    """The names that a piece of a template expects from outside."""
    return frozenset(meta.find_undeclared_variables(nodes.Template(body).set_environment(environment)))
