"""Files of every kind, as small as they can be and still be what they are."""

import io
import zipfile

import pikepdf
from PIL import Image

TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
PART = '<Override PartName="/{}" ContentType="{}"/>'
OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": ("word/document.xml", f"{OFFICE}wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}presentationml.presentation.main+xml"),
}
OPEN = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def pdf(pages=1):
    document, stream = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    document.save(stream)
    return stream.getvalue()


def locked_pdf():
    document, stream = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def picture(kind="PNG", size=(60, 40)):
    stream = io.BytesIO()
    Image.new("RGB", size, "green").save(stream, kind)
    return stream.getvalue()


def parcel(entries, comment=b""):
    """A ZIP of {name: content}."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
        packed.comment = comment
    return stream.getvalue()


def office(kind="docx", type_=None, more=None):
    part, usual = MAIN[kind]
    types = TYPES.format(PART.format(part, type_ or usual))
    return parcel({"[Content_Types].xml": types, part: "<x/>", **(more or {})})


def opened(kind="odt", more=None):
    parts = {"mimetype": f"application/vnd.oasis.opendocument.{OPEN[kind]}", "content.xml": "<x/>"}
    return parcel(parts | (more or {}))


MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 20
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\x00" * 40
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + b"\x00" * 40
TEXT = "เอกสารประกอบการบรรยาย".encode()
CSV = "ชื่อ,จังหวัด\nมาลี,ลำพูน\n".encode()
ALL = {
    "pdf": pdf(), "png": picture(), "jpg": picture("JPEG"), "gif": picture("GIF"), "webp": picture("WEBP"),
    "mp3": MP3, "mp4": MP4, "webm": WEBM, "docx": office("docx"), "xlsx": office("xlsx"), "pptx": office("pptx"),
    "odt": opened("odt"), "ods": opened("ods"), "odp": opened("odp"),
    "zip": parcel({"ภาพ/1.txt": "x"}), "txt": TEXT, "csv": CSV,
}  # fmt: skip
