"""Pictures and designs as people send them."""

import io
import zipfile

from PIL import Image
from werkzeug.datastructures import FileStorage

from certificates.design import DESIGNS


def picture(form="PNG", size=(300, 100), mode="RGBA", colour=(20, 40, 140, 0), **options):
    """The bytes of a picture of one colour; transparent unless told otherwise."""
    out = io.BytesIO()
    Image.new(mode, size, colour[:3] if mode == "RGB" else colour).save(out, form, **options)
    return out.getvalue()


def sent(data, name="logo.png"):
    """An upload of these bytes."""
    return FileStorage(io.BytesIO(data), filename=name)


def design_zip(changes=None, add=None, leave_out=(), around="", shipped="modern"):
    """A shipped design as a ZIP: with `changes` {file: (old, new)}, more files {name: bytes}, some left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        for path in sorted((DESIGNS / shipped).iterdir()):
            text = path.read_text("utf-8")
            for old, new in (changes or {}).get(path.name, []):
                assert old in text
                text = text.replace(old, new, 1)
            if path.name not in leave_out:
                parcel.writestr(around + path.name, text)
        for name, data in (add or {}).items():
            parcel.writestr(around + name, data)
    return out.getvalue()
