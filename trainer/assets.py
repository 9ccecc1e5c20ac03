"""Static files: served compressed, kept by browsers for a year under an address that names their content."""

import functools
import hashlib

from trainer.packing import Packing
from trainer.settings import ROOT, instance

STATIC = ROOT / "static"
FOLDERS = (
    "css", "js", "node_modules/@tabler/core/dist/css", "node_modules/@tabler/core/dist/js",
    "node_modules/@fontsource/sarabun", "node_modules/htmx.org/dist", "node_modules/idb/build",
    "node_modules/tus-js-client/dist",
    "node_modules/barcode-detector/dist/es", "node_modules/barcode-detector/node_modules/zxing-wasm/dist/reader",
)  # fmt: skip
# Modules import each other by plain names, without a fingerprint: browsers ask each time whether they have changed.
ASKED_AFTER = ("/static/js/door/", "/static/node_modules/idb/", "/static/node_modules/barcode-detector/dist/")
A_YEAR = 365 * 24 * 3600


def init_app(app):
    """Serve the folders that pages use; whatever else lies in static/ is left to Flask, which compresses nothing."""
    fresh = app.config.get("TESTING") or app.debug
    served = Packing(app.wsgi_app, max_age=A_YEAR, autorefresh=fresh, add_headers_function=ask_after)
    served.own, served.store = (STATIC / "css", STATIC / "js"), instance() / "packed"
    for folder in FOLDERS:
        if (STATIC / folder).is_dir():
            served.add_files(str(STATIC / folder), f"static/{folder}/")
    app.wsgi_app = served
    app.url_defaults(name_content)


def ask_after(headers, _path, address):
    """Let browsers keep a module, and ask before they use it again."""
    if address.startswith(ASKED_AFTER):
        headers["Cache-Control"] = "no-cache"


def name_content(endpoint, values):
    """Give the address of a static file the fingerprint of its content, so that a new version is a new address."""
    if endpoint == "static" and "filename" in values:
        values["v"] = fingerprint(values["filename"])


@functools.cache
def fingerprint(name):
    """Eight letters that change when the file does; empty for a file that is not there."""
    path = STATIC / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else None
