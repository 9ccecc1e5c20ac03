"""The package on the command line: python -m certificates render facts.json --design classic --out DIR"""

import argparse
import json
import re
import sys
from pathlib import Path

from . import Certificate, CertificateError, Design, DesignError, FactsError, print_run, render
from .design import FONTS


def main(arguments=None) -> int:
    """Make the PDFs; say on stderr what is wrong and return 1 when they cannot be made."""
    asked = _parser().parse_args(arguments)
    try:
        certificates = _read(asked.facts)
        design = Design.load(asked.design, fonts=asked.fonts, **_filled(asked.fields))
        files = dict(zip(_file_names(certificates), render(design, certificates), strict=True))
        if certificates:
            files["print-run.pdf"] = print_run(design, certificates)
        asked.out.mkdir(parents=True, exist_ok=True)
        for name, pdf in files.items():
            (asked.out / name).write_bytes(pdf)
    except (CertificateError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(certificates)} → {asked.out}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m certificates", description=__doc__.split(":")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    render_command = commands.add_parser("render", help="facts in, one PDF each and a print run out")
    render_command.add_argument("facts", type=Path, help="JSON: one certificate's facts, or a list of them")
    render_command.add_argument("--design", default="classic", help="a shipped design or a folder (classic)")
    render_command.add_argument(
        "--fields", type=Path,
        help='JSON: {"fields": {the design\'s fields}, "images": {name: the path of a picture, seen from this file}}')
    render_command.add_argument("--fonts", type=Path, default=FONTS, help="the folder of the font files")
    render_command.add_argument("--out", type=Path, required=True, help="the folder to write into")
    return parser


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
