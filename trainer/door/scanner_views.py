"""The scanner: a page that is put on a phone, and what keeps it there.

The page is an empty shell, open to everybody; names come to it only by a device's key (see `sync.py`).
"""

import json

from trainer.access import EVERYONE, open_to
from trainer.door import kit
from trainer.door.blueprint import door
from trainer.protection import let_webassembly_run
from trainer.web import asked_after


@door.route("/door/scanner")
@open_to(EVERYONE)
@let_webassembly_run
def scanner():
    """The scanner's page."""
    answer = asked_after(kit.page(), "text/html")
    answer.headers["Scanner-Version"] = kit.version()
    return answer


@door.route("/door/scanner/worker.js")
@open_to(EVERYONE)
def scanner_worker():
    """The service worker that keeps page and files on the device."""
    answer = asked_after(kit.worker(), "text/javascript")
    answer.headers["Service-Worker-Allowed"] = "/door/scanner"
    return answer


@door.route("/door/scanner/manifest.webmanifest")
@open_to(EVERYONE)
def scanner_manifest():
    """What a phone's home screen shows of it."""
    return asked_after(json.dumps(kit.manifest(), ensure_ascii=False), "application/manifest+json")
