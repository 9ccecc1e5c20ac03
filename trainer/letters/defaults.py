"""The letters there are, and their words until a programme has its own. Thai and English."""

from dataclasses import dataclass, field

from trainer.registration.models import State


@dataclass(frozen=True)
class Letter:
    """One kind of letter: `texts` {language: (subject, body)}; to whom it usually goes, and what goes along."""

    code: str
    texts: dict
    audience: State = State.ACCEPTED
    attachments: tuple = field(default=())


DETAILS_TH = "โครงการ: {{ programme }} รุ่นที่ {{ cohort }}\nวันที่: {{ days }}\nสถานที่: {{ venue }}"
DETAILS_EN = "Course: {{ programme }}, cohort {{ cohort }}\nDays: {{ days }}\nVenue: {{ venue }}"
PAGE_TH = "{% if page %}ดูกำหนดการและรายละเอียดได้ที่ {{ page }}\n\n{% endif %}"
PAGE_EN = "{% if page %}Agenda and details: {{ page }}\n\n{% endif %}"
END_TH = "ขอแสดงความนับถือ\n{{ issuing_body }}"
END_EN = "Yours sincerely,\n{{ issuing_body }}"


def both(subject_th, body_th, subject_en, body_en):
    """The two languages of a letter, greeting and closing around what it says."""
    return {
        "th": (subject_th, f"{{{{ greeting }}}}\n\n{body_th}\n\n{END_TH}"),
        "en": (subject_en, f"{{{{ greeting }}}}\n\n{body_en}\n\n{END_EN}"),
    }


