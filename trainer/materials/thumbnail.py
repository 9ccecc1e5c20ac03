"""Draws a small picture of a file: `python -I thumbnail.py application/pdf IN OUT`.

A program of its own, for what others sent may make a drawing program crash or run for ever: it has little memory and
time, and takes nothing along when it dies. It imports nothing of ours, and so begins fast.
Exit status: 0 drawn, 3 the file is damaged, 4 it is locked with a password, 5 it is too large to be drawn.
"""

import resource
import sys

from PIL import Image, ImageOps

WIDTH, HEIGHT = 480, 640  # pixels at most
MOST_PIXELS = 60_000_000
MEMORY, SECONDS = 1536 * 2**20, 20
DAMAGED, LOCKED, TOO_LARGE = 3, 4, 5


def main(mimetype, source, target):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    drawn = first_page(source) if mimetype == "application/pdf" else picture(source)
    drawn.save(target, "WEBP", quality=80, method=4)


def first_page(source):
    """The first page of a PDF."""
    import pypdfium2  # noqa: PLC0415  (pictures do without it)

    try:
        document = pypdfium2.PdfDocument(source)
        page = document[0]
        width, height = page.get_size()
    except pypdfium2.PdfiumError as error:
        sys.exit(LOCKED if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else DAMAGED)
    except IndexError:
        sys.exit(DAMAGED)
    return page.render(scale=min(WIDTH / width, HEIGHT / height)).to_pil()


def picture(source):
    """A picture, upright and small."""
    Image.MAX_IMAGE_PIXELS = None  # told below, in our own way
    try:
        with Image.open(source, formats=["JPEG", "PNG", "GIF", "WEBP"]) as sent:
            if sent.width * sent.height > MOST_PIXELS:
                sys.exit(TOO_LARGE)
            sent.draft("RGB", (WIDTH, HEIGHT))  # a JPEG can be read small at once
            small = ImageOps.exif_transpose(sent)
            small.thumbnail((WIDTH, HEIGHT))
            return small.convert("RGBA" if "A" in small.mode or "transparency" in small.info else "RGB")
    except MemoryError:
        sys.exit(TOO_LARGE)
    except Exception:  # what a broken file makes a parser raise is not to be foreseen
        sys.exit(DAMAGED)


if __name__ == "__main__":
    main(*sys.argv[1:])
