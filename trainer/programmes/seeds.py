"""The programme that everything began with, and its first four cohorts; safe to plant twice."""

from datetime import date, datetime, time

from trainer import journal
from trainer.database import db
from trainer.programmes import queries
from trainer.programmes.curriculum import teach
from trainer.programmes.models import Cohort, Programme
from trainer.settings import BANGKOK

TOPICS = [
    "การจัดรูปแบบสวัสดิการสังคม",
    "การสร้างเครือข่ายทางสังคม",
    "กฎหมายที่จำเป็นสำหรับองค์กรสาธารณประโยชน์",
    "การรับรองมาตรฐานองค์การสวัสดิการสังคม",
    "การเขียนโครงการเพื่อขอรับการสนับสนุนจากกองทุนส่งเสริมการจัดสวัสดิการสังคม",
]
OBJECTIVES = [
    "ให้ผู้บริหารองค์กรสาธารณประโยชน์มีความรู้และทักษะด้านการจัดสวัสดิการสังคม",
    "ให้องค์กรสาธารณประโยชน์ทำงานร่วมกันเป็นเครือข่าย",
    "ให้องค์กรพัฒนาการบริหารและงานสวัสดิการสังคมของตนได้อย่างมีประสิทธิภาพ",
]
FACTS = {
    "name": "โครงการอบรมนักบริหารองค์กรสาธารณประโยชน์",
    "name_en": "Training for Executives of Public-Benefit Organisations",
    "issuing_body": "กรมพัฒนาสังคมและสวัสดิการ",
    "objectives": "\n".join(OBJECTIVES),
    "since_year": 2017,
    "trained_before": 150,
    "eligible_kinds": ["public_benefit"],
    "required_percent": 80,
    # Nobody of this name signs anything: the real signatories are entered on the programme's page.
    "signatories": [
        {"name": "นายตัวอย่าง สมมติวงศ์", "position": "ประธานคณะกรรมการจัดการอบรม"},
        {"name": "นางสาวจำลอง นามสมมติ", "position": "ผู้อำนวยการโครงการอบรม"},
    ],
}
VENUE = "สถาบันการพัฒนาความรู้ด้านการพัฒนาสังคมและสวัสดิการ"


def executive() -> Programme:
    """The programme `executive` with cohorts 1–3 as history and cohort 4 of 29–31 January B.E. 2563."""
    programme = db.session.scalar(queries.programme_at("executive"))
    if programme is None:
        programme = Programme(slug="executive", **FACTS)
        programme.establish(None)
        teach(programme, TOPICS, None)
    for number in (1, 2, 3):
        cohort(programme, number)
    cohort(
        programme, 4, starts_on=date(2020, 1, 29), ends_on=date(2020, 1, 31), seats=100, venue=VENUE,
        announced_at=datetime.combine(date(2019, 12, 2), time(9), BANGKOK),
    )  # fmt: skip
    db.session.flush()
    return programme


def cohort(programme, number, by=None, **facts) -> Cohort:
    """The programme's cohort of this number, planned with these facts if there is none yet."""
    known = db.session.scalar(queries.cohort_at(programme.slug, number))
    if known:
        return known
    planned = Cohort(programme_id=programme.id, number=number, **facts)
    planned.plan(by)
    if planned.announced_at:
        journal.record(by, "announced_cohort", planned)
    db.session.refresh(programme, ["cohorts"])
    return planned
