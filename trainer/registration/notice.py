"""The notice at collection: who collects what for what, how long it is kept, who sees it, and the rights.

PDPA B.E. 2562, s. 23 (handbook §4). A text that was shown is never changed: a new wording is a new version.
"""

from dataclasses import dataclass

from flask import current_app

from trainer.look import current

# Version 1, version 2, …; each {language: (title, ((heading, text), …))}. {body}: who collects; {contact}: an address.
TEXTS = (
    {
        "th": ("ประกาศความเป็นส่วนตัวในการเก็บข้อมูล", (
            ("ผู้เก็บข้อมูล", "{body} เป็นผู้ควบคุมข้อมูลส่วนบุคคล ติดต่อได้ที่ {contact}"),
            ("เก็บอะไร เพื่ออะไร", "ชื่อ ตำแหน่ง องค์กร จังหวัด โทรศัพท์ อีเมล และคำตอบในแบบฟอร์ม เพื่อพิจารณารับเข้าอบรม ติดต่อท่าน "
             "จัดการอบรม และออกวุฒิบัตร อันเป็นการปฏิบัติภารกิจเพื่อประโยชน์สาธารณะ หากไม่ให้ข้อมูลที่จำเป็น จะพิจารณาใบสมัครไม่ได้"),
            ("อาหารและความช่วยเหลือ", "เก็บเฉพาะเมื่อท่านยินยอมแยกต่างหาก และลบภายใน 30 วันหลังสิ้นสุดการอบรม"),
            ("ผู้ที่เห็นข้อมูล", "เจ้าหน้าที่ผู้จัดอบรม และหน่วยงานที่ส่งรายชื่อท่าน ประกาศรายชื่อต่อสาธารณะแสดงชื่อเพียงบางส่วนพร้อมชื่อองค์กร "
             "เว้นแต่ท่านยินยอมให้แสดงชื่อเต็ม ระหว่างการอบรมอาจมีการถ่ายภาพกิจกรรม หากไม่ประสงค์จะอยู่ในภาพ โปรดแจ้งเจ้าหน้าที่"),
            ("ระยะเวลาเก็บ", "ตลอดการอบรม และหลังจากนั้นเท่าที่ระเบียบว่าด้วยงานสารบรรณกำหนดให้เก็บหลักฐานการอบรม"),
            ("สิทธิของท่าน", "ขอดู ขอรับสำเนา แก้ไข ลบ คัดค้าน หรือให้โอนข้อมูลได้ และถอนความยินยอมได้ทุกเมื่อในหน้าสถานะใบสมัคร "
             "หรือร้องเรียนต่อคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล"),
        )),
        "en": ("Privacy notice", (
            ("Who collects", "{body} is the controller of the data. Contact: {contact}"),
            ("What, and what for", "Name, position, organisation, province, telephone, e-mail and the answers in this"
             " form: to decide about the application, to reach you, to hold the training and to issue the certificate,"
             " as a task in the public interest. Without what is required, the application cannot be considered."),
            ("Food and assistance", "Kept only where you agree separately, and deleted within 30 days after the"
             " training."),
            ("Who sees it", "The organiser's staff, and the office that nominated you. The public name list shows a"
             " part of your name with your organisation, unless you agree to the full name. Photographs may be taken"
             " during the training; tell the staff if you do not wish to be in them."),
            ("How long", "Throughout the training, and afterwards as long as the rules on official records require for"
             " the evidence of trainings."),
            ("Your rights", "You may see, copy, correct, erase, object to or move your data, withdraw a consent at any"
             " time on the status page, and complain to the Personal Data Protection Committee."),
        )),
    },
)  # fmt: skip
VERSION = len(TEXTS)  # that is shown today


@dataclass(frozen=True)
class Notice:
    """The notice as it is shown: `parts` are (heading, text)."""

    version: int
    title: str
    parts: tuple


def notice(cohort, language=None):
    """The Notice of today's version, for the programme's issuing body, in a language ("th", "en"; the reader's)."""
    title, parts = TEXTS[VERSION - 1]["en" if (language or current()) == "en" else "th"]
    facts = {"body": cohort.programme.issuing_body or cohort.programme.name, "contact": contact()}
    return Notice(VERSION, title, tuple((heading, words.format(**facts)) for heading, words in parts))


def contact():
    """Where people write to about their data: where answers to our mail go."""
    config = current_app.config
    return (config["MAIL_REPLY_TO"] or [config["MAIL_DEFAULT_SENDER"]])[0]
