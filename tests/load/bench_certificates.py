"""Certificates per second against a loop that makes one WeasyPrint document per person.

    python -m tests.load.bench_certificates [how many]

Both print the same facts with the same design and fonts and a QR that is drawn as vectors or an image; the loop
neither tags its pages nor repairs their text, which would make it slower still. Run alone, on one core.
"""

import re
import sys
import time
from dataclasses import replace

import segno
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from certificates import Design, print_run, render
from certificates.press import style_of
from certificates.slots import full_sizes, whole_sheet
from tests.certificates.make import certificate


def main(people: int = 100) -> None:
    """Print one line per way, and how many times faster ours is than the loop."""
    design = Design.load("classic")
    certificates = [certificate(i) for i in range(1, people + 1)]
    plain = replace(design, style=re.sub(r"url\(\"\w+\.svg\"\)", "none", design.style))
    loop = [lambda: one_by_one(design, certificates), lambda: one_by_one(design, certificates, shared=True),
            lambda: one_by_one(plain, certificates)]
    ours = [lambda: render(design, certificates), lambda: print_run(design, certificates)]
    names = ["a WeasyPrint document per person", "the same, fonts and style shared",
             "the first without frame and emblem (to our harm)",
             "certificates.render (tagged, one PDF each)", "certificates.print_run (one PDF)"]
    render(design, certificates[:1])  # so that nobody pays for the imports
    times = [timed(way) for way in loop + ours]
    for name, seconds in zip(names, times, strict=True):
        print(f"{name:45} {seconds / people * 1000:6.1f} ms each {people / seconds:7.1f} a second "
              f"{times[0] / seconds:5.1f} ×")


def timed(way) -> float:
    """Seconds of processor time, the better of two runs."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        way()
        best = min(best, time.process_time() - start)
    return best


def one_by_one(design: Design, certificates, shared: bool = False) -> list[bytes]:
    """The usual way: everything laid out again for everybody, the QR as an image."""
    fonts = FontConfiguration() if shared else None
    style = stylesheet(design, fonts) if shared else None
    return [whole(design, one, fonts, style) for one in certificates]


def stylesheet(design: Design, fonts: FontConfiguration) -> CSS:
    return CSS(string=style_of(design), base_url=f"{design.folder.resolve().as_uri()}/", font_config=fonts,
               url_fetcher=design.reach)


def whole(design: Design, one, fonts=None, style=None) -> bytes:
    fonts = fonts or FontConfiguration()
    square, image = design.square, segno.make_qr(one.verify_url, error="m").png_data_uri(scale=4)
    code = (f'<img alt="" src="{image}" style="position: absolute; left: {square.left}mm; top: {square.top}mm; '
            f'width: {square.side}mm">')
    page = whole_sheet(design, one)(full_sizes(design))
    html = HTML(string=f'<html lang="th"><title>{one.title}</title><main>{page}{code}</main>',
                base_url=f"{design.folder.resolve().as_uri()}/", url_fetcher=design.reach)
    return html.write_pdf(stylesheets=[style or stylesheet(design, fonts)], font_config=fonts)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
