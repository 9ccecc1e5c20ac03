"""What a design may open while it is laid out: its own folder, the fonts, the images it was given; nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname
from xml.etree import ElementTree

from weasyprint.urls import URLFetcher, URLFetcherResponse

from .errors import DesignError

MEDIA_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
               ".jpeg": "image/jpeg", ".ttf": "font/ttf", ".otf": "font/otf"}
VARIABLE = re.compile(r"var\((--[a-z0-9-]+)\)")
# An address that names a scheme or a host, where HTML, CSS or SVG would open it. What is put together by a template
# is caught when it is opened (see `Reach`); this finds it when the design is read, also where it is seldom printed.
ELSEWHERE = re.compile(
    r"""(?:\b(?:src|href|data|srcset|poster|background|action)\s*=\s*["']?|url\(\s*["']?|@import\s+["']?)\s*
        ((?!(?:font|image|data):)[a-z][a-z0-9+.-]*:|//|\\\\)[^\s"'>)]{0,80}""", re.IGNORECASE | re.VERBOSE)


class Reach(URLFetcher):
    """Answers `font:FILE`, `image:NAME`, `data:` and files inside the design's and the fonts' folder.

    Everything else, in the network or elsewhere on the disk, stops the rendering. In a drawing (SVG) of the folder
    `var(--ink)` stands for the value of the design's field, as in its style sheet.
    """

    def __init__(self, folder: Path, fonts: Path, images: Mapping[str, bytes],
                 variables: Mapping[str, str] | None = None):
        super().__init__(allowed_protocols=("file", "font", "image", "data"), allow_redirects=False,
                         fail_on_errors=True)
        self.folder, self.fonts, self.images = folder.resolve(), fonts.resolve(), images
        self.variables = variables or {}

    def fetch(self, url, headers=None):
        """Open what the design asks for. Raises ValueError or OSError, which WeasyPrint turns into its own."""
        scheme, _, rest = url.partition(":")
        if scheme == "data":
            return super().fetch(url, headers)
        if scheme == "image":
            return URLFetcherResponse(url, self.images[unquote(rest)], {"Content-Type": "image/*"})
        path = self._font(unquote(rest)) if scheme == "font" else self._file(url)
        content_type = MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
        try:
            return URLFetcherResponse(url, self._filled(path), {"Content-Type": content_type})
        except OSError:  # what it says names a folder of the server
            raise ValueError("the design has no such file that can be read") from None

    def _font(self, name: str) -> Path:
        return font_file(self.fonts, name)

    def _file(self, url: str) -> Path:
        if not url.startswith("file:"):
            raise ValueError("only files of the design may be used")
        path = Path(url2pathname(urlsplit(url).path)).resolve()
        if not path.is_relative_to(self.folder) and not path.is_relative_to(self.fonts):
            raise ValueError("only files of the design may be used")
        return path

    def _filled(self, path: Path) -> bytes:
        """A file as it is, but for a drawing, whose variables are filled in."""
        if path.suffix.lower() != ".svg":
            return path.read_bytes()
        return VARIABLE.sub(lambda match: self._variable(match[1], path.name), path.read_text("utf-8")).encode()

    def _variable(self, name: str, whose: str) -> str:
        if name not in self.variables:
            raise ValueError(f"{whose} asks for {name}, and no field is called so")
        return self.variables[name]


def refuse_elsewhere(folder: Path, texts: Mapping[str, str]) -> None:
    """Raise DesignError for an address in these texts, or in a drawing of the folder, that leads out of the design.

    Drawings that cannot be read are named, too: WeasyPrint would leave them out without a word.
    """
    drawings = {path.name: _drawing(path) for path in sorted(folder.rglob("*.svg")) if not path.is_symlink()}
    for name, text in {**texts, **drawings}.items():
        if found := ELSEWHERE.search(text):
            address = found[0][found.start(1) - found.start():]
            raise DesignError(f"The design may not or cannot open this: {address} (in {name}).")


def _drawing(path: Path) -> str:
    """A drawing as text. Raises DesignError for one that is no SVG, or that declares entities."""
    try:
        text = path.read_text("utf-8")
        root = "" if "<!DOCTYPE" in text else ElementTree.fromstring(text).tag
    except (OSError, ValueError, ElementTree.ParseError):
        root = ""
    if not root.endswith("}svg"):
        raise DesignError(f"{path.name} is no drawing (SVG) that can be read safely.")
    return text


def font_file(fonts: Path, name: str) -> Path:
    """Find a font by its file name, at or under the folder. Raises FileNotFoundError when it is not there."""
    for path in sorted(fonts.rglob("*")):
        if path.name == name:
            return path
    raise FileNotFoundError(f"no font {name}")
