"""The words with which a certificate is sent, and what they can say of it."""

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from trainer.awards.certificate import IssuedCertificate
from trainer.awards.issuing import public_address
from trainer.awards.models import Award
from trainer.database import db
from trainer.letters import defaults, placeholders
from trainer.letters.letter import Letter, Sent, both

LETTER = Letter(
    "certificate",
    both(
        "{{ certificate_title }}ของท่าน: {{ programme }} รุ่นที่ {{ cohort }}",
        "ขอแสดงความยินดีที่ท่านผ่านการอบรม {{ programme }} รุ่นที่ {{ cohort }}\n\n"
        "พร้อมอีเมลฉบับนี้ได้แนบ{{ certificate_title }} เลขที่ {{ certificate_number }} เป็นไฟล์ PDF "
        "ซึ่งท่านสามารถพิมพ์หรือส่งต่อให้หน่วยงานของท่านได้\n\n"
        "{% if certificate_page %}ผู้ที่ได้รับ{{ certificate_title }}จากท่านตรวจสอบความถูกต้องได้ที่\n"
        "{{ certificate_page }}{% endif %}",
        "Your certificate: {{ programme }}, cohort {{ cohort }}",
        "Congratulations on completing {{ programme }}, cohort {{ cohort }}.\n\n"
        "Your certificate, number {{ certificate_number }}, is attached as a PDF. You may print it or pass it on.\n\n"
        "{% if certificate_page %}Whoever receives it from you can verify it here:\n{{ certificate_page }}{% endif %}",
        gone=True,
    ),
    sent=Sent.PRINT_DAY,
)


def said_of(cohort, registrations, _language):
    """{registration id: what can be said of the valid certificate}; one statement."""
    found = (
        select(Award.registration_id, IssuedCertificate.number, IssuedCertificate.token, IssuedCertificate.facts)
        .join(IssuedCertificate, IssuedCertificate.award_id == Award.id)
        .where(Award.registration_id.in_([one.id for one in registrations]), IssuedCertificate.revoked_at.is_(None))
    )
    return {
        key: {"certificate_number": number, "certificate_title": facts["title"],
              "certificate_page": public_address(token)}
        for key, number, token, facts in db.session.execute(found)
    }  # fmt: skip


def init_app():
    """Add the letter and its placeholders to those of the letters chapter."""
    defaults.add(LETTER)
    placeholders.add(
        said_of,
        certificate_title=_("Title of the certificate, if one is valid"),
        certificate_number=_("Number of the certificate, if one is valid"),
        certificate_page=_("Address where anyone can verify the certificate, if one is valid"),
    )
