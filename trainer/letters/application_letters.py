"""Letters about an application: received, nominated by others, one person in another's place, an appeal answered."""

from trainer.letters.letter import DETAILS_EN, DETAILS_TH, PAGE_EN, PAGE_TH, Letter, Sent, both
from trainer.registration.models import State

WHY_TH = (
    "{% if why %}จากข้อมูลที่มีอยู่ ยังไม่เป็นไปตามเกณฑ์ของการอบรม ดังนี้\n{{ why }}\n"
    "หากเห็นว่าไม่ถูกต้อง ท่านแก้ไขข้อมูลหรือขอให้พิจารณาใหม่ได้ที่หน้าสถานะ\n\n{% endif %}"
)
WHY_EN = (
    "{% if why %}As far as we know, the terms of the course are not met:\n{{ why }}\n"
    "If this is not right, you can correct your details or appeal on your status page.\n\n{% endif %}"
)
SENT_TH = (
    "ชื่อ: {{ name }}\n{% if position %}ตำแหน่ง: {{ position }}\n{% endif %}"
    "{% if organisation %}องค์กร: {{ organisation }}\n{% endif %}"
)
SENT_EN = (
    "Name: {{ name }}\n{% if position %}Position: {{ position }}\n{% endif %}"
    "{% if organisation %}Organisation: {{ organisation }}\n{% endif %}"
)

