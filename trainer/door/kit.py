"""What a scanner takes with it, so that it opens without a network: its page and files, each with its fingerprint.

The version follows from all of them; the service worker (static/js/door/worker.js) takes a new one up as a whole.
"""

import hashlib
import json

from flask import current_app, render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _

from trainer.assets import STATIC, fingerprint
from trainer.door import scanner_words

OURS = STATIC / "js" / "door"
ELSEWHERE = {"worker.js", "enrolment.js", "scanner.js"}  # what keeps; what needs a network; what is named below
# The page names these with their fingerprint …
NAMED = (
    "js/door/scanner.js", "css/scanner.css", "mark.svg", "img/scanner-192.png",
    "node_modules/@fontsource/sarabun/400.css", "node_modules/@fontsource/sarabun/600.css",
)  # fmt: skip
READER = "node_modules/barcode-detector/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"
# … and these are named by what uses them, without.
IMPORTED = (
    "node_modules/idb/build/index.js", "node_modules/barcode-detector/dist/es/ponyfill.js",
    "node_modules/barcode-detector/dist/es/zxing-exported.js",
    *(f"node_modules/@fontsource/sarabun/files/sarabun-{script}-{weight}-normal.woff2"
      for script in ("thai", "latin") for weight in (400, 600)),
)  # fmt: skip
ICONS = (
    ("img/scanner-192.png", 192, "any"), ("img/scanner-512.png", 512, "any"), ("img/scanner-mask.png", 512, "maskable"),
)  # fmt: skip
DARK = "#0c1512"


def files():
    """{address: fingerprint} of everything but the page itself."""
    modules = sorted(f"js/door/{path.name}" for path in OURS.glob("*.js") if path.name not in ELSEWHERE)
    named = {url_for("static", filename=name): fingerprint(name) for name in (*NAMED, READER)}
    plain = {f"{current_app.static_url_path}/{name}": fingerprint(name) for name in (*IMPORTED, *modules)}
    return plain | named


def page():
    """The scanner's page, the same for everybody: it holds words and no data."""
    facts = {
        "words": scanner_words.in_every_language(),
        "wasm": url_for("static", filename=READER),
        "counter": url_for("door.index"),
        "worker": url_for("door.scanner_worker"),
    }
    with force_locale("th"):
        return render_template("door/scanner.html", facts=facts, dark=DARK)


def version():
    """The fingerprint of page and files together."""
    return hashlib.sha256(json.dumps([page(), files()]).encode()).hexdigest()[:16]


def worker():
    """The service worker's script: what it keeps, and how."""
    kept = {"version": version(), "shell": url_for("door.scanner"), "files": files()}
    return f"const KEPT = {json.dumps(kept)};\n{(OURS / 'worker.js').read_text()}"


def manifest():
    """What a phone must know to put the scanner on its home screen (W3C Web Application Manifest)."""
    with force_locale("th"):
        name, short = _("Scanner at the door"), _("Scanner")
    address = url_for("door.scanner")
    return {
        "id": address, "start_url": address, "scope": "/door/", "lang": "th",
        "name": f"{name} · {current_app.config['SITE_NAME']}" if current_app.config["SITE_NAME"] else name,
        "short_name": short, "display": "standalone", "background_color": DARK, "theme_color": DARK,
        "icons": [
            {"src": url_for("static", filename=file), "sizes": f"{size}x{size}", "type": "image/png", "purpose": use}
            for file, size, use in ICONS
        ],
    }  # fmt: skip
