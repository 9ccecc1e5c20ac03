"""What participants of the demo's running cohort are given: news, a form to fill in, materials of each release."""

import hashlib
import secrets
from datetime import time, timedelta

from trainer import workbook
from trainer.bulletins import writing
from trainer.bulletins.models import Audience as Told
from trainer.database import db, now
from trainer.evaluation import asking
from trainer.materials import kinds, shelving
from trainer.materials.checking import FOLDER
from trainer.materials.models import Audience, Licence, Release, VersionState
from trainer.schedule.days import at
from trainer.schedule.models import SessionKind
from trainer.schedule.queries import sessions_of
from trainer.storage import storage

ELSEWHERE = "https://example.org"
SHEET = (
    ("ปัญหาที่องค์กรจะแก้", "", "", ""), ("กิจกรรมที่ 1", "", "", ""), ("กิจกรรมที่ 2", "", "", ""),
    ("การติดตามและประเมินผล", "", "", ""),
)  # fmt: skip


def everything(cohort):
    """Give the cohort all of it; nothing is mailed."""
    writing.publish(cohort, None, headline="รถรับส่งและห้องอบรม", audience=Told.EVERYBODY, body=(
        "รถออกจากหน้าที่พักเวลา 07.30 น. ทุกวัน ห้องอบรมอยู่ชั้น 2\n"
        "โปรดนำบัตรประชาชนและใบรับรององค์กรมาด้วยในวันแรก"
    ))  # fmt: skip
    asking.ask(cohort, None, form_name="แบบประเมินความพึงพอใจต่อการอบรม", url=f"{ELSEWHERE}/evaluation",
               closes_at=at(cohort.ends_on + timedelta(7), time(16, 30)))  # fmt: skip
    materials(cohort)


def materials(cohort):
    """One material for each way of releasing, on the first session that is taught and on the whole training."""
    taught = next(one for one in db.session.scalars(sessions_of(cohort)) if one.kind == SessionKind.SESSION)
    place = f"session-{taught.id}"
    sheet(cohort, "ใบงาน แผนปฏิบัติการหนึ่งปีขององค์กร")
    for title, release, facts in (
        ("เอกสารประกอบการบรรยาย", Release.AT_START, {"place": place}),
        ("สไลด์การบรรยายฉบับเต็ม", Release.AFTER_END, {"place": place, "licence": Licence.CC_BY_NC}),
        ("ภาพถ่ายการอบรม", Release.AT_MOMENT, {"release_at": at(cohort.ends_on, time(18))}),
    ):
        facts = facts | {"title": title, "release": release, "audience": Audience.PARTICIPANTS}
        shelving.link(cohort, f"{ELSEWHERE}/materials/{release}", facts, None)


def sheet(cohort, title):
    """A worksheet to download, seen at once by everybody; it is our own, so nothing of it waits to be checked."""
    header = ("เรื่อง", "สิ่งที่จะทำ", "ผู้รับผิดชอบ", "ภายในวันที่")
    data = workbook.write([workbook.Page("ใบงาน", header, list(SHEET), heading=(title,))])
    place = f"{FOLDER}/{secrets.token_urlsafe(32)}"
    facts = {"title": title, "audience": Audience.PUBLIC, "licence": Licence.OWN}
    shelving.added(
        shelving.shelved(cohort, facts, title), None, "", "added_material", name=f"{title}.xlsx",
        size=storage().write(place, [data]), mimetype=kinds.KINDS["xlsx"].mimetype, place=place,
        sha256=hashlib.sha256(data).hexdigest(), state=VersionState.READY, checked_at=now(),
    )  # fmt: skip
