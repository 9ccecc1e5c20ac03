"""What a kind of letter is, and the sentences that most of them share. Thai and English."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.registration.models import State


class Sent(StrEnum):
    """When a letter leaves: ALWAYS by itself, by itself where an organiser SWITCHED that on, only BY_HAND, or from a
    page of its own on the PRINT_DAY."""

    ALWAYS = "always"
    SWITCHED = "switched"
    BY_HAND = "by_hand"
    PRINT_DAY = "print_day"


@dataclass(frozen=True)
class Letter:
    """One kind of letter: `texts` {language: (subject, body)}; to whom it usually goes, and what goes along.

    `ends_a_place`: the days that an earlier letter put into the person's calendar are taken out again.
    """

    code: str
    texts: dict
    audience: State = State.ACCEPTED
    attachments: tuple = ()
    sent: Sent = Sent.BY_HAND
    ends_a_place: bool = False


DETAILS_TH = "โครงการ: {{ programme }} รุ่นที่ {{ cohort }}\nวันที่: {{ days }}\nสถานที่: {{ venue }}"
DETAILS_EN = "Course: {{ programme }}, cohort {{ cohort }}\nDays: {{ days }}\nVenue: {{ venue }}"
PAGE_TH = "{% if page %}ดูกำหนดการและรายละเอียดได้ที่ {{ page }}\n\n{% endif %}"
PAGE_EN = "{% if page %}Agenda and details: {{ page }}\n\n{% endif %}"
STATUS_TH = (
    "{% if status_page %}ตรวจสอบสถานะ แก้ไขข้อมูล หรือแจ้งสละสิทธิ์ ได้ที่หน้าสถานะของท่าน\n{{ status_page }}\n"
    "ลิงก์นี้เป็นของท่านโดยเฉพาะ โปรดอย่าส่งต่อ\n\n{% endif %}"
)
STATUS_EN = (
    "{% if status_page %}See where you stand, correct your details, or withdraw, on your status page:\n"
    "{{ status_page }}\nThis link is yours alone; please do not pass it on.\n\n{% endif %}"
)
AFTERWARDS_TH = (
    "{% if status_page %}ดูสถานะของท่านและสิ่งที่ท่านยังทำได้ ที่หน้าสถานะของท่าน\n{{ status_page }}\n"
    "ลิงก์นี้เป็นของท่านโดยเฉพาะ โปรดอย่าส่งต่อ\n\n{% endif %}"
)
AFTERWARDS_EN = (
    "{% if status_page %}See where you stand, and what you can still do, on your status page:\n"
    "{{ status_page }}\nThis link is yours alone; please do not pass it on.\n\n{% endif %}"
)
END_TH = "ขอแสดงความนับถือ\n{{ issuing_body }}"
END_EN = "Yours sincerely,\n{{ issuing_body }}"


def both(subject_th, body_th, subject_en, body_en, gone=False):
    """The two languages of a letter: greeting, what it says, the link to the status page, closing.

    `gone`: the person has no place to correct or to give up any more.
    """
    status_th, status_en = (AFTERWARDS_TH, AFTERWARDS_EN) if gone else (STATUS_TH, STATUS_EN)
    return {
        "th": (subject_th, f"{{{{ greeting }}}}\n\n{body_th}\n\n{status_th}{END_TH}"),
        "en": (subject_en, f"{{{{ greeting }}}}\n\n{body_en}\n\n{status_en}{END_EN}"),
    }
