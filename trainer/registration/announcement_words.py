"""The words of an announced name list. It is the ministry's document, so it is Thai whatever the reader's language;
digits become Thai on paper."""

from trainer.look import local
from trainer.thai import dates

CALLED_SO = ("โครงการ", "หลักสูตร")


def title(cohort):
    """What the announcement is about: รายชื่อผู้มีสิทธิ์เข้าอบรมตามโครงการ… รุ่นที่ 5."""
    return f"รายชื่อผู้มีสิทธิ์เข้าอบรมตาม{training(cohort)}"


def preamble(cohort, people, last=None):
    """The usual text above the signature; `last` is the announcement that this one replaces, if there is one."""
    counts = f"ผู้มีสิทธิ์เข้าอบรม จำนวน {len(people.accepted)} คน"
    if people.reserves:
        counts += f" และรายชื่อสำรอง จำนวน {len(people.reserves)} คน"
    body = cohort.programme.issuing_body or "หน่วยงานผู้จัดอบรม"
    known = f"ตามที่{body}กำหนดจัดการอบรมตาม{training(cohort)}{held(cohort)}"
    if last is None:
        return f"{known} นั้น\nบัดนี้ การพิจารณาคัดเลือกได้เสร็จสิ้นแล้ว จึงประกาศรายชื่อ{counts} ดังบัญชีแนบท้ายประกาศนี้"
    day = dates.long_date(local(last.published_at).date())
    return (
        f"{known} และได้ประกาศรายชื่อผู้มีสิทธิ์เข้าอบรม ครั้งที่ {last.number} ลงวันที่ {day} แล้ว นั้น\n"
        f"บัดนี้ รายชื่อดังกล่าวมีการเปลี่ยนแปลง จึงยกเลิกประกาศครั้งที่ {last.number} และประกาศรายชื่อ{counts} "
        "ดังบัญชีแนบท้ายประกาศนี้"
    )


def training(cohort):
    """The training by its full name: โครงการอบรมนักบริหาร… รุ่นที่ 5."""
    name = cohort.programme.name
    return f"{name if name.startswith(CALLED_SO) else f'โครงการ{name}'} รุ่นที่ {cohort.number}"


def held(cohort):
    """When and where, to follow the name; empty without dates."""
    if cohort.starts_on is None:
        return ""
    one_day = cohort.starts_on == cohort.ends_on
    days = f" {'ในวันที่' if one_day else 'ระหว่างวันที่'} {dates.date_range(cohort.starts_on, cohort.ends_on)}"
    return days + (f" ณ {cohort.venue}" if cohort.venue else "")
