"""A design: the folder that says how a certificate looks, read and checked before anything is laid out."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateError

from . import fields as typed
from .certificate import FACTS
from .errors import DesignError
from .glyphs import letters_of
from .measures import Fit, Paper, Square, square_on
from .reach import Reach, font_file, refuse_elsewhere
from .templates import environment, slots

__all__ = ["DESIGNS", "FONTS", "Design", "DesignError", "Fit", "Paper", "Square", "font_names", "shipped"]

DESIGNS = Path(__file__).parent / "designs"
FONTS = Path(__file__).parent.parent / "static" / "node_modules" / "@expo-google-fonts" / "sarabun"
KNOWN = {"name", "language", "fonts", "needed", "paper", "fields", "fit", "turned", "qr"}
NEEDED = {"language": str, "fonts": list, "needed": list}


@dataclass(frozen=True, eq=False)
class Design:
    """A folder with page.html (its blocks are the slots), page.css and design.toml, ready to be laid out.

    `asks` are the fields that it declares, `fields` the value of each that is no image, `images` the pictures given.
    """

    folder: Path
    fonts: Path
    images: Mapping[str, bytes]
    called: Mapping[str, str]
    language: str
    paper: Paper
    asks: Mapping[str, typed.Field]
    fields: Mapping[str, Any]
    needed: tuple[str, ...]
    font_files: tuple[Path, ...]
    fits: Mapping[str, Fit]
    square: Square | None
    style: str
    template: Template = field(repr=False)
    slots: Mapping[str, frozenset[str]] = field(repr=False)

    @classmethod
    def load(cls, folder: Path, fonts: Path = FONTS, images: Mapping[str, bytes] | None = None,
             fields: Mapping[str, Any] | None = None, boxes: bool = False) -> Design:
        """Read a design's folder (or take a shipped design by its name, as in "classic").

        `fonts` is the folder that holds the full font files, one per weight; `images` are pictures by the name of the
        image field that they fill in; `fields` are values of the others, the rest keep their defaults. With `boxes`
        a grey box stands for each required picture that is not given, so that the design can be looked at. Raises
        DesignError for a file that is missing or broken, an address outside the folder, a template that could go on
        for ever, a fact outside every block, and for a field or an image that is unknown, missing or of a wrong type.
        """
        folder = DESIGNS / folder if isinstance(folder, str) and (DESIGNS / folder).is_dir() else Path(folder)
        settings, images = _settings(folder), dict(images or {})
        asks = typed.declared(settings)
        images = typed.boxes(asks) | images if boxes else images
        values = typed.filled(asks, fields or {}, images)
        page, style = _read(folder, "page.html"), _read(folder, "page.css")
        refuse_elsewhere(folder, {"page.html": page, "page.css": style})
        env = environment(folder)
        found = slots(env, page, values)
        paper, fits, square = _measures(settings, asks, values)
        return cls(
            folder=folder, fonts=Path(fonts), images=images, called=_called(settings, folder),
            language=settings["language"], paper=paper, asks=asks, fields=values,
            needed=tuple(_known("needed", settings["needed"], FACTS)),
            font_files=tuple(_font(Path(fonts), name) for name in settings["fonts"]), fits=fits, square=square,
            style=_head(paper, typed.style_of(asks, values)) + style, template=_compiled(env), slots=found)

    @property
    def reach(self) -> Reach:
        """What the design may open."""
        return Reach(self.folder, self.fonts, self.images, typed.style_of(self.asks, self.fields))

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points that the design's fonts can draw."""
        return frozenset().union(*map(letters_of, self.font_files))

    @property
    def faint(self) -> dict[str, float]:
        """The colour fields that cannot be read well on their ground, each with its contrast (see `colour`)."""
        return typed.faint(self.asks, self.fields)

    @property
    def files(self) -> dict[str, Path]:
        """All that the design is made of, to be kept: its own files by their names, and its fonts as fonts/NAME."""
        own = {path.relative_to(self.folder).as_posix(): path for path in sorted(self.folder.rglob("*"))
               if path.is_file() and not path.name.startswith(".")}
        return own | {f"fonts/{path.name}": path for path in self.font_files}

    @cached_property
    def version(self) -> str:
        """The SHA-256, in hexadecimal, of all that the design is made of: another one as soon as a file changes."""
        whole = hashlib.sha256()
        for name, path in sorted(self.files.items()):
            whole.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return whole.hexdigest()


def font_names(folder: Path) -> list[str]:
    """The file names of the fonts that a design's folder asks for. Raises DesignError for a broken design.toml."""
    return _settings(folder)["fonts"]


def shipped() -> list[str]:
    """The names of the designs that come with the package."""
    return sorted(path.parent.name for path in DESIGNS.glob("*/design.toml"))


def _read(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DesignError(f"The design {folder.name} has no readable {name}.") from error


def _settings(folder: Path) -> dict:
    try:
        settings = tomllib.loads(_read(folder, "design.toml"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DesignError(f"design.toml of {folder.name} cannot be read: {error}.") from error
    if strangers := sorted(settings.keys() - KNOWN):
        raise DesignError(f"design.toml of {folder.name} has {', '.join(strangers)}, which no design has.")
    for name, kind in NEEDED.items():
        if not isinstance(settings.get(name), kind):
            raise DesignError(f"design.toml of {folder.name} lacks {name}, or it is not what it should be.")
    if not all(isinstance(name, str) for name in settings["fonts"] + settings["needed"]):
        raise DesignError(f"design.toml of {folder.name} lists something that is no text in fonts or needed.")
    return settings


def _measures(settings: dict, asks: Mapping, values: Mapping) -> tuple[Paper, dict[str, Fit], Square | None]:
    """The paper, the sizes and the place of the QR, as numbers."""
    texts = FACTS | {name for name, one in asks.items() if one.type == "text"}
    try:
        lying = Paper(**settings.get("paper", {}))
        paper = lying.turned(values)
        turned = settings.get("turned", {})
        _known("turned", turned, {"fit"})
        given = settings.get("fit", {}) | (turned.get("fit", {}) if paper is not lying else {})
        fits = {name: Fit(**fit) for name, fit in _known("fit", given, texts).items()}
        return paper, fits, square_on(paper, values, **settings["qr"]) if "qr" in settings else None
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        raise DesignError(f"A measure in design.toml is wrong: {error}.") from error


def _head(paper: Paper, variables: Mapping[str, str]) -> str:
    """What stands before the design's own style: its page, and its fields as custom properties."""
    size = f"width: {paper.width:g}mm; height: {paper.height:g}mm"
    sides = {"--page-width": f"{paper.width:g}mm", "--page-height": f"{paper.height:g}mm"}
    given = "; ".join(f"{name}: {value}" for name, value in {**sides, **variables}.items())
    return f"@page {{ size: {paper.width:g}mm {paper.height:g}mm }}\nmain {{ {size} }}\n:root {{ {given} }}\n"


def _called(settings: dict, folder: Path) -> dict[str, str]:
    """What the design is called, by language."""
    name = settings.get("name", folder.name)
    return {str(key): str(one) for key, one in name.items()} if isinstance(name, dict) else {"th": name, "en": name}


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


def _compiled(env) -> Template:
    try:
        return env.get_template("page.html")
    except (TemplateError, RecursionError, SyntaxError) as error:
        raise DesignError(f"page.html cannot be read: {error}.") from error
