"""The files by which My page is installed and kept on a phone: the same for everybody, without any data.

They stand beside /me, not below it: nothing below it is open to everyone.
"""

import json

from trainer.access import EVERYONE, open_to
from trainer.home import me_kit
from trainer.home.blueprint import home
from trainer.web import asked_after


@home.route("/me.worker.js")
@open_to(EVERYONE)
def me_worker():
    """The service worker that keeps the page's files and its last state, for /me alone."""
    answer = asked_after(me_kit.worker(), "text/javascript")
    answer.headers["Service-Worker-Allowed"] = "/me"
    return answer


@home.route("/me.webmanifest")
@open_to(EVERYONE)
def me_manifest():
    """What a phone's home screen shows of it."""
    return asked_after(json.dumps(me_kit.manifest(), ensure_ascii=False), "application/manifest+json")
