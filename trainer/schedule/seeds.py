"""An invented agenda of three days, for the demo: plausible times, the programme's topics, people who do not exist."""

from trainer.database import db
from trainer.schedule import agenda, versions
from trainer.schedule.days import at, days_of
from trainer.schedule.models import FeeCategory, Room, SessionKind, Speaker, TrainingSession
from trainer.thai.dates import parse_time_range

HALL, WORKSHOP = "ห้องประชุมใหญ่ ชั้น 1", "ห้องปฏิบัติการกลุ่ม ชั้น 2"
ROOMS = {HALL: 120, WORKSHOP: 100}
# Name: position, whether a state employee.
SPEAKERS = {
    "นายวีระศักดิ์ ตัวอย่างดี": ("ผู้ทรงคุณวุฒิด้านการจัดสวัสดิการสังคม", True),
    "รองศาสตราจารย์ ดร.พิมพ์ใจ สมมติวงศ์": ("อาจารย์ประจำคณะสังคมสงเคราะห์ศาสตร์", True),
    "นางสาวอรุณี จำลองสุข": ("ผู้อำนวยการมูลนิธิตัวอย่างเพื่อชุมชน", False),
    "นายธีรพงษ์ สมมติกุล": ("นิติกรชำนาญการพิเศษ", True),
    "นางมาลัย ตัวอย่างงาม": ("ผู้ตรวจประเมินมาตรฐานองค์การสวัสดิการสังคม", False),
    "นายก้องภพ จำลองศรี": ("นักพัฒนาสังคมชำนาญการ", True),
}
CHAIR, TEACHER, NEIGHBOUR, JURIST, ASSESSOR, WRITER = SPEAKERS
SESSION, SIGN_IN, CEREMONY, BREAK, MEAL = SessionKind
FORMS, NETWORK, LAW, STANDARD, FUND = "รูปแบบ", "เครือข่าย", "กฎหมาย", "มาตรฐาน", "กองทุน"
PAUSE, LUNCH = "พักรับประทานอาหารว่าง", "พักรับประทานอาหารกลางวัน"

