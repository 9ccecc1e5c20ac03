"""Certificates to look at while a design is filled in: the longest name, the shortest, and a monk's."""

from datetime import timedelta
from types import SimpleNamespace

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from trainer.awards import patterns
from trainer.awards.facts import wording
from trainer.awards.recipients import Addressee, Recipient, participant
from trainer.database import db
from trainer.look import today
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration, State

# Nobody is called so. The long ones are as long as names and organisations of real lists get.
LONG_NAME = "หม่อมราชวงศ์หญิงณัฏฐ์ฐิติพรพรรณราย ศรีสุวรรณประเสริฐกุลวงศ์วิวัฒน์ ณ อยุธยา"
LONG_BODY = "สมาคมส่งเสริมและพัฒนาคุณภาพชีวิตผู้สูงอายุ คนพิการ และผู้ด้อยโอกาสในพื้นที่จังหวัดชายแดนภาคใต้แห่งประเทศไทย"
# Printed large, as the name of whom the certificate is for.
LONG_RECIPIENT = "สมาคมส่งเสริมและพัฒนาคุณภาพชีวิตคนพิการและผู้สูงอายุจังหวัดพระนครศรีอยุธยา"
LONGEST, SHORTEST, MONK = "longest", "shortest", "monk"
PEOPLE = {
    LONGEST: Addressee(LONG_NAME, LONG_BODY),
    SHORTEST: Addressee("นายหลู่ ลี", "มูลนิธิ ก"),
    MONK: Addressee("พระมหาสมศักดิ์ ฐิตธมฺโม", "วัดตัวอย่าง", monk=True),
}
BODIES = {
    LONGEST: Addressee(LONG_RECIPIENT), SHORTEST: Addressee("มูลนิธิ ก"),
    MONK: Addressee("มูลนิธิวัดตัวอย่างเพื่อการศึกษาพระปริยัติธรรม"),
}  # fmt: skip
SIGNATORIES = [
    {"name": "นายตัวอย่าง สมมติวงศ์", "position": "ประธานคณะกรรมการจัดการอบรม"},
    {"name": "นางสาวจำลอง นามสมมติ", "position": "ผู้อำนวยการโครงการอบรม"},
]
ADDRESS = "https://example.org/certificates/00000000000000000000000000000000"
UNTIL = 40  # letters: a real name that is shorter makes room for the invented one


def certificates_of(programme, scheme, fields):
    """{code: Certificate} to look at, worded as the scheme says, for the programme's newest cohort."""
    cohort = cohort_of(programme)
    number = patterns.written(scheme.pattern, scheme.series, cohort, 0)
    worded = wording(cohort, scheme, fields)
    return {code: worded(one, number, ADDRESS) for code, one in addressees(programme, scheme.kind).items()}


def addressees(programme, kind):
    """{code: Addressee}; the longest is a real participant where there is one with a long name."""
    if kind == Recipient.ORGANISATION:
        return BODIES
    real = longest_of(programme) if kind == Recipient.PARTICIPANT else None
    return PEOPLE | ({LONGEST: real} if real and len(real.name) >= UNTIL else {})


def longest_of(programme):
    """The participant of a programme with the longest name, as an Addressee; None where nobody holds a seat."""
    parts = (Person.title, Person.first_name, Person.last_name)
    length = sum(func.length(func.coalesce(part, "")) for part in parts)
    found = (
        select(Registration)
        .join(Registration.person)
        .join(Registration.cohort)
        .where(Cohort.programme_id == programme.id, Registration.state == State.ACCEPTED)
        .options(joinedload(Registration.person), joinedload(Registration.organisation))
        .order_by(length.desc(), Registration.id)
        .limit(1)
    )
    one = db.session.scalar(found)
    return participant(one) if one else None


def cohort_of(programme):
    """The newest cohort of a programme that has days, or one that begins today."""
    newest = select(Cohort).where(Cohort.programme_id == programme.id, Cohort.starts_on.is_not(None))
    found = db.session.scalar(newest.order_by(Cohort.starts_on.desc(), Cohort.number.desc()).limit(1))
    return found or SimpleNamespace(
        id=None, programme_id=programme.id, programme=programme, number=1, starts_on=today(),
        ends_on=today() + timedelta(2),
    )  # fmt: skip


def neutral(fields):
    """{code: Certificate} of nobody's programme, to look at a design before anything is filled in."""
    body = SimpleNamespace(name="โครงการอบรมตัวอย่าง", issuing_body="ชื่อหน่วยงานของท่าน", signatories=SIGNATORIES)
    days = {"starts_on": today(), "ends_on": today() + timedelta(2)}
    cohort = SimpleNamespace(id=None, programme=body, number=1, **days)
    scheme = SimpleNamespace(
        kind=Recipient.SPEAKER, title="เกียรติบัตร", completed="ได้ผ่านการอบรมตาม{course} รุ่นที่ {cohort}", thai_digits=True
    )
    worded = wording(cohort, scheme, fields)
    return {code: worded(one, f"1/{n:03}/0000", ADDRESS) for n, (code, one) in enumerate(PEOPLE.items(), 1)}
