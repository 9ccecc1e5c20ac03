"""The files by which My page is installed and kept on a phone: the same for everybody, without any data.

They stand beside /me, not below it: nothing below it is open to everyone.
"""

import json

from flask import make_response

from trainer.access import EVERYONE, open_to
from trainer.home import me_kit
from trainer.home.blueprint import home


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


def asked_after(text, kind):
    """An answer that browsers keep, but ask before they use it again."""
    answer = make_response(text)
    answer.mimetype = kind
    answer.headers["Cache-Control"] = "no-cache"
    return answer
