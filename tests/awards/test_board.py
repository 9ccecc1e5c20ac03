"""The awards tab."""

import pytest

from tests import make
from tests.awards.participants import attended, certified
from trainer.awards import correcting, issuing
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.models import Award
from trainer.database import db


def text_of(client, address):
    return client.get(address).get_data(as_text=True)


def test_the_board_says_what_is_missing_in_words(as_organiser, cohort, place):
    attended(cohort, 4, person=make.person("ขาดไป", "หนึ่ง"))

    assert "ขาดอีก 1 ครึ่งวัน (เข้า 4 จาก 6 ต้องได้ 5)" in text_of(as_organiser, place)


def test_the_board_in_english_says_it_in_english(as_organiser, cohort, place):
    attended(cohort, 4)
    as_organiser.post("/language", data={"language": "en"})

    assert "1 half-day is missing (attended 4 of 6, 5 are needed)." in text_of(as_organiser, place)


def test_the_board_stands_in_thai_order(as_organiser, cohort, place):
    attended(cohort, 6, person=make.person("ฮานา", "ก"))
    attended(cohort, 6, person=make.person("เก่ง", "ก"))
    page = text_of(as_organiser, place)

    assert page.index("นายเก่ง ก") < page.index("นายฮานา ก")


@pytest.mark.parametrize(("show", "seen"), [("earned", "มาครบ"), ("missing", "มาน้อย"), ("issued", "ได้แล้ว")])
def test_a_filter_shows_only_whom_it_names(as_organiser, cohort, place, show, seen):
    certified(cohort, person=make.person("ได้แล้ว", "ก"))
    attended(cohort, 6, person=make.person("มาครบ", "ก"))
    attended(cohort, 1, person=make.person("มาน้อย", "ก"))
    page = text_of(as_organiser, f"{place}?show={show}")
    others = {"earned": {"มาน้อย"}, "missing": {"มาครบ", "ได้แล้ว"}, "issued": {"มาน้อย", "มาครบ"}}[show]

    assert (seen in page, [name for name in others if name in page]) == (True, [])


def test_people_are_found_by_their_organisation(as_organiser, cohort, place):
    attended(cohort, 6, person=make.person("หนึ่ง", "ก"), organisation=make.organisation("มูลนิธิ ปลาดาว"))
    attended(cohort, 6, person=make.person("สอง", "ก"), organisation=make.organisation("สมาคมหอย"))
    page = text_of(as_organiser, f"{place}?q=มูลนิธิปลา")

    assert ("นายหนึ่ง ก" in page, "นายสอง ก" in page) == (True, False)


@pytest.mark.parametrize("written", ["๔/๐๐๑", "4/1/"])
def test_a_number_that_was_replaced_finds_the_one_that_took_its_place(as_organiser, cohort, place, written):
    old = certified(cohort, person=make.person("หนึ่ง", "ก"))
    certified(cohort, person=make.person("สอง", "ก"))
    new = correcting.replace(old, "สะกดผิด", by=None)
    page = text_of(as_organiser, f"{place}?q={written}")

    assert (new.number in page, f"ออกแทน {old.number}" in page, "นายสอง ก" in page) == (True, True, False)


def test_the_list_says_the_name_as_it_was_corrected(as_organiser, cohort, place):
    old = certified(cohort, person=make.person("พิมผิด", "ก"))
    texts = {"name": "นายพิมพ์ถูก ก"}
    correcting.correct(old, texts, "สะกดผิด", None, correcting.draft(old, texts).stamp)
    page = text_of(as_organiser, f"{place}?q=พิมพ์ถูก")

    assert ("นายพิมพ์ถูก ก" in page, "พิมผิด" in page) == (True, False)


@pytest.mark.parametrize("state", ["applied", "withdrawn"])
def test_who_holds_no_seat_is_not_on_the_board(as_organiser, cohort, place, state):
    attended(cohort, 6)
    attended(cohort, 6, person=make.person("ไม่มีที่นั่ง", "ก"), state=state)

    assert "ไม่มีที่นั่ง" not in text_of(as_organiser, place)


