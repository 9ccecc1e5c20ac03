"""The screens of a hall: a code that changes, how many are there, and no name anywhere."""

import base64
import re

import pytest
import segno

from tests import make
from tests.door import halls
from trainer.attendance.models import Excuse
from trainer.database import db
from trainer.door import hall, hall_codes
from trainer.door.self_check_in_codes import STEP, code, step_at
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import State

pytestmark = pytest.mark.usefixtures("in_the_morning")


@pytest.fixture
def cohort(app):
    return halls.cohort()


@pytest.fixture
def slot(cohort):
    return halls.slot(cohort)


@pytest.fixture
def screen(cohort, slot):
    return f"/halls/{hall.token_of(halls.opened(cohort))}"


def test_the_screen_shows_the_code_of_this_moment_without_script_too(client, slot, screen):
    page = client.get(screen).text

    size, path = re.search(r'viewBox="-4 -4 (\d+) \d+"[^>]*><path d="([^"]+)"', page).groups()
    assert (int(size) - 8, drawn_by(path)) == modules(hall_codes.address(halls.code(slot)))


def drawn_by(path):
    """The dark modules (x, y) that a path covers."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)
    return {(int(x) + n, int(y)) for x, y, length in runs for n in range(int(length))}


def modules(text):
    rows = segno.make_qr(text, error="m").matrix
    return len(rows), {(x, y) for y, row in enumerate(rows) for x, bit in enumerate(row) if bit}


def test_the_news_carry_the_codes_of_five_minutes(client, slot, cohort, screen):
    here, told = hall.hall_of(cohort), client.get(f"{screen}/news").json

    first = step_at(halls.AT)
    wanted = [hall_codes.drawn(hall_codes.address(code(here.secret, slot.id, first + n))) for n in range(15)]
    assert told["codes"] == [{"from": (first + n) * STEP * 1000} | one for n, one in enumerate(wanted)]


def test_the_bits_of_a_code_are_its_modules(app):
    drawn, matrix = hall_codes.drawn("HELLO"), hall_codes.matrix("HELLO")

    bits = "".join(f"{byte:08b}" for byte in base64.b64decode(drawn["bits"]))
    assert [list(map(int, bits[y * 21 : y * 21 + 21])) for y in range(drawn["size"])] == [list(row) for row in matrix]


def test_no_code_is_told_from_the_end_on(client, screen):
    with halls.clock(12, 28):
        assert len(client.get(f"{screen}/news").json["codes"]) == 6


@pytest.mark.parametrize(
    ("hour", "words"), [((7, 30), "เปิดให้ลงชื่อเวลา 08.00 น."), ((12, 31), "ปิดรับลงชื่อแล้ว"), ((9, 0), "สแกน")]
)
def test_the_screen_says_what_people_do_now(client, screen, hour, words):
    with halls.clock(*hour):
        told = client.get(f"{screen}/news").json

    assert words in told["said"] and bool(told["codes"]) == (hour == (9, 0))


def test_where_self_check_in_is_off_the_screen_counts_without_a_code(client, cohort, screen):
    hall.set_self_check_in(cohort, False, None)

    told = client.get(f"{screen}/news").json

    assert (told["codes"], told["said"]) == ([], "กรุณาลงชื่อที่จุดลงชื่อ")


def test_before_there_is_an_agenda_the_screens_say_so(client, cohort):
    token = hall.token_of(halls.opened(cohort))

    assert "ยังไม่มีรายการในกำหนดการ" in client.get(f"/halls/{token}").text
    assert "ยังไม่มีรายการในกำหนดการ" in client.get(f"/halls/{token}/board").text


def test_the_screen_counts_those_with_a_seat(client, cohort, slot, screen):
    make.presence(slot, halls.person(cohort))
    make.presence(slot, halls.person(cohort, state=State.WITHDRAWN))
    halls.person(cohort)

    told = client.get(f"{screen}/news").json

    assert (told["present"], told["expected"]) == (1, 2)


def test_where_nothing_is_new_the_answer_is_one_line(client, cohort, slot, screen):
    for address, headers in ((f"{screen}/news", {}), (f"{screen}/board", {"HX-Request": "true"})):
        stamp = client.get(address, headers=headers).headers["ETag"]
        again = client.get(address, headers=headers | {"If-None-Match": stamp})
        make.presence(slot, halls.person(cohort))
        changed = client.get(address, headers=headers | {"If-None-Match": stamp})

        assert (again.status_code, again.data, changed.status_code) == (304, b"", 200)


def test_no_screen_tells_who_anybody_is(client, cohort, slot, screen):
    here, gone = halls.person(cohort, needs="รถเข็น"), halls.person(cohort, "ขวัญ", "ใจดี", email="kwan@example.org")
    make.presence(slot, here).phone = "c0ffee" * 5
    make.add(Excuse(slot_id=slot.id, registration_id=gone.id, reason="ป่วยหนัก"))
    here.training_group = make.add(TrainingGroup(cohort_id=cohort.id, number=1, name="กลุ่มแรก"))
    organisations = [here.organisation.name, gone.organisation.name]
    secrets = [hall.hall_of(cohort).secret, here.badge_token, "c0ffee"]

    pages = [client.get(screen + part).text for part in ("", "/news", "/board")]

    told = ["มาลี", "ทองดี", "ขวัญ", "ใจดี", "0812345678", "081-234", "kwan@", "รถเข็น", "ป่วยหนัก", *organisations, *secrets]
    assert [word for page in pages for word in told if word in page] == [] and "กลุ่มแรก" in pages[2]


def test_no_page_of_the_hall_is_kept_or_found(client, screen):
    answers = [client.get(screen + part) for part in ("", "/news", "/board")]

    assert {(one.headers["Cache-Control"], one.headers["X-Robots-Tag"]) for one in answers} == {
        ("no-store", "noindex, nofollow")
    }


@pytest.mark.parametrize("part", ["", "/news", "/board"])
def test_a_screen_asks_the_database_as_much_for_three_people_as_for_one(client, cohort, slot, screen, part, statements):
    seen = []
    for people in (1, 2):
        for _ in range(people):
            make.presence(slot, halls.person(cohort))
        db.session.commit()
        with statements() as counted:
            client.get(screen + part)
        seen.append(len(counted))

    assert seen[0] == seen[1] <= 4
