"""Whole lists for tests of the pages: a cohort with organisations it knows, workbooks, and what a browser does."""

import io

from tests import make
from tests.workbook.sheets import xlsx
from trainer import workbook
from trainer.database import db
from trainer.registration.drafts import RosterDraft
from trainer.registration.models import Registration

HEAD = ["ชื่อ-สกุล", "องค์กร", "จังหวัด", "โทรศัพท์", "อีเมล", "อาหาร"]
KNOWN = "มูลนิธิเพื่อเด็กจังหวัดลำพูน"


def cohort(**facts):
    """Cohort 4 of a programme, with one organisation that the register knows."""
    made = make.cohort(**facts)
    make.organisation(KNOWN)
    return made


def line(name="นายสมชาย ใจดี", organisation=KNOWN, province="ลำพูน", phone="0812345678", email="", food="ทั่วไป"):
    return [name, organisation, province, phone, email, food]


def people(count):
    """Lines of so many different people without any fault."""
    return [line(f"นายคนที่{'กขคงจ'[n % 5]} สกุล{n:04}", phone=f"08{n:08}", email=f"p{n}@example.org")
            for n in range(count)]


def book(*lines, above=()):
    """The bytes of a workbook with these lines under the usual header."""
    return xlsx([*above, HEAD, *lines])


def read(data, name="list.xlsx"):
    return workbook.read(name, data)


def address(cohort, rest):
    return f"/desk/cohorts/{cohort.programme.slug}/{cohort.number}/{rest}"


def upload(client, cohort, *files, follow=False):
    """Send files, bytes or (name, bytes), through the upload page."""
    named = [file if isinstance(file, tuple) else (f"list{number}.xlsx", file) for number, file in enumerate(files, 1)]
    sent = {"files": [(io.BytesIO(data), name) for name, data in named]}
    to = address(cohort, "roster")
    return client.post(to, data=sent, content_type="multipart/form-data", follow_redirects=follow)


def drafted(client, cohort, *files):
    """Upload files and return the draft."""
    assert upload(client, cohort, *files).status_code == 303
    db.session.expire_all()
    return db.session.query(RosterDraft).order_by(RosterDraft.id.desc()).first()


def review(draft, rest=""):
    return address(draft.cohort, f"roster/{draft.id}{rest}")


def decide(client, draft, row, file=0, htmx=False, **sent):
    headers = {"HX-Request": "true"} if htmx else {}
    where = review(draft, f"/files/{draft.files[file].id}/rows/{row}/decision")
    return client.post(where, data=sent, headers=headers)


def finish(client, draft, **sent):
    return client.post(review(draft, "/registrations"), data={"give_seats": "y"} | sent)


def registered():
    """Everybody who is registered, as they stand in the database now."""
    db.session.expire_all()
    return db.session.query(Registration).order_by(Registration.id).all()
