"""What people agree to, word for word. A text that was used is never changed: a new wording is a new version.

Taking part rests on the public task, not on consent; these purposes go beyond it, so each is asked separately and
unticked, and can be withdrawn as easily as it was given (PDPA B.E. 2562, ss. 19 and 26; handbook §4).
"""

from enum import StrEnum


class Purpose(StrEnum):
    """What a person may agree to; each one alone."""

    PUBLICATION = "publication"
    DIRECTORY = "directory"
    SENSITIVE_NEEDS = "sensitive_needs"


# {purpose: (text of version 1, text of version 2, …)}, each {language: text}.
TEXTS = {
    Purpose.PUBLICATION: (
        {
            "th": (
                "ข้าพเจ้ายินยอมให้หน่วยงานผู้จัดอบรมเผยแพร่คำนำหน้าชื่อ ชื่อ นามสกุล ตำแหน่ง องค์กร และจังหวัดของข้าพเจ้า"
                "ในประกาศรายชื่อผู้มีสิทธิ์เข้าอบรมบนเว็บไซต์ หากไม่ยินยอม ประกาศบนเว็บไซต์จะแสดงชื่อเพียงบางส่วนพร้อมชื่อองค์กร "
                "และไม่มีผลต่อสิทธิ์เข้าอบรม ข้าพเจ้าถอนความยินยอมเมื่อใดก็ได้ โดยมีผลกับหน้าเว็บไซต์ทันที"
            ),
            "en": (
                "I agree that the organiser publishes my title, name, surname, position, organisation and province in"
                " the announced name list of this training on its website. If I do not agree, the website shows only a"
                " part of my name with my organisation, and my place does not depend on it. I may withdraw this consent"
                " at any time, with effect on the website at once."
            ),
        },
    ),
    Purpose.DIRECTORY: (
        {
            "th": (
                "ข้าพเจ้ายินยอมให้หน่วยงานผู้จัดอบรมแสดงชื่อ องค์กร จังหวัด โทรศัพท์ และอีเมลของข้าพเจ้าในทำเนียบผู้ผ่านการอบรม "
                "ซึ่งเปิดให้เฉพาะผู้ผ่านการอบรมด้วยกัน ข้าพเจ้าถอนความยินยอมเมื่อใดก็ได้"
            ),
            "en": (
                "I agree that the organiser shows my name, organisation, province, telephone and e-mail in the"
                " directory of those who were trained, which is open to them only. I may withdraw this consent at any"
                " time."
            ),
        },
    ),
    Purpose.SENSITIVE_NEEDS: (
        {
            "th": (
                "ข้าพเจ้ายินยอมให้หน่วยงานผู้จัดอบรมเก็บและใช้ข้อมูลเกี่ยวกับอาหารและความช่วยเหลือที่ข้าพเจ้าต้องการ "
                "ซึ่งอาจบ่งบอกถึงศาสนา สุขภาพ หรือความพิการ เพียงเพื่อจัดอาหาร ที่พัก และสถานที่ในการอบรมครั้งนี้ "
                "ข้อมูลนี้จะถูกลบภายใน 30 วันหลังสิ้นสุดการอบรม ข้าพเจ้าถอนความยินยอมเมื่อใดก็ได้"
            ),
            "en": (
                "I agree that the organiser keeps and uses what I say about food and assistance, which may point to"
                " religion, health or disability, only to arrange meals, rooms and premises of this training. It is"
                " deleted within 30 days after the training. I may withdraw this consent at any time."
            ),
        },
    ),
}  # fmt: skip


def newest(purpose, texts=TEXTS):
    """The number of the version that is asked today, from 1."""
    return len(texts[purpose])


def text(purpose, version, language, texts=TEXTS):
    """What was agreed to, in the reader's language. Raises LookupError for a version that never was."""
    if version < 1:
        raise LookupError(f"There is no version {version} of the text for {purpose}.")
    return texts[purpose][version - 1][language]
