"""Lays out uploaded designs in a process of its own, with an end to time and memory (see `certificates.apart`)."""

import json
import os
import subprocess
import sys

from flask_babel import gettext as _

from certificates import DesignError, MisfitError, apart
from trainer.awards import pictures
from trainer.errors import Refused
from trainer.settings import ROOT

SECONDS, SECONDS_EACH = 20, 0.5  # of the processor
MEGABYTES = 2_000
WAIT = 4  # times as long by the clock, for a machine that has other work
PASSED_ON = ("PATH", "HOME", "LANG", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "TMPDIR")  # no secrets


def lay_out(place, fields, chosen, certificates, way, boxes=False):
    """The files that `way` ("render" or "print_run") gives for these certificates; `boxes` as `Design.load` has it.

    Raises DesignError as the package does, and Refused for a design that does not come to an end.
    """
    seconds = int(SECONDS + SECONDS_EACH * len(certificates))
    request = {
        "folder": str(place.folder), "fonts": str(place.fonts), "fields": fields, "way": way, "seconds": seconds,
        "images": {name: str(pictures.path_of(one)) for name, one in chosen.items()}, "megabytes": MEGABYTES,
        "boxes": boxes, "certificates": [one.to_dict() for one in certificates],
    }  # fmt: skip
    try:
        head, files = apart.read(answer("certificates.apart", json.dumps(request).encode(), seconds))
    except (subprocess.TimeoutExpired, ValueError):
        raise Refused(_("The design takes too long or too much memory to be laid out, and was stopped.")) from None
    if "fact" in head:
        raise MisfitError(head["fact"], head["whose"], head["points"])
    if "refused" in head:
        raise DesignError(head["refused"])
    return files


def answer(module, request, seconds):
    """What a module, run as a process that knows no secrets, answers to a request (both bytes).

    `seconds` of the processor are what it grants itself. Raises subprocess.TimeoutExpired when it takes far longer.
    """
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", module], cwd=ROOT, env=environment, timeout=seconds * WAIT, input=request,
        capture_output=True, check=False,
    )  # fmt: skip
    return done.stdout
