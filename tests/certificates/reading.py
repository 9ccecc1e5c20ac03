"""Reads PDFs with programs that we did not write."""

import io
import subprocess

import pikepdf


def text(pdf: bytes, *options: str) -> str:
    """What poppler's pdftotext gives."""
    return tool("pdftotext", *options, "-", "-", given=pdf).decode()


def codes(pdf: bytes, folder) -> list[str]:
    """The QR codes that zbarimg finds on the first page, seen at 150 dots an inch."""
    picture = folder / "page.png"
    picture.write_bytes(tool("pdftoppm", "-r", "150", "-png", "-singlefile", "-", given=pdf))
    return tool("zbarimg", "--quiet", "--raw", "--nodbus", str(picture)).decode().split()


def unpacked(pdf: bytes) -> bytes:
    """All that a PDF holds, with nothing compressed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                      object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def tool(*command: str, given: bytes = b"") -> bytes:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout
