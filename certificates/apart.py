"""Lays out in a process of its own, for a design that strangers made: whoever starts it can also end it.

    python -m certificates.apart < request.json > answer

The request is an object: `folder` and `fonts` of the design, its `fields`, `images` (name: path), the `certificates`
as `Certificate.to_dict` gives them, the `way` (render or print_run), whether `boxes` stand for missing pictures, and
the limits `seconds` (of the processor) and `megabytes`. The answer is a line of JSON, {"files": [their lengths]}, and
then the files; or {"refused": "why", "fact": …, "whose": …, "points": …}; nothing at all where a limit was reached.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from . import Certificate, CertificateError, Design, print_run, render

MISFIT = ("fact", "whose", "points")
WAYS = {"render": render, "print_run": lambda design, certificates: [print_run(design, certificates)]}


def main() -> None:
    """Answer one request."""
    asked = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"], asked["seconds"]))
    resource.setrlimit(resource.RLIMIT_AS, (asked["megabytes"] << 20, asked["megabytes"] << 20))
    try:
        files = _laid_out(asked)
    except CertificateError as error:
        facts = {name: getattr(error, name) for name in MISFIT if hasattr(error, name)}
        files, head = [], {"refused": str(error), **facts}
    else:
        head = {"files": [len(file) for file in files]}
    sys.stdout.buffer.write(b"".join([json.dumps(head).encode(), b"\n", *files]))


def read(answer: bytes) -> tuple[dict, list[bytes]]:
    """The head and the files of an answer. Raises ValueError for one that is not whole."""
    line, _, rest = answer.partition(b"\n")
    head, files = json.loads(line), []
    for length in head.get("files", ()):
        files.append(rest[:length])
        rest = rest[length:]
    if "refused" not in head and sum(map(len, files)) != sum(head["files"]):
        raise ValueError("the answer breaks off")
    return head, files


def _laid_out(asked: dict) -> list[bytes]:
    images = {name: Path(path).read_bytes() for name, path in asked["images"].items()}
    folder, fonts = Path(asked["folder"]), Path(asked["fonts"])
    design = Design.load(folder, fonts, images, asked["fields"], boxes=asked.get("boxes", False))
    return WAYS[asked["way"]](design, [Certificate.from_dict(one) for one in asked["certificates"]])


if __name__ == "__main__":
    main()
