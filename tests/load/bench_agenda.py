"""The public agenda of forty sessions: server time, statements, size; what Lighthouse says of it and of My page.

    python -m tests.load.bench_agenda [sessions]

Server time is that of the whole WSGI stack, medians of many rounds: made anew (nothing is kept in the process), kept,
and asked after by who has it (304). pretalx's figure was measured before on another machine; see README.
"""

import os
import pathlib
import sys
import tempfile
import time
from datetime import timedelta

os.environ.setdefault("INSTANCE_DIR", tempfile.mkdtemp(prefix="trainer-bench-"))

from sqlalchemy import event

from tests import make
from tests.bulletins import people
from tests.load import lighthouse
from tests.load.bench_applications import free_port, served
from trainer import create_app
from trainer.database import db
from trainer.look import today
from trainer.materials import shelving
from trainer.registration.status_link import status_token
from trainer.schedule.models import Room
from trainer.schedule.shelf import shelf

SESSIONS, ROUNDS, PRETALX = 40, 31, 16  # ms, for its schedule page
PACKED = {"Accept-Encoding": "gzip, deflate, br"}


def main(sessions=SESSIONS):
    """Print a line for each way of being asked, then Lighthouse's scores."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="trainer-agenda-"))
    address = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/agenda.db"
    app = create_app(SQLALCHEMY_DATABASE_URI=address, RATELIMIT_ENABLED=False, WTF_CSRF_ENABLED=False)
    with app.app_context():
        cohort = populate(sessions)
        page, token = f"/cohorts/{cohort.address}/agenda", status_token(participant(cohort))
        engine = db.engine
    client = app.test_client()
    print(f"\nthe public agenda, {sessions} sessions ({engine.dialect.name}, medians of {ROUNDS}): "
          "ms, ms of processor, SQL, kB packed")
    for name, path in (("page", page), ("calendar", f"{page}.ics"), ("JSON", f"{page}.json")):
        known = PACKED | {"If-None-Match": client.get(path, headers=PACKED).headers["ETag"]}
        for how, headers, anew in (("anew", PACKED, True), ("kept", PACKED, False), ("not changed", known, False)):
            tell(client, engine, f"{name}, {how}", path, headers, anew)
    print(f"  pretalx's schedule page, measured before on another machine: {PRETALX} ms")
    engine.dispose()
    port = free_port()
    with served(folder, app, port, SECRET_KEY=app.config["SECRET_KEY"]):
        print(f"  {lighthouse.told(f'http://127.0.0.1:{port}{page}')}")
        client.post(f"/applications/{token}/my-page")
        cookie = f"session={client.get_cookie('session').value}"
        print(f"  My page: {lighthouse.told(f'http://127.0.0.1:{port}/me', cookie)}")


def tell(client, engine, name, path, headers, anew):
    """Print a line: server time, statements, bytes and status of one way of asking."""
    from tests.load.bench import timed

    seen = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    def ask():
        if anew:
            shelf.forget()
        return client.get(path, headers=headers)

    ask()
    event.listen(engine, "before_cursor_execute", note)
    answer = ask()
    event.remove(engine, "before_cursor_execute", note)
    took, used = timed(ask, rounds=ROUNDS), timed(ask, rounds=ROUNDS, clock=time.process_time)
    size = len(answer.data) / 1000
    print(f"  {name:<28} {took * 1000:7.1f} {used * 1000:7.1f} {len(seen):5} {size:7.1f}  {answer.status_code}")


def populate(sessions):
    """A cohort that is held today, ten sessions a day, with rooms, speakers and groups, published twice."""
    db.drop_all()
    db.create_all()
    make.roles()
    days = -(-sessions // 10)
    cohort = make.cohort(number=5, starts_on=today(), days=days, announced_at=make.moment(make.FIRST_DAY, 8))
    rooms = [make.add(Room(cohort=cohort, name=f"ห้องประชุม {name}")) for name in ("แม่ปิง", "แม่วัง", "แม่ยม")]
    speakers = [make.speaker(f"ดร.วิทยากร สมมติ{n}", position="อาจารย์ประจำคณะสังคมสงเคราะห์ศาสตร์") for n in range(12)]
    for number in range(sessions):
        day, hour = cohort.starts_on + timedelta(days=number // 10), 8 + number % 10
        made = make.session(
            cohort, day=day, start=hour, end=hour + 1, title=f"กิจกรรมกลุ่มและการบรรยาย ตอนที่ {number + 1}",
            room=rooms[number % 3], groups=[number % 4] if number % 4 else [], details="นำเอกสารประกอบมาด้วย",
        )  # fmt: skip
        made.speakers.append(speakers[number % 12])
        if number == sessions // 2:
            make.publish(cohort)
    make.publish(cohort)
    db.session.commit()
    return cohort


def participant(cohort):
    """A registration with what My page shows: a group, bulletins, materials."""
    me = people.seated(cohort, email="own@example.org", training_group_id=people.group(cohort).id)
    for number in range(3):
        people.bulletin(cohort, f"ประกาศที่ {number + 1}")
        shelving.link(cohort, f"https://example.org/slides/{number}", {"title": f"เอกสาร {number + 1}"}, None)
    db.session.commit()
    return me


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
