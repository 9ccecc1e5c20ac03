"""What speakers agree to, word for word. A text that was used is never changed: a new wording is a new version.

A picture and a life's work on the web go beyond what the training needs, so each is asked by itself and unticked, and
can be taken back as easily as it was given (PDPA B.E. 2562, s. 19; handbook §4).
"""

from enum import StrEnum
from functools import partial

from trainer.registration import consent_texts


class SpeakerPurpose(StrEnum):
    """What a speaker may agree to; each one alone."""

    PHOTO = "photo"
    PROFILE = "profile"


# {purpose: (text of version 1, text of version 2, …)}, each {language: text}.
TEXTS = {
    SpeakerPurpose.PHOTO: (
        {
            "th": (
                "ข้าพเจ้ายินยอมให้หน่วยงานผู้จัดอบรมเผยแพร่ภาพถ่ายของข้าพเจ้าบนหน้าเว็บไซต์ของการอบรมที่ข้าพเจ้าเป็นวิทยากร "
                "หากไม่ยินยอม เว็บไซต์จะไม่แสดงภาพ ข้าพเจ้าถอนความยินยอมเมื่อใดก็ได้ โดยมีผลกับหน้าเว็บไซต์ทันที"
            ),
            "en": (
                "I agree that the organiser shows my photo on the web pages of the trainings at which I speak. Without"
                " it no photo is shown. I may withdraw this consent at any time, with effect on the website at once."
            ),
        },
    ),
    SpeakerPurpose.PROFILE: (
        {
            "th": (
                "ข้าพเจ้ายินยอมให้หน่วยงานผู้จัดอบรมเผยแพร่ประวัติโดยย่อของข้าพเจ้าบนหน้าเว็บไซต์ของการอบรมที่ข้าพเจ้าเป็นวิทยากร "
                "หากไม่ยินยอม เว็บไซต์จะแสดงเพียงชื่อและตำแหน่งตามกำหนดการ ข้าพเจ้าถอนความยินยอมเมื่อใดก็ได้ "
                "โดยมีผลกับหน้าเว็บไซต์ทันที"
            ),
            "en": (
                "I agree that the organiser shows my short profile on the web pages of the trainings at which I speak."
                " Without it only my name and position stand on the agenda. I may withdraw this consent at any time,"
                " with effect on the website at once."
            ),
        },
    ),
}  # fmt: skip

newest = partial(consent_texts.newest, texts=TEXTS)
text = partial(consent_texts.text, texts=TEXTS)
