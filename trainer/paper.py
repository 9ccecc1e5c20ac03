"""Printed matter: a template becomes a PDF whose Thai text can be searched and copied."""

import functools
import io
import threading

from flask import render_template, send_file
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from certificates import text
from trainer.settings import FONTS, ROOT

FACES = {400: "400Regular/Sarabun_400Regular.ttf", 700: "700Bold/Sarabun_700Bold.ttf"}
one_at_a_time = threading.Lock()  # Pango's font configuration is shared and not safe between threads


def pdf(template, **facts):
    """Lay out a template of `templates/print/` and return the bytes of its PDF. It may fetch no address but data:."""
    html = render_template(template, **facts)
    with one_at_a_time:
        fonts, sheets = look()
        document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=["data"], fail_on_errors=True))
        laid_out = document.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/a-3a")
    return text.repair(laid_out, FONTS)


def pdf_response(name, template, **facts):
    """Show the PDF in the browser; `name` is its file name, Thai or Latin, with .pdf."""
    return show(pdf(template, **facts), name)


def show(data, name, mimetype="application/pdf", as_attachment=False):
    """A response with the bytes of a file under its name."""
    return send_file(io.BytesIO(data), mimetype, as_attachment, download_name=name, max_age=0)


@functools.cache
def look():
    """The fonts and the style sheet that all printed matter shares, opened once a process."""
    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};src:url({(FONTS / file).as_uri()})}}"
        for weight, file in FACES.items()
    )
    sheets = [
        CSS(string=faces, font_config=fonts, url_fetcher=URLFetcher(allowed_protocols=["file"])),
        CSS(filename=ROOT / "static" / "css" / "print.css", font_config=fonts),
    ]
    return fonts, sheets