LETTERS = {
    letter.code: letter
    for letter in (
        Letter(
            "accepted",
            both(
                "แจ้งผลการคัดเลือก: ท่านได้รับคัดเลือกเข้าอบรม {{ programme }} รุ่นที่ {{ cohort }}",
                f"ขอเรียนให้ทราบว่าท่านได้รับคัดเลือกเป็นผู้เข้าอบรม (ตัวจริง)\n\n{DETAILS_TH}\n\n{PAGE_TH}"
                "หากท่านไม่สามารถเข้าอบรมได้ กรุณาแจ้งโดยเร็ว เพื่อให้ผู้มีรายชื่อสำรองได้รับสิทธิแทน",
                "You have a seat: {{ programme }}, cohort {{ cohort }}",
                f"We are glad to tell you that you have been given a seat.\n\n{DETAILS_EN}\n\n{PAGE_EN}"
                "Should you be unable to come, please tell us soon, so that a reserve can take the seat.",
            ),
            State.ACCEPTED,
            ("calendar",),
        ),
        Letter(
            "reserve",
            both(
                "แจ้งผลการคัดเลือก: ท่านอยู่ในบัญชีสำรอง {{ programme }} รุ่นที่ {{ cohort }}",
                "ขอเรียนให้ทราบว่าที่นั่งเต็มแล้ว และท่านอยู่ในบัญชีรายชื่อสำรอง{% if rank %} ลำดับที่ {{ rank }}{% endif %}"
                f"\n\n{DETAILS_TH}\n\nหากมีที่นั่งว่าง จะติดต่อท่านตามลำดับ",
                "You are on the reserve list: {{ programme }}, cohort {{ cohort }}",
                "All seats are taken; you are on the reserve list{% if rank %}, at rank {{ rank }}{% endif %}."
                f"\n\n{DETAILS_EN}\n\nWhen a seat becomes free we shall write to the reserves in order.",
            ),
            State.RESERVE,
        ),
        Letter(
            "declined",
            both(
                "แจ้งผลการพิจารณาใบสมัคร {{ programme }} รุ่นที่ {{ cohort }}",
                "ขอขอบคุณที่ท่านสมัครเข้าอบรม {{ programme }} รุ่นที่ {{ cohort }}\n\n"
                "ขอเรียนให้ทราบว่าไม่สามารถรับท่านเข้าอบรมในรุ่นนี้ได้{% if reason %} เนื่องจาก {{ reason }}{% endif %}",
                "Your application: {{ programme }}, cohort {{ cohort }}",
                "Thank you for applying to {{ programme }}, cohort {{ cohort }}.\n\n"
                "We are sorry that we cannot offer you a place in this cohort."
                "{% if reason %} Reason: {{ reason }}{% endif %}",
            ),
            State.DECLINED,
        ),
        Letter(
            "withdrawn",
            both(
                "รับทราบการสละสิทธิ์ {{ programme }} รุ่นที่ {{ cohort }}",
                "ได้บันทึกการสละสิทธิ์เข้าอบรม {{ programme }} รุ่นที่ {{ cohort }} ของท่านแล้ว\n\n"
                "หากข้อมูลนี้ไม่ถูกต้อง กรุณาติดต่อผู้จัดการอบรมโดยเร็ว",
                "Your withdrawal is recorded: {{ programme }}, cohort {{ cohort }}",
                "We have recorded that you give up your place in {{ programme }}, cohort {{ cohort }}.\n\n"
                "If this is not right, please tell the organisers soon.",
            ),
            State.WITHDRAWN,
        ),
        Letter(
            "reminder",
            both(
                "เตือนความจำ: อบรม {{ programme }} รุ่นที่ {{ cohort }} เริ่ม {{ first_day }}",
                f"ใกล้ถึงวันอบรมแล้ว จึงขอเรียนเตือนท่านดังนี้\n\n{DETAILS_TH}\n\n{PAGE_TH}แล้วพบกัน",
                "Reminder: {{ programme }}, cohort {{ cohort }} begins on {{ first_day }}",
                f"The course is about to begin.\n\n{DETAILS_EN}\n\n{PAGE_EN}We look forward to seeing you.",
            ),
        ),
        Letter(
            "invitation",
            both(
                "ขอเชิญเข้าอบรม {{ programme }} รุ่นที่ {{ cohort }}",
                f"ขอเรียนเชิญท่านเข้าอบรมตามรายละเอียดดังนี้\n\n{DETAILS_TH}\n\n{PAGE_TH}"
                "พร้อมนี้ได้แนบปฏิทินนัดหมาย เปิดไฟล์แล้ววันอบรมจะอยู่ในปฏิทินของท่าน",
                "Invitation: {{ programme }}, cohort {{ cohort }}",
                f"You are invited to take part.\n\n{DETAILS_EN}\n\n{PAGE_EN}"
                "Open the attached file to put the days into your calendar.",
            ),
            State.ACCEPTED,
            ("calendar", "invitation"),
        ),
        Letter(
            "note",
            both(
                "แจ้งผู้เข้าอบรม {{ programme }} รุ่นที่ {{ cohort }}",
                "ขอเรียนแจ้งว่า",
                "To the participants of {{ programme }}, cohort {{ cohort }}",
                "We would like to tell you that",
            ),
        ),
    )
}

# The invitation on paper; its form is that of an external official letter (หนังสือภายนอก), without the Garuda.
INVITATION = {
    "subject": "ขอเชิญบุคลากรเข้าร่วมการอบรม",
    "addressee": "ประธาน{{ organisation }}",
    "enclosures": "กำหนดการอบรม จำนวน 1 ชุด",
    "body": (
        "ด้วย{{ issuing_body }} กำหนดจัดการอบรม{{ programme }} รุ่นที่ {{ cohort }} "
        "{% if days %}ระหว่างวันที่ {{ days }} {% endif %}{% if venue %}ณ {{ venue }}{% endif %}\n\n"
        "ในการนี้ ขอเชิญบุคลากรของ{{ organisation }} จำนวน {{ count }} คน คือ {{ people }} เข้าร่วมการอบรม"
        "ตามวัน เวลา และสถานที่ดังกล่าว\n\n"
        "จึงเรียนมาเพื่อโปรดพิจารณา และแจ้งให้ผู้มีรายชื่อเข้าร่วมการอบรมต่อไปด้วย จะขอบคุณยิ่ง"
    ),
}
