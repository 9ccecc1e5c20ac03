"""The letters there are, and their words until a programme has its own."""

from trainer.letters import application_letters, decision_letters
from trainer.letters.letter import DETAILS_EN, DETAILS_TH, PAGE_EN, PAGE_TH, Letter, both
from trainer.registration.models import State

REMINDER = Letter(
    "reminder",
    both(
        "เตือนความจำ: อบรม {{ programme }} รุ่นที่ {{ cohort }} เริ่ม {{ first_day }}",
        f"ใกล้ถึงวันอบรมแล้ว จึงขอเรียนเตือนท่านดังนี้\n\n{DETAILS_TH}\n\n{PAGE_TH}แล้วพบกัน",
        "Reminder: {{ programme }}, cohort {{ cohort }} begins on {{ first_day }}",
        f"The course is about to begin.\n\n{DETAILS_EN}\n\n{PAGE_EN}We look forward to seeing you.",
    ),
)
INVITATION_BY_MAIL = Letter(
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
)
AGENDA = Letter(
    "agenda",
    both(
        "{% if changes %}กำหนดการเปลี่ยนแปลง{% else %}กำหนดการ{% endif %}: {{ programme }} รุ่นที่ {{ cohort }}",
        "{% if agenda_note %}{{ agenda_note }}\n\n{% endif %}"
        "{% if changes %}ขอเรียนแจ้งว่ากำหนดการอบรมในส่วนของท่านมีการเปลี่ยนแปลง ดังนี้\n\n{{ changes }}{% else %}"
        f"ขอเรียนแจ้งว่ากำหนดการอบรมเผยแพร่แล้ว{{% endif %}}\n\n{PAGE_TH}",
        "{% if changes %}The agenda has changed{% else %}The agenda{% endif %}: {{ programme }}, cohort {{ cohort }}",
        "{% if agenda_note %}{{ agenda_note }}\n\n{% endif %}"
        "{% if changes %}These parts of your agenda have changed:\n\n{{ changes }}{% else %}"
        f"The agenda of your course is published.{{% endif %}}\n\n{PAGE_EN}",
    ),
)
NOTE = Letter(
    "note",
    both(
        "แจ้งผู้เข้าอบรม {{ programme }} รุ่นที่ {{ cohort }}",
        "ขอเรียนแจ้งว่า",
        "To the participants of {{ programme }}, cohort {{ cohort }}",
        "We would like to tell you that",
    ),
)

LETTERS = {
    letter.code: letter
    for letter in (*application_letters.ALL, *decision_letters.ALL, REMINDER, INVITATION_BY_MAIL, AGENDA, NOTE)
}



def add(letter):
    """Give a chapter that comes later a kind of letter of its own."""
    LETTERS[letter.code] = letter


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
