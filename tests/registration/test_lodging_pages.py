"""The pages of bedrooms: the way from saying who needs a bed to the list on paper."""

import io
import subprocess

import openpyxl
import pytest

from certificates.text import normalised
from tests import make
from tests.registration import lists
from trainer.database import db
from trainer.registration import housing, moves
from trainer.registration.lodging import Stay
from trainer.registration.models import State
from trainer.registration.rooms import LodgingRoom


@pytest.fixture
def cohort(app):
    return make.cohort()


def guest(cohort, first="สมชาย", title="นาย", **facts):
    return make.registration(cohort, person=make.person(first, "น้ำทิพย์", title=title), **{"lodging": Stay.YES} | facts)


def proposed(cohort, *titles):
    made = [guest(cohort, title=title) for title in titles]
    housing.propose(cohort, None)
    db.session.commit()
    return made


def places():
    """{registration id: room name} as it stands now."""
    db.session.expire_all()
    return {one.id: one.place.room.name for one in lists.registered() if one.place}


def test_those_ticked_need_a_bed(as_organiser, cohort):
    one, _other = guest(cohort, lodging=Stay.UNKNOWN), guest(cohort, lodging=Stay.UNKNOWN)

    as_organiser.post(lists.address(cohort, "lodging/needs"), data={"people": one.id, "stay": "yes"})

    assert [each.lodging for each in lists.registered()] == ["yes", "unknown"]


def test_everybody_who_has_not_said_is_answered_for_at_once(as_organiser, cohort):
    guest(cohort, lodging=Stay.UNKNOWN), guest(cohort, lodging=Stay.NO)
    guest(cohort, state=State.APPLIED, lodging=Stay.UNKNOWN)

    as_organiser.post(lists.address(cohort, "lodging/needs"), data={"unsaid": "1", "stay": "yes"})

    assert [each.lodging for each in lists.registered()] == ["yes", "no", "unknown"]


@pytest.mark.parametrize("sent", [
    {"stay": "maybe"}, {"stay": "yes"}, {"stay": "yes", "people": "9" * 40}, {"people": "1"}
])  # fmt: skip
def test_a_form_without_sense_changes_nothing(as_organiser, cohort, sent):
    guest(cohort, lodging=Stay.UNKNOWN)

    answer = as_organiser.post(lists.address(cohort, "lodging/needs"), data=sent)

    assert (answer.status_code, lists.registered()[0].lodging) == (422, "unknown")


def test_the_answer_with_whom_someone_may_share_is_kept(as_organiser, cohort):
    one = guest(cohort, title="ดร.")

    as_organiser.post(lists.address(cohort, "lodging/sides"), data={f"side-{one.id}": "men"})

    assert lists.registered()[0].lodging_side == "men"


def test_the_page_asks_about_whom_the_title_does_not_tell(as_organiser, cohort):
    one = guest(cohort, title="ดร.")

    assert f'name="side-{one.id}"' in as_organiser.get(lists.address(cohort, "lodging")).text


def test_a_proposal_is_made_and_says_why(as_organiser, cohort):
    guest(cohort), guest(cohort)

    page = as_organiser.post(lists.address(cohort, "lodging/proposals"), follow_redirects=True).text

    assert "จังหวัดเดียวกัน" in page


def test_someone_moves_to_a_new_room(as_organiser, cohort):
    one, other = proposed(cohort, "นาย", "นาย")

    as_organiser.post(lists.address(cohort, "lodging/moves"), data={"people": one.id, "room": "new"})

    assert places() == {one.id: "2", other.id: "1"}


def test_two_change_beds(as_organiser, cohort):
    one, other = proposed(cohort, "นาย", "นาง")

    as_organiser.post(lists.address(cohort, "lodging/exchanges"), data={"people": [one.id, other.id]})

    assert places() == {one.id: "1", other.id: "2"}


def test_three_cannot_change_beds(as_organiser, cohort):
    made = proposed(cohort, "นาย", "นาง", "พระ")

    answer = as_organiser.post(lists.address(cohort, "lodging/exchanges"), data={"people": [one.id for one in made]})

    assert answer.status_code == 422


def test_nobody_moves_into_a_room_of_another_cohort(as_organiser, cohort):
    [stranger] = proposed(make.cohort(5), "นาย")
    foreign = stranger.place.room_id
    one = guest(cohort)

    answer = as_organiser.post(lists.address(cohort, "lodging/moves"), data={"people": one.id, "room": foreign})

    assert (answer.status_code, one.id in places()) == (404, False)


def test_a_room_is_locked_and_unlocked(as_organiser, cohort):
    proposed(cohort, "นาย")
    room = db.session.query(LodgingRoom).one()
    locks = []
    for rest in ("lock", "lock/removal"):
        as_organiser.post(lists.address(cohort, f"lodging/{room.id}/{rest}"))
        db.session.expire_all()
        locks.append(room.locked)

    assert locks == [True, False]


def test_rooms_get_the_numbers_of_the_house(as_organiser, cohort):
    [one] = proposed(cohort, "นาย")

    as_organiser.post(lists.address(cohort, "lodging/names"), data={f"name-{one.place.room_id}": " ๓๐๕ "})

    assert places() == {one.id: "๓๐๕"}


def test_what_is_wrong_with_a_room_is_shown(as_organiser, cohort):
    made = [guest(cohort, title=title) for title in ("พระ", "นาง")]
    moves.move(cohort, made, None, None)
    db.session.commit()

    page = as_organiser.get(lists.address(cohort, "lodging")).text

    assert "ภิกษุหรือสามเณรพักร่วมกับฆราวาส" in page and "ชายและหญิงพักห้องเดียวกัน" in page


def test_the_paper_names_everybody_by_room_without_telephone(as_organiser, cohort, tmp_path):
    proposed(cohort, "นาย")[0].person.phone = "0812345678"
    (tmp_path / "rooms.pdf").write_bytes(as_organiser.get(lists.address(cohort, "lodging.pdf")).data)

    told = normalised(subprocess.run(
        ["pdftotext", "-raw", tmp_path / "rooms.pdf", "-"], capture_output=True, text=True, check=True).stdout)

    assert ("นายสมชายน้ำทิพย์" in told, "0812345678" in told) == (True, False)


def test_the_workbook_has_a_line_for_each_bed(as_organiser, cohort):
    proposed(cohort, "นาย", "นาง")
    data = as_organiser.get(lists.address(cohort, "lodging.xlsx")).data

    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))

    assert [row[:2] for row in rows[-2:]] == [("1", "นางสมชาย น้ำทิพย์"), ("2", "นายสมชาย น้ำทิพย์")]


@pytest.mark.parametrize("rest", ["logistics", "food", "lodging", "lodging/needs", "groups", "badges"])
def test_pages_ask_the_database_equally_often_for_one_and_for_three(as_organiser, statements, rest):
    counts = []
    for number, titles in ((4, ["นาย"]), (5, ["นาย", "นาง", "พระ"])):
        cohort = make.cohort(number)
        proposed(cohort, *titles)
        address = lists.address(cohort, rest)
        with statements() as seen:
            as_organiser.get(address)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 15


def test_enter_in_a_room_number_saves_the_numbers_and_locks_nothing(as_organiser, cohort):
    proposed(cohort, "นาย")
    page = as_organiser.get(lists.address(cohort, "lodging")).text
    form = page[page.index('id="beds"'):]

    assert form[form.index("<button"):].split(">")[0].endswith(f'formaction="{lists.address(cohort, "lodging/names")}"')
