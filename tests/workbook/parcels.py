"""Takes an .xlsx apart and puts it together again with one part changed or added."""

import io
import zipfile

SHEET = "xl/worksheets/sheet1.xml"


def with_part(data, name, change):
    """The workbook with the part `name` replaced by change(its bytes, or b"" if there is none)."""
    source, stream = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parcel:
        for part in {*source.namelist(), name}:
            content = source.read(part) if part in source.namelist() else b""
            parcel.writestr(part, change(content) if part == name else content)
    return stream.getvalue()


def parcel_of(**parts):
    """A zip with these parts, dots and slashes of their names written as __ and _."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in parts.items():
            parcel.writestr(name.replace("__", ".").replace("_", "/"), content)
    return stream.getvalue()
