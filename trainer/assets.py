"""Static files: served compressed, kept by browsers for a year under an address that names their content."""

import functools
import hashlib

from whitenoise import WhiteNoise

from trainer.settings import ROOT

STATIC = ROOT / "static"
FOLDERS = (
    "css", "js", "node_modules/@tabler/core/dist/css", "node_modules/@tabler/core/dist/js",
    "node_modules/@fontsource/sarabun", "node_modules/htmx.org/dist", "node_modules/tus-js-client/dist",
)  # fmt: skip
A_YEAR = 365 * 24 * 3600


def init_app(app):
    """Serve the folders that pages use; whatever else lies in static/ is left to Flask, which compresses nothing."""
    served = WhiteNoise(app.wsgi_app, max_age=A_YEAR, autorefresh=app.config.get("TESTING") or app.debug)
    for folder in FOLDERS:
        if (STATIC / folder).is_dir():
            served.add_files(str(STATIC / folder), f"static/{folder}/")
    app.wsgi_app = served
    app.url_defaults(name_content)


def name_content(endpoint, values):
    """Give the address of a static file the fingerprint of its content, so that a new version is a new address."""
    if endpoint == "static" and "filename" in values:
        values["v"] = fingerprint(values["filename"])


@functools.cache
def fingerprint(name):
    """Eight letters that change when the file does; empty for a file that is not there."""
    path = STATIC / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else None
