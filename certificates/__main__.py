"""The package on the command line: `python -m certificates render …` and `python -m certificates verify …`."""

import argparse
import json
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from . import Certificate, CertificateError, Design, DesignError, FactsError, Key, State, certificates_in, verify
from .design import FONTS
from .page import print_run, render
from .seal import seal

PASSWORD = "CERTIFICATE_KEY_PASSWORD"
STATUS = {State.INTACT: 0, State.UNSIGNED: 3, State.STRANGER: 4, State.EXPIRED: 4}  # of any other state: 1
MAKES = "Lay out one PDF for each certificate, and a print run of all."
JUDGES = "Tell whether a PDF is exactly as somebody trusted sealed it."
TELLS = """The exit status is 0 when it is, 1 when it was altered or cannot be read, 3 when it is not sealed, 4 when it
is sealed by somebody whom nobody vouches for, or whose certificate has ended."""


def main(arguments=None) -> int:
    """Do what was asked; say on stderr what is wrong and return 1 when it cannot be done."""
    asked = _parser().parse_args(arguments)
    try:
        return asked.act(asked)
    except (CertificateError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m certificates", description="Make, seal and verify certificates.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    making = commands.add_parser("render", help=MAKES, description=MAKES)
    making.set_defaults(act=_render)
    making.add_argument("facts", type=Path, help="JSON: one certificate's facts, or a list of them")
    making.add_argument("--design", default="classic", help="a shipped design or a folder (classic)")
    making.add_argument(
        "--fields", type=Path,
        help='JSON: {"fields": {the design\'s fields}, "images": {name: the path of a picture, seen from this file}}')
    making.add_argument("--fonts", type=Path, default=FONTS, help="the folder of the font files")
    making.add_argument("--out", type=Path, required=True, help="the folder to write into")
    making.add_argument("--key", type=Path, help="seal each PDF as of now: a PEM or PKCS#12 file with the key and its "
                                                 f"certificates, whose password stands in {PASSWORD}")
    judging = commands.add_parser("verify", help=JUDGES, description=JUDGES, epilog=TELLS)
    judging.set_defaults(act=_verify)
    judging.add_argument("file", type=Path, help="the PDF")
    judging.add_argument("--trust", type=Path, action="append", default=[], metavar="CA.pem",
                         help="certificates of those who may vouch for a seal or a timestamp; may be given again")
    return parser


def _render(asked) -> int:
    certificates = _read(asked.facts)
    key = Key.load(asked.key.read_bytes(), os.environ.get(PASSWORD)) if asked.key else None
    design = Design.load(asked.design, fonts=asked.fonts, **_filled(asked.fields))
    when = datetime.now(UTC)
    files = dict(zip(_file_names(certificates), render(design, certificates), strict=True))
    if key:
        files = {name: seal(pdf, key, when) for name, pdf in files.items()}
    if certificates:
        files["print-run.pdf"] = print_run(design, certificates)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, pdf in files.items():
        (asked.out / name).write_bytes(pdf)
    print(f"{len(certificates)} → {asked.out}" + (f", sealed by {key.name}" if key else ""))
    return 0


def _verify(asked) -> int:
    trusted = [one for path in asked.trust for one in certificates_in(path.read_bytes())]
    verdict = verify(asked.file.read_bytes(), trusted, datetime.now(UTC))
    print(verdict.sentence)
    told = {"Signer": verdict.signer, "Signed at": verdict.signed_at, "Level": verdict.level,
            "Certificate number": verdict.number}
    for name, fact in told.items():
        if fact:
            print(f"{name}: {fact}")
    return STATUS.get(verdict.state, 1)


def _read(path: Path) -> list[Certificate]:
    try:
        facts = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise FactsError(f"{path} cannot be read as JSON: {error}.") from error
    return [Certificate.from_dict(one) for one in (facts if isinstance(facts, list) else [facts])]


def _filled(path: Path | None) -> dict:
    """The fields of a design and its pictures, as `Design.load` takes them."""
    if path is None:
        return {}
    try:
        given = json.loads(path.read_text("utf-8"))
        images = {name: (path.parent / file).read_bytes() for name, file in given.get("images", {}).items()}
        return {"fields": dict(given.get("fields", {})), "images": images}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise DesignError(f"{path} does not give the design's fields and images: {error}.") from error


def _file_names(certificates) -> list[str]:
    """The number as a file name, made different where two would be the same."""
    names = []
    for one in certificates:
        stem = re.sub(r"[^\w\u0e00-\u0e7f]+", "-", one.number).strip("-") or "certificate"
        names.append(f"{stem}.pdf" if f"{stem}.pdf" not in names else f"{stem}-{len(names) + 1}.pdf")
    return names


if __name__ == "__main__":
    sys.exit(main())
