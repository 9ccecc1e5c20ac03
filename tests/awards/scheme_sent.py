"""The form of a scheme as its page sends it."""

from trainer.awards.stationery import CertificateScheme
from trainer.database import db

WORDS = {
    "title": "วุฒิบัตร", "completed": "ได้ผ่านการอบรมตาม{course} รุ่นที่ {cohort}", "pattern": "{cohort}/{serial:03}/{year}",
    "series": "cohort", "thai_digits": "y",
}  # fmt: skip
FIELDS = {
    "modern": {"emblem_plate": "y", "signature_height": "15", "signature_drop": "2", "preface": "ให้ไว้เพื่อแสดงว่า",
               "preface_monk": "ขอถวาย", "number_word": "เลขที่", "verify_word": "ตรวจสอบได้ที่", "digits": "thai",
               "band": "#0f4c5c", "accent": "#d9a441"},
}  # fmt: skip
HTMX = {"HX-Request": "true"}


def form(design="modern", **changes):
    """The form as the page sends it."""
    fields = {f"field_{name}": value for name, value in FIELDS["modern"].items()}
    return WORDS | fields | {"design": design, "shown_design": design} | changes


def place(kind="participant"):
    return f"/desk/programmes/executive/certificates/{kind}"


def saved():
    db.session.rollback()
    return db.session.query(CertificateScheme).one_or_none()