def test_people_of_another_cohort_are_not_on_the_board(as_organiser, cohort, place):
    attended(cohort, 6)
    other = make.cohort(number=5, programme=cohort.programme)
    make.slots(other)
    attended(other, 6, person=make.person("คนอื่น", "ก"))

    assert "คนอื่น" not in text_of(as_organiser, place)


def test_one_press_issues_all_that_are_due_and_says_how_many(as_organiser, cohort, place):
    attended(cohort, 6)
    attended(cohort, 5)
    attended(cohort, 4)
    page = as_organiser.post(f"{place}/certificates", follow_redirects=True).get_data(as_text=True)

    assert ("4/001/2563 – 4/002/2563" in page, db.session.query(IssuedCertificate).count()) == (True, 2)


def test_pressing_twice_issues_nothing_twice(as_organiser, cohort, place):
    attended(cohort, 6)
    for _ in range(2):
        as_organiser.post(f"{place}/certificates")

    assert db.session.query(IssuedCertificate).count() == 1


def test_the_board_warns_of_problems_and_offers_no_button(as_organiser, cohort, place):
    attended(cohort, 6)
    cohort.programme.signatories = []
    page = text_of(as_organiser, place)

    assert ("“ผู้ลงนาม”" in page, f'action="{place}/certificates"' in page) == (True, False)


def test_a_certificate_whose_attendance_was_corrected_is_marked_doubtful(as_organiser, cohort, place):
    certificate = certified(cohort)
    db.session.query(make.Presence).filter_by(registration_id=certificate.award.registration_id).delete()

    assert "state-doubtful" in text_of(as_organiser, place)


def test_an_exception_needs_its_reason_beside_the_form(as_organiser, cohort, place):
    registration = attended(cohort, 1)
    page = as_organiser.post(f"{place}/people/{registration.id}", data={"reason": " "}).get_data(as_text=True)

    assert ("is-invalid" in page, db.session.query(Award).count()) == (True, 0)


def test_an_exception_with_a_reason_is_kept_with_the_name_of_who_decided(client, sign_in, cohort, place):
    organiser = make.organiser()
    registration = attended(cohort, 1)
    sign_in(organiser).post(f"{place}/people/{registration.id}", data={"reason": "ป่วย"})

    given = db.session.query(Award).one()
    assert (given.override_reason, given.account_id) == ("ป่วย", organiser.id)


def test_the_page_of_someone_without_a_seat_does_not_exist(as_organiser, cohort, place):
    withdrawn = make.registration(cohort, state="withdrawn")

    assert as_organiser.get(f"{place}/people/{withdrawn.id}").status_code == 404


def test_a_person_of_another_cohort_cannot_be_awarded_here(as_organiser, cohort, place):
    stranger = make.registration(make.cohort(number=5, programme=cohort.programme))

    assert as_organiser.post(f"{place}/people/{stranger.id}", data={"reason": "ลอง"}).status_code == 404


@pytest.mark.parametrize(
    ("halves", "people", "said"), [(0, 1, "ยังไม่มีสิ่งที่ต้องเข้าอบรม"), (6, 0, "ยังไม่มีตัวจริง"), (6, 1, "ยังไม่มีผู้ลงชื่อเข้าอบรม")]
)
def test_an_empty_board_says_what_comes_first(as_organiser, halves, people, said):
    cohort = make.cohort()
    if halves:
        make.slots(cohort)
    for _ in range(people):
        make.registration(cohort)

    assert said in text_of(as_organiser, f"/desk/cohorts/{cohort.programme.slug}/4/awards")


def test_the_board_asks_the_database_as_often_for_three_as_for_one(as_organiser, cohort, place, statements):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            issuing.award_by_exception(attended(cohort, 1), "ป่วย", by=None)
            attended(cohort, 4)
            certified(cohort)
            attended(cohort, 6)
        with statements() as seen:
            assert as_organiser.get(place).status_code == 200
        counts.append(len(seen))

    assert (counts[0] == counts[1], counts[1] <= 15) == (True, True)


@pytest.mark.parametrize("address", ["", "/people/1", "/certificates/1", "/certificates/1.pdf"])
def test_the_door_sees_no_awards(as_door, cohort, place, address):
    certified(cohort)

    assert as_door.get(place + address).status_code == 403
