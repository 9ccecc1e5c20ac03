"""Whom an organiser calls: those who are missing, found by what is known of them, and who came last."""

import pytest

from tests import make
from tests.door import halls
from trainer.attendance.models import Excuse
from trainer.database import db
from trainer.door import board_queries
from trainer.registration.models import State

pytestmark = pytest.mark.usefixtures("in_the_morning")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def cohort(app):
    return halls.cohort()


@pytest.fixture
def slot(cohort):
    return halls.slot(cohort)


@pytest.fixture
def desk(cohort):
    return f"/desk/cohorts/{cohort.address}/board"


@pytest.fixture
def three(cohort, slot):
    """1 กานดา, who is there; 2 ขวัญ and 3 มาลี, who are not."""
    make.presence(slot, halls.person(cohort, "กานดา", "รักดี", "0811111111"))
    organisation = make.organisation("สมาคม 50% ร่วมใจ")
    return [
        halls.person(cohort, "ขวัญ", "ใจดี", "0822222222", organisation=organisation),
        halls.person(cohort, "มาลี", "ทองดี", "0833333333"),
    ]


def missing(slot, called=""):
    found = db.session.execute(board_queries.missing((), called), board_queries.facts(slot))
    return [(one.number, one.first_name) for one in found]


def test_the_missing_have_their_numbers_of_the_name_list(slot, three):
    assert missing(slot) == [(2, "ขวัญ"), (3, "มาลี")]


@pytest.mark.parametrize(
    ("called", "found"),
    [("ขวัญ", [2]), ("นางขวัญ", [2]), ("ใจดี ขวัญ", [2]), ("ร่วมใจ", [2]), ("50%", [2]), ("3", [3]), ("๓", [3]),
     ("3333", [3]), ("0822", [2]), ("ดี", [2, 3]), ("กานดา", []), ("%", [2]), ("_", []), ("ไม่มีใคร", [])],
)  # fmt: skip
def test_the_missing_are_found_by_name_number_organisation_or_telephone(slot, three, called, found):
    assert [number for number, _name in missing(slot, called)] == found


def test_who_is_excused_stands_last_with_the_reason(cohort, slot, desk, three, as_organiser):
    make.add(Excuse(slot_id=slot.id, registration_id=three[0].id, reason="ป่วย"))

    assert missing(slot) == [(3, "มาลี"), (2, "ขวัญ")] and "ลา: ป่วย" in as_organiser.get(desk).text


def test_who_holds_no_seat_is_not_missing(cohort, slot):
    halls.person(cohort, state=State.WITHDRAWN)

    assert missing(slot) == []


def test_the_board_lists_the_missing_with_a_telephone_to_press(desk, three, as_organiser):
    page = as_organiser.get(desk).text

    assert 'href="tel:0833333333"' in page and "083-333-3333" in page and "081-111-1111" not in page


def test_typing_narrows_the_live_part(desk, three, as_organiser):
    page = as_organiser.get(f"{desk}?q=มาลี", headers=HTMX).text

    assert "มาลี" in page and "ขวัญ" not in page and "<html" not in page


def test_more_than_thirty_are_not_shown_and_that_is_said(cohort, slot, desk, as_organiser):
    for n in range(31):
        halls.person(cohort, "คน", f"ที่{n:02}")

    page = as_organiser.get(desk).text

    assert "ที่29" in page and "ที่30" not in page and "ยังมีรายชื่ออีก" in page


def test_who_came_last_stands_first_and_says_how_and_whether_late(cohort, slot, desk, as_organiser):
    for name, minute in (("ขวัญ", 10), ("มาลี", 20)):
        make.presence(slot, halls.person(cohort, name)).at = make.moment(halls.DAY, 9, minute)

    page = as_organiser.get(desk, headers=HTMX).text

    assert page.index("มาลี") < page.index("ขวัญ") and "ในตารางการเข้าอบรม" in page and page.count("board-badge-late") == 1


def test_when_everybody_is_there_the_list_says_so(cohort, slot, desk, as_organiser):
    make.presence(slot, halls.person(cohort))

    assert "มาครบทุกคนแล้ว" in as_organiser.get(desk).text