RECEIPT = Letter(
    "receipt",
    both(
        "ได้รับใบสมัครแล้ว: {{ programme }} รุ่นที่ {{ cohort }}",
        f"ได้รับใบสมัครเข้าอบรมของท่านแล้ว ดังนี้\n\n{SENT_TH}\n{DETAILS_TH}\n\n{WHY_TH}"
        "ขั้นต่อไป: ผู้จัดการอบรมจะพิจารณาใบสมัคร และแจ้งผลให้ท่านทราบทางอีเมลนี้ ระหว่างนี้ท่านติดตามได้ที่หน้าสถานะ",
        "Application received: {{ programme }}, cohort {{ cohort }}",
        f"We have received your application:\n\n{SENT_EN}\n{DETAILS_EN}\n\n{WHY_EN}"
        "What comes next: the organisers look at your application and write to this address. Until then, your status "
        "page shows where it stands.",
    ),
    State.APPLIED, sent=Sent.ALWAYS,
)  # fmt: skip
NOTICE_TH = (
    "ข้อมูลของท่านใช้เพื่อการจัดอบรมนี้เท่านั้น กรุณาเปิดหน้าสถานะเพื่อตรวจและแก้ไขข้อมูล อ่านประกาศความเป็นส่วนตัว "
    "และแสดงความยินยอมตามที่ท่านเห็นสมควร หากไม่ประสงค์จะเข้าอบรม กรุณาแจ้งสละสิทธิ์ที่หน้าเดียวกัน"
)
NOTICE_EN = (
    "Your details are used for this course only. Please open your status page: check and correct them, read the "
    "privacy notice, and consent to what you agree with. If you do not want to take part, please withdraw there."
)
NOMINATED = Letter(
    "nominated",
    both(
        "ท่านได้รับการเสนอชื่อเข้าอบรม {{ programme }} รุ่นที่ {{ cohort }}",
        "ขอเรียนให้ทราบว่า {% if nominated_by %}{{ nominated_by }} ได้{% else %}มีการ{% endif %}เสนอชื่อท่านเข้าอบรม ดังนี้"
        f"\n\n{SENT_TH}\n{DETAILS_TH}\n\n{PAGE_TH}{WHY_TH}{NOTICE_TH}",
        "You were nominated for {{ programme }}, cohort {{ cohort }}",
        "You were nominated{% if nominated_by %} by {{ nominated_by }}{% endif %} to take part:"
        f"\n\n{SENT_EN}\n{DETAILS_EN}\n\n{PAGE_EN}{WHY_EN}{NOTICE_EN}",
    ),
    State.APPLIED, sent=Sent.ALWAYS,
)  # fmt: skip
SUBSTITUTE = Letter(
    "substitute",
    both(
        "ท่านได้รับมอบหมายให้เข้าอบรมแทน: {{ programme }} รุ่นที่ {{ cohort }}",
        "ขอเรียนให้ทราบว่า ท่านได้รับการเสนอชื่อให้เข้าอบรม{% if other %}แทน {{ other }}{% endif %}"
        "{% if nominated_by %} โดย {{ nominated_by }}{% endif %} ดังนี้"
        f"\n\n{SENT_TH}\n{DETAILS_TH}\n\n{PAGE_TH}"
        "{% if rank %}ท่านอยู่ในบัญชีรายชื่อสำรอง ลำดับที่ {{ rank }}\n\n{% endif %}"
        f"{NOTICE_TH}",
        "You take somebody's place: {{ programme }}, cohort {{ cohort }}",
        "You were nominated{% if nominated_by %} by {{ nominated_by }}{% endif %} to take part"
        "{% if other %} in the place of {{ other }}{% endif %}:"
        f"\n\n{SENT_EN}\n{DETAILS_EN}\n\n{PAGE_EN}"
        "{% if rank %}You are on the reserve list, at rank {{ rank }}.\n\n{% endif %}"
        f"{NOTICE_EN}",
    ),
    sent=Sent.ALWAYS,
)  # fmt: skip
REPLACED = Letter(
    "replaced",
    both(
        "มีผู้เข้าอบรมแทนท่าน: {{ programme }} รุ่นที่ {{ cohort }}",
        "ขอเรียนให้ทราบว่า {% if other %}{{ other }} {% else %}มีผู้{% endif %}จะเข้าอบรม {{ programme }} รุ่นที่ {{ cohort }} "
        "แทนท่าน{% if reason %} เนื่องจาก {{ reason }}{% endif %}\n\n"
        "หากข้อมูลนี้ไม่ถูกต้อง กรุณาติดต่อองค์กรของท่านหรือผู้จัดการอบรมโดยเร็ว",
        "Somebody takes your place: {{ programme }}, cohort {{ cohort }}",
        "{% if other %}{{ other }}{% else %}Somebody else{% endif %} takes your place in {{ programme }}, cohort "
        "{{ cohort }}.{% if reason %} Reason: {{ reason }}{% endif %}\n\n"
        "If this is not right, please tell your organisation or the organisers soon.",
        gone=True,
    ),
    State.WITHDRAWN, sent=Sent.ALWAYS, ends_a_place=True,
)  # fmt: skip
APPEAL_ANSWER = Letter(
    "appeal_answer",
    both(
        "ผลการพิจารณาคำขอให้ทบทวน: {{ programme }} รุ่นที่ {{ cohort }}",
        "ตามที่ท่านขอให้พิจารณาใบสมัครเข้าอบรม {{ programme }} รุ่นที่ {{ cohort }} อีกครั้ง นั้น\n\n"
        "{% if granted %}ผลการพิจารณา: เห็นชอบตามคำขอ ใบสมัครของท่านได้รับการพิจารณาต่อไป"
        "{% else %}ผลการพิจารณา: ยืนตามผลเดิม{% endif %}\n{% if answer %}เหตุผล: {{ answer }}{% endif %}",
        "Your appeal: {{ programme }}, cohort {{ cohort }}",
        "You asked us to look again at your application for {{ programme }}, cohort {{ cohort }}.\n\n"
        "{% if granted %}The appeal is granted; your application is considered further."
        "{% else %}The appeal is dismissed; the decision stands.{% endif %}\n"
        "{% if answer %}Reason: {{ answer }}{% endif %}",
    ),
    State.APPLIED, sent=Sent.ALWAYS,
)  # fmt: skip

ALL = (RECEIPT, NOMINATED, SUBSTITUTE, REPLACED, APPEAL_ANSWER)