# For each day: times, kind, title, a word of the topic's name, speakers, room.
DAYS = (
    (
        ("08:00-08:45", SIGN_IN, "ลงชื่อเข้าอบรมและรับเอกสาร", None, (), HALL),
        ("08:45-09:30", CEREMONY, "พิธีเปิดและกล่าวต้อนรับ", None, (CHAIR,), HALL),
        ("09:30-10:30", SESSION, "บทบาทขององค์กรสาธารณประโยชน์ในการจัดสวัสดิการสังคม", None, (CHAIR,), HALL),
        ("10:30-10:45", BREAK, PAUSE, None, (), None),
        ("10:45-12:00", SESSION, "การจัดรูปแบบสวัสดิการ: แนวคิดและทิศทาง", FORMS, (TEACHER,), HALL),
        ("12:00-13:00", MEAL, LUNCH, None, (), None),
        ("13:00-14:30", SESSION, "การจัดรูปแบบสวัสดิการ: กรณีศึกษาจากพื้นที่", FORMS, (TEACHER, NEIGHBOUR), HALL),
        ("14:30-14:45", BREAK, PAUSE, None, (), None),
        ("14:45-16:30", SESSION, "การสร้างเครือข่ายทางสังคม", NETWORK, (NEIGHBOUR,), WORKSHOP),
    ),
    (
        ("08:00-08:30", SIGN_IN, "ลงชื่อเข้าอบรม", None, (), HALL),
        ("08:30-10:30", SESSION, "กฎหมายที่จำเป็นสำหรับผู้บริหารองค์กร", LAW, (JURIST,), HALL),
        ("10:30-10:45", BREAK, PAUSE, None, (), None),
        ("10:45-12:00", SESSION, "พระราชบัญญัติส่งเสริมการจัดสวัสดิการสังคม พ.ศ. 2546 และที่แก้ไขเพิ่มเติม",
         LAW, (JURIST,), HALL),
        ("12:00-13:00", MEAL, LUNCH, None, (), None),
        ("13:00-14:30", SESSION, "การรับรองมาตรฐานองค์การสวัสดิการสังคม", STANDARD, (ASSESSOR,), HALL),
        ("14:30-14:45", BREAK, PAUSE, None, (), None),
        ("14:45-16:45", SESSION, "กิจกรรมกลุ่ม: ประเมินองค์กรของตนตามมาตรฐาน", STANDARD,
         (ASSESSOR, NEIGHBOUR), WORKSHOP),
    ),
    (
        ("08:00-08:30", SIGN_IN, "ลงชื่อเข้าอบรม", None, (), HALL),
        ("08:30-10:30", SESSION, "การเขียนโครงการเพื่อขอรับเงินสนับสนุนจากกองทุนส่งเสริมการจัดสวัสดิการสังคม",
         FUND, (WRITER,), HALL),
        ("10:30-10:45", BREAK, PAUSE, None, (), None),
        ("10:45-12:00", SESSION, "กิจกรรมกลุ่ม: ฝึกเขียนโครงการ", FUND, (WRITER, NEIGHBOUR), WORKSHOP),
        ("12:00-13:00", MEAL, LUNCH, None, (), None),
        ("13:00-14:30", SESSION, "นำเสนอโครงการและรับข้อเสนอแนะ", FUND, (WRITER, TEACHER), HALL),
        ("14:30-14:45", BREAK, PAUSE, None, (), None),
        ("14:45-15:45", SESSION, "สรุปบทเรียนและแผนงานของเครือข่าย", NETWORK, (NEIGHBOUR,), HALL),
        ("15:45-16:30", CEREMONY, "พิธีปิดและมอบวุฒิบัตร", None, (CHAIR,), HALL),
    ),
)  # fmt: skip


def agenda_of_cohort_four(cohort):
    """Give cohort 4 its agenda of three days, 18 hours of training, with rooms and speakers."""
    frame(cohort)


def frame(cohort):
    """Lay the demo's three days from the cohort's first day on, as many as it has.

    Does nothing when the cohort has no dates or has an agenda already, so it can be called again.
    """
    if cohort.starts_on is None or db.session.query(TrainingSession.id).filter_by(cohort_id=cohort.id).first():
        return
    rooms = {name: _room(cohort, name, capacity) for name, capacity in ROOMS.items()}
    speakers = {name: _speaker(name, *facts) for name, facts in SPEAKERS.items()}
    entries = []
    for day, rows in zip(days_of(cohort), DAYS, strict=False):
        for times, kind, title, word, names, room in rows:
            start, end = parse_time_range(times)
            entry = {"title": title, "kind": kind, "starts_at": at(day, start), "ends_at": at(day, end)}
            entry |= {"topic": _topic(cohort, word), "speakers": [speakers[name] for name in names]}
            entries.append(entry | {"room": rooms.get(room)})
    agenda.lay(cohort, entries, None, "laid_frame")
    versions.publish(cohort, "", None)


def _topic(cohort, word):
    """The programme's topic whose name holds the word, if it has one."""
    return next((topic for topic in cohort.programme.topics if word and word in topic.name), None)


def _room(cohort, name, capacity):
    return _found(Room, {"cohort_id": cohort.id, "name": name}, {"capacity": capacity})


def _speaker(name, position, state_employee):
    fee = FeeCategory.STATE if state_employee else FeeCategory.PRIVATE
    return _found(Speaker, {"name": name, "position": position}, {"fee_category": fee})


def _found(table, key, facts):
    """The row with this key, made when there is none."""
    row = db.session.query(table).filter_by(**key).first()
    if row is None:
        row = table(**key, **facts)
        db.session.add(row)
        db.session.flush()
    return row
