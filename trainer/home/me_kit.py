"""What My page takes onto a phone so that it opens without a network: its files, each with its fingerprint.

The page itself is personal; the service worker (static/js/me/worker.js) keeps its last state apart from these.
"""

import hashlib
import json

from flask import current_app, url_for
from flask_babel import force_locale
from flask_babel import gettext as _

from trainer.assets import STATIC, fingerprint
from trainer.settings import LANGUAGES

# The page names these with their fingerprint …
SHEETS = ("css/me.css",)
SCRIPTS = ("js/me/today.js", "js/me/page.js", "js/me/news.js", "js/me/keeping.js", "js/me/leaving.js")
PICTURES = ("mark.svg", "img/me-192.png")
# … and the style sheet names these without.
FONTS = tuple(
    f"node_modules/@fontsource/sarabun/files/sarabun-{script}-{weight}-normal.woff2"
    for weight in (400, 600) for script in ("thai", "latin")
)  # fmt: skip
ICONS = (("img/me-192.png", 192, "any"), ("img/me-512.png", 512, "any"), ("img/me-mask.png", 512, "maskable"))
DEEP, GROUND = "#14532d", "#f6f8f6"


def files():
    """{address: fingerprint} of all that the page needs beside itself."""
    named = {url_for("static", filename=name): fingerprint(name) for name in (*SHEETS, *SCRIPTS, *PICTURES)}
    return named | {f"{current_app.static_url_path}/{name}": fingerprint(name) for name in FONTS}


def worker():
    """The service worker's script: what it keeps, and what it says where nothing is kept."""
    kept = {"page": url_for("home.me"), "files": files(), "nothing": {one: nothing(one) for one in LANGUAGES}}
    kept["version"] = hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:16]
    return f"const KEPT = {json.dumps(kept)};\n{(STATIC / 'js' / 'me' / 'worker.js').read_text()}"


def nothing(language):
    with force_locale(language):
        return _("There is no network, and this device has not kept your page yet. Open it once with a network.")


def manifest():
    """What a phone must know to put My page on its home screen (W3C Web Application Manifest)."""
    with force_locale("th"):
        name, site = _("My page"), current_app.config["SITE_NAME"] or _("Training")
    address = url_for("home.me")
    return {
        "id": address, "start_url": address, "scope": address, "lang": "th", "dir": "ltr",
        "name": f"{name} · {site}", "short_name": name, "display": "standalone", "orientation": "portrait",
        "background_color": GROUND, "theme_color": DEEP,
        "icons": [
            {"src": url_for("static", filename=file), "sizes": f"{size}x{size}", "type": "image/png", "purpose": use}
            for file, size, use in ICONS
        ],
    }  # fmt: skip
