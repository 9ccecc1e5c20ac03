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
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "certificates.apart"], cwd=ROOT, env=environment, timeout=seconds * WAIT,
            input=json.dumps(request).encode(), capture_output=True, check=False,
        )  # fmt: skip
        head, files = apart.read(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise Refused(_("The design takes too long or too much memory to be laid out, and was stopped.")) from None
    if "fact" in head:
        raise MisfitError(head["fact"], head["whose"], head["points"])
    if "refused" in head:
        raise DesignError(head["refused"])
    return files
