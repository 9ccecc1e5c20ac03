"""Letters about what was decided: a seat, a rank, a refusal, a withdrawal; and a seat that is offered."""

from trainer.letters.letter import DETAILS_EN, DETAILS_TH, PAGE_EN, PAGE_TH, Letter, Sent, both
from trainer.registration.models import State

ACCEPTED = Letter(
    "accepted",
    both(
        "แจ้งผลการคัดเลือก: ท่านได้รับคัดเลือกเข้าอบรม {{ programme }} รุ่นที่ {{ cohort }}",
        f"ขอเรียนให้ทราบว่าท่านได้รับคัดเลือกเป็นผู้เข้าอบรม (ตัวจริง)\n\n{DETAILS_TH}\n\n{PAGE_TH}"
        "หากท่านไม่สามารถเข้าอบรมได้ กรุณาแจ้งโดยเร็ว เพื่อให้ผู้มีรายชื่อสำรองได้รับสิทธิแทน",
        "You have a seat: {{ programme }}, cohort {{ cohort }}",
        f"We are glad to tell you that you have been given a seat.\n\n{DETAILS_EN}\n\n{PAGE_EN}"
        "Should you be unable to come, please tell us soon, so that a reserve can take the seat.",
    ),
    State.ACCEPTED, ("calendar",), Sent.SWITCHED,
)  # fmt: skip
RESERVE = Letter(
    "reserve",
    both(
        "แจ้งผลการคัดเลือก: ท่านอยู่ในบัญชีสำรอง {{ programme }} รุ่นที่ {{ cohort }}",
        "ขอเรียนให้ทราบว่าที่นั่งเต็มแล้ว และท่านอยู่ในบัญชีรายชื่อสำรอง{% if rank %} ลำดับที่ {{ rank }}{% endif %}"
        f"\n\n{DETAILS_TH}\n\nหากมีที่นั่งว่าง จะติดต่อท่านตามลำดับ",
        "You are on the reserve list: {{ programme }}, cohort {{ cohort }}",
        "All seats are taken; you are on the reserve list{% if rank %}, at rank {{ rank }}{% endif %}."
        f"\n\n{DETAILS_EN}\n\nWhen a seat becomes free we shall write to the reserves in order.",
    ),
    State.RESERVE, sent=Sent.SWITCHED,
)  # fmt: skip
DECLINED = Letter(
    "declined",
    both(
        "แจ้งผลการพิจารณาใบสมัคร {{ programme }} รุ่นที่ {{ cohort }}",
        "ขอขอบคุณที่ท่านสมัครเข้าอบรม {{ programme }} รุ่นที่ {{ cohort }}\n\n"
        "ขอเรียนให้ทราบว่าไม่สามารถรับท่านเข้าอบรมในรุ่นนี้ได้{% if reason %} เนื่องจาก {{ reason }}{% endif %}",
        "Your application: {{ programme }}, cohort {{ cohort }}",
        "Thank you for applying to {{ programme }}, cohort {{ cohort }}.\n\n"
        "We are sorry that we cannot offer you a place in this cohort."
        "{% if reason %} Reason: {{ reason }}{% endif %}",
        gone=True,
    ),
    State.DECLINED, sent=Sent.SWITCHED, ends_a_place=True,
)  # fmt: skip
WITHDRAWN = Letter(
    "withdrawn",
    both(
        "รับทราบการสละสิทธิ์ {{ programme }} รุ่นที่ {{ cohort }}",
        "ได้บันทึกการสละสิทธิ์เข้าอบรม {{ programme }} รุ่นที่ {{ cohort }} ของท่านแล้ว\n\n"
        "หากข้อมูลนี้ไม่ถูกต้อง กรุณาติดต่อผู้จัดการอบรมโดยเร็ว",
        "Your withdrawal is recorded: {{ programme }}, cohort {{ cohort }}",
        "We have recorded that you give up your place in {{ programme }}, cohort {{ cohort }}.\n\n"
        "If this is not right, please tell the organisers soon.",
        gone=True,
    ),
    State.WITHDRAWN, sent=Sent.SWITCHED, ends_a_place=True,
)  # fmt: skip
OFFER = Letter(
    "offer",
    both(
        "โปรดตอบรับที่นั่ง{% if deadline %}ภายใน {{ deadline }}{% endif %}: {{ programme }} รุ่นที่ {{ cohort }}",
        f"ขอเรียนให้ทราบว่ามีที่นั่งสำหรับท่าน และขอให้ท่านยืนยันการเข้าอบรม\n\n{DETAILS_TH}\n\n{PAGE_TH}"
        "{% if deadline %}กรุณาตอบรับหรือสละสิทธิ์ภายใน {{ deadline }}{% if status_page %} โดยกดปุ่มในหน้าสถานะของท่าน "
        "ตามลิงก์ข้างล่างนี้{% endif %} ที่นั่งนี้กันไว้ให้ท่านจนถึงเวลาดังกล่าว หากไม่ได้รับคำตอบภายในกำหนด "
        "จะถือว่าท่านไม่รับที่นั่ง และจะเสนอให้ผู้มีรายชื่อสำรองลำดับถัดไป{% endif %}",
        "A seat is kept for you{% if deadline %} until {{ deadline }}{% endif %}: {{ programme }}, cohort {{ cohort }}",
        f"A seat is free for you. Please say whether you will come.\n\n{DETAILS_EN}\n\n{PAGE_EN}"
        "{% if deadline %}Please accept or decline by {{ deadline }}{% if status_page %}, with the buttons on your "
        "status page below{% endif %}. Until then the seat is kept for you; without an answer by then it is offered to "
        "the next person on the reserve list.{% endif %}",
    ),
    State.OFFERED, ("calendar",), Sent.ALWAYS,
)  # fmt: skip
OFFER_REMINDER = Letter(
    "offer_reminder",
    both(
        "เตือนความจำ: โปรดตอบรับที่นั่ง{% if deadline %}ภายใน {{ deadline }}{% endif %}: {{ programme }} รุ่นที่ {{ cohort }}",
        "ยังไม่ได้รับคำตอบจากท่านเรื่องที่นั่งในการอบรม\n\n"
        f"{DETAILS_TH}\n\n{{% if deadline %}}ที่นั่งนี้กันไว้ให้ท่านถึง {{{{ deadline }}}} เท่านั้น หลังจากนั้นจะเสนอให้ผู้มีรายชื่อ"
        "สำรองลำดับถัดไป{% endif %} กรุณาตอบรับหรือสละสิทธิ์ก่อนครบกำหนด",
        "Reminder: please answer{% if deadline %} by {{ deadline }}{% endif %}: {{ programme }}, cohort {{ cohort }}",
        "We have not had your answer about the seat that is kept for you.\n\n"
        f"{DETAILS_EN}\n\n{{% if deadline %}}It is kept until {{{{ deadline }}}} and then offered to the next person "
        "on the reserve list.{% endif %} Please accept or decline before that.",
    ),
    State.OFFERED, sent=Sent.ALWAYS,
)  # fmt: skip
LAPSED = Letter(
    "lapsed",
    both(
        "ครบกำหนดตอบรับที่นั่งแล้ว: {{ programme }} รุ่นที่ {{ cohort }}",
        "ไม่ได้รับคำตอบจากท่าน{% if deadline %}ภายใน {{ deadline }}{% endif %} ที่นั่งที่กันไว้ให้ท่านในการอบรม "
        "{{ programme }} รุ่นที่ {{ cohort }} จึงเสนอให้ผู้มีรายชื่อสำรองลำดับถัดไปแล้ว\n\n"
        "หากท่านยังประสงค์จะเข้าอบรม ท่านขอกลับเข้าบัญชีสำรอง (ต่อท้ายลำดับ) ได้ที่หน้าสถานะ",
        "The offer of a seat has ended: {{ programme }}, cohort {{ cohort }}",
        "We had no answer from you{% if deadline %} by {{ deadline }}{% endif %}, so the seat in {{ programme }}, "
        "cohort {{ cohort }}, has been passed on to the next person on the reserve list.\n\n"
        "If you would still like to come, you can ask on your status page to wait again, at the end of the list.",
        gone=True,
    ),
    State.WITHDRAWN, sent=Sent.ALWAYS, ends_a_place=True,
)  # fmt: skip
RETRACTED = Letter(
    "retracted",
    both(
        "แจ้งยกเลิกการเสนอที่นั่ง: {{ programme }} รุ่นที่ {{ cohort }}",
        "ขออภัยที่ต้องเรียนให้ทราบว่า ผู้จัดการอบรมยกเลิกการเสนอที่นั่งในการอบรม {{ programme }} รุ่นที่ {{ cohort }} "
        "ที่แจ้งท่านไว้{% if reason %} เนื่องจาก {{ reason }}{% endif %}\n\n"
        "ท่านกลับไปอยู่ในบัญชีรายชื่อสำรอง{% if rank %} ลำดับที่ {{ rank }}{% endif %} และจะได้รับแจ้งเมื่อมีผลการพิจารณา",
        "The offer of a seat is taken back: {{ programme }}, cohort {{ cohort }}",
        "We are sorry: the organisers have taken back the offer of a seat in {{ programme }}, cohort {{ cohort }}."
        "{% if reason %} Reason: {{ reason }}{% endif %}\n\n"
        "You are on the reserve list again{% if rank %}, at rank {{ rank }}{% endif %}, and will hear from us.",
    ),
    State.RESERVE, sent=Sent.ALWAYS, ends_a_place=True,
)  # fmt: skip

ALL = (OFFER, OFFER_REMINDER, ACCEPTED, RESERVE, DECLINED, WITHDRAWN, LAPSED, RETRACTED)
