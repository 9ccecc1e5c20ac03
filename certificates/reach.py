"""What a design may open while it is laid out: its own folder, the fonts, the images it was given; nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

MEDIA_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
               ".jpeg": "image/jpeg", ".ttf": "font/ttf", ".otf": "font/otf"}


class Reach(URLFetcher):
    """Answers `font:FILE`, `image:NAME`, `data:` and files inside the design's and the fonts' folder.

    Everything else, in the network or elsewhere on the disk, stops the rendering.
    """

    def __init__(self, folder: Path, fonts: Path, images: Mapping[str, bytes]):
        super().__init__(allowed_protocols=("file", "font", "image", "data"), allow_redirects=False,
                         fail_on_errors=True)
        self.folder, self.fonts, self.images = folder.resolve(), fonts.resolve(), images

    def fetch(self, url, headers=None):
        """Open what the design asks for. Raises ValueError or OSError, which WeasyPrint turns into its own."""
        scheme, _, rest = url.partition(":")
        if scheme == "data":
            return super().fetch(url, headers)
        if scheme == "image":
            return URLFetcherResponse(url, self.images[unquote(rest)], {"Content-Type": "image/*"})
        path = self._font(unquote(rest)) if scheme == "font" else self._file(url)
        content_type = MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": content_type})

    def _font(self, name: str) -> Path:
        return font_file(self.fonts, name)

    def _file(self, url: str) -> Path:
        if not url.startswith("file:"):
            raise ValueError("only files of the design may be used")
        path = Path(url2pathname(urlsplit(url).path)).resolve()
        if not path.is_relative_to(self.folder) and not path.is_relative_to(self.fonts):
            raise ValueError("only files of the design may be used")
        return path


def font_file(fonts: Path, name: str) -> Path:
    """Find a font by its file name, at or under the folder. Raises FileNotFoundError when it is not there."""
    for path in sorted(fonts.rglob("*")):
        if path.name == name:
            return path
    raise FileNotFoundError(f"no font {name}")
