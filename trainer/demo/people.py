"""Invented people for the demo's cohorts 5 and 6, the same each time."""

import random

from trainer.registration.roster import RosterRow

WOMEN = (
    "กนกวรรณ",
    "จารุวรรณ",
    "ชลธิชา",
    "ณัฐธิดา",
    "ทิพย์สุดา",
    "นงลักษณ์",
    "ปาริชาต",
    "พรทิพย์",
    "รัชนี",
    "ศิริพร",
    "อัญชลี",
    "อุไรวรรณ",
)
MEN = ("กฤษฎา", "จักรพันธ์", "ชาญวิทย์", "ณรงค์", "ธีระศักดิ์", "นพดล", "ประเสริฐ", "พิเชษฐ์", "มานพ", "วุฒิชัย", "สมพงษ์", "อำนาจ")
SURNAMES = (
    "แก้วประเสริฐ", "คำหล้า", "จันทร์ฉาย", "ชูเกียรติ", "ดวงดี", "ตั้งมั่น", "ทองสุก", "นาคสวัสดิ์", "บุญญฤทธิ์", "ปิ่นแก้ว",
    "พึ่งธรรม", "ภู่ระหงษ์", "มีสุข", "ยิ้มแย้ม", "รุ่งเรืองกิจ", "วงศ์ษา", "ศรีวิไล", "สุขสำราญ", "หอมจันทร์", "อินทร์แปลง",
)  # fmt: skip
POSITIONS = ("ประธาน", "รองประธาน", "เลขาธิการ", "กรรมการ", "ผู้อำนวยการ", "เหรัญญิก")
FOODS = ("ทั่วไป", "ทั่วไป", "ทั่วไป", "มังสวิรัติ", "เจ", "ฮาลาล")


def rows(organisations, count, seed):
    """Rows of a roster as somebody would have sent it: one person each, of organisations drawn without repetition."""
    dice = random.Random(seed)
    chosen = dice.sample(organisations, min(count, len(organisations)))
    names = [(first, last) for first in WOMEN + MEN for last in SURNAMES]
    dice.shuffle(names)
    drawn = zip(chosen, names, strict=False)
    return [row(f"cohort{seed}", number, one, *name, dice) for number, (one, name) in enumerate(drawn)]


def row(called, number, organisation, first, last, dice):
    """One person's row, in a roster's own words."""
    title = dice.choice(("นาง", "นางสาว", "น.ส.")) if first in WOMEN else dice.choice(("นาย", "นาย", "ดร."))
    raw = {
        "name": f"{title}{first} {last}", "position": dice.choice(POSITIONS), "organisation": organisation.name,
        "phone": f"08{dice.randrange(10**8):08}", "food": dice.choice(FOODS),
        "email": f"{called}-{number}@example.org",
    }  # fmt: skip
    return RosterRow("แบบตอบรับ.xlsx", number + 5, raw, cells={"ชื่อ – สกุล": raw["name"], "องค์กร": raw["organisation"]})
