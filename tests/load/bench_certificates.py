"""Certificates per second against a loop that makes, and signs, one WeasyPrint document per person.

    python -m tests.load.bench_certificates [how many [how many to watch the memory of [how many in the loop]]]

All ways print the same facts with the same design and fonts, the QR drawn as vectors or as an image. The loop neither
tags its pages nor repairs their text, which would make it slower still; where it signs, it signs with the same EC P-256
key by pyHanko's own PdfSigner, whose defaults stand. The loop takes as long for each person however many there are, so
it makes the first few only; ours makes them all, for it has a beginning to pay for. The first figures are processor
time of one process, the better of two runs; where the clock on the wall counts it is said. Run alone.
"""

import io
import multiprocessing
import os
import re
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import segno
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from certificates import Authority, Design, certificates_in, print_run, render, render_sealed
from certificates.press import style_of
from certificates.slots import full_sizes, whole_sheet
from tests.certificates.make import certificate

NOW = datetime.now(UTC)


def main(people: int = 100, watched: int = 300, looped: int = 20) -> None:
    """Print one line per way, and how many times faster ours is than the loop."""
    design = Design.load("classic")
    certificates = [certificate(i) for i in range(1, people + 1)]
    few, looped = certificates[:looped], min(looped, people)
    key, pem = Authority.make("Bench", NOW).issue("Bench", NOW)
    sealing = lambda processes: list(render_sealed(design, certificates, key, NOW, processes=processes))  # noqa: E731
    loop_signs = plain_signer(pem)
    plain = replace(design, style=re.sub(r"url\(\"\w+\.svg\"\)", "none", design.style))
    list(render_sealed(design, certificates[:2], key, NOW))  # so that nobody pays for the imports
    print(f"{people} certificates, {looped} of them by the loop, {os.cpu_count()} cores; processor time of one process")
    compared({
        "a WeasyPrint document per person": (lambda: one_by_one(design, few), looped),
        "the same, fonts and style shared": (lambda: one_by_one(design, few, shared=True), looped),
        "the first without frame and emblem (to our harm)": (lambda: one_by_one(plain, few), looped),
        "certificates.render (tagged, one PDF each)": (lambda: render(design, certificates), people),
        "certificates.print_run (one PDF)": (lambda: print_run(design, certificates), people),
    })
    each_signed = (lambda: signed_one_by_one(design, few, loop_signs)), looped
    by_loop = {"a document per person, signed by PdfSigner": each_signed}
    compared(by_loop | {"certificates.render_sealed (tagged, PAdES)": (lambda: sealing(1), people)})
    print("by the clock on the wall")
    begun = time.perf_counter()
    sealing(2)
    cold = time.perf_counter() - begun
    compared(by_loop | {
        "certificates.render_sealed, one process": (lambda: sealing(1), people),
        "certificates.render_sealed, two processes": (lambda: sealing(2), people),
    }, clock=time.perf_counter)
    print(f"the first run of two processes, which starts where they come from: {cold:.1f} s")
    run = print_run(design, [certificate(i) for i in range(1_000)])
    print(f"a print run of 1,000 pages: {len(run) / 1e6:.2f} MB")
    for count in sorted({people, watched}):
        print(f"memory of a process that seals {count:,}: {grown(count):.0f} MB more than at its start")


def compared(ways: dict, clock=time.process_time) -> None:
    """One line for each way (a function, and how many certificates it makes): what one certificate takes, and how many
    times faster that is than the first way."""
    first = None
    for name, (way, made) in ways.items():
        each = timed(way, clock) / made
        first = first or each
        print(f"{name:49} {each * 1000:6.1f} ms each {1 / each:7.1f} a second {first / each:5.1f} ×")


def timed(way, clock) -> float:
    """Seconds, the better of two runs."""
    best = float("inf")
    for _ in range(2):
        start = clock()
        way()
        best = min(best, clock() - start)
    return best


def grown(people: int) -> float:
    """By how many megabytes a fresh process grows while it seals so many certificates one after the other."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(grow, (people,))


def grow(people: int) -> float:
    design, (key, _pem) = Design.load("classic"), Authority.make("Bench", NOW).issue("Bench", NOW)
    start = most_memory()
    for _pdf in render_sealed(design, map(certificate, range(people)), key, NOW):
        pass
    return most_memory() - start


def most_memory() -> float:
    """The most that this process has held so far, in megabytes."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def one_by_one(design: Design, certificates, shared: bool = False) -> list[bytes]:
    """The usual way: everything laid out again for everybody, the QR as an image."""
    fonts = FontConfiguration() if shared else None
    style = stylesheet(design, fonts) if shared else None
    return [whole(design, one, fonts, style) for one in certificates]


def signed_one_by_one(design: Design, certificates, signer) -> list[bytes]:
    return [signed(pdf, signer) for pdf in one_by_one(design, certificates)]


def signed(pdf: bytes, signer) -> bytes:
    """A PAdES B-B signature as pyHanko makes it."""
    asked = PdfSignatureMetadata(field_name="Signature", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    return PdfSigner(asked, signer=signer, new_field_spec=SigFieldSpec("Signature")).sign_pdf(writer).getvalue()


def plain_signer(pem: bytes) -> SimpleSigner:
    """pyHanko's signer for the key of a PEM file."""
    private = load_pem_private_key(pem, None).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificates = [asn1.Certificate.load(one.public_bytes(Encoding.DER)) for one in certificates_in(pem)]
    store = SimpleCertificateStore()
    store.register_multiple(certificates[1:])
    return SimpleSigner(signing_cert=certificates[0], signing_key=asn1_keys.PrivateKeyInfo.load(private),
                        cert_registry=store)


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
