"""The invitation on paper."""

import pytest

from tests import make
from tests.certificates.reading import text
from tests.letters import people
from tests.letters.test_mailing import finish
from trainer.errors import Refused
from trainer.letters import official
from trainer.registration.models import State


def read(data):
    """The text of each page without spaces; ํ + า, as a font takes ำ apart, is ำ again."""
    return ["".join(page.split()).replace("ํา", "ำ") for page in text(data, "-raw").split("\f") if page.strip()]


@pytest.fixture
def cohort(app):
    made = people.cohort()
    group = make.organisation("มูลนิธิน้ำใจ")
    people.someone(made, "มาลี", organisation=group)
    people.someone(made, "สมชาย", None, title="นาย", organisation=group)
    people.someone(made, "กานดา", "k@example.org", organisation=make.organisation("สมาคมเพื่อเด็ก"))
    people.someone(made, "ลับ", "r@example.org", State.RESERVE, rank=1, organisation=group)
    return made


def test_each_organisation_gets_one_letter_with_its_own_people(cohort):
    pages = read(official.pdf(finish(cohort), cohort, official.groups(cohort)))

    names = ("มาลี", "สมชาย", "กานดา", "ลับ")
    assert [[name for name in names if name in page] for page in pages] == [["มาลี", "สมชาย"], ["กานดา"]]


def test_the_letter_has_the_official_form_in_thai_digits(cohort):
    page = read(official.pdf(finish(cohort), cohort, official.groups(cohort)[:1]))[0]

    for words in ("ที่พม๐๓๐๕/ว๑๒๓", "๒๙มกราคม๒๕๖๓", "เรียนประธานมูลนิธิน้ำใจ", "จำนวน๒คน", "รุ่นที่๕",
                  "ขอแสดงความนับถือ", "(นางตัวอย่างสมมติ)"):  # fmt: skip
        assert words in page
    assert not set("0123456789") & set(page)


def test_a_long_list_of_people_runs_on_without_losing_anybody(app):
    cohort, group = people.cohort(), make.organisation("สมาคมใหญ่")
    for number in range(60):
        people.someone(cohort, f"ชื่อ{number}ก", f"p{number}@example.org", organisation=group)

    written = "".join(read(official.pdf(finish(cohort), cohort, official.groups(cohort))))

    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    assert [n for n in range(60) if f"ชื่อ{n}ก".translate(digits) not in written] == []


@pytest.mark.parametrize("place", ["subject", "addressee", "body"])
def test_a_placeholder_that_does_not_exist_is_refused_where_it_stands(cohort, place):
    letter = official.letter_of(cohort)
    facts = {name: getattr(letter, name) for name in ("subject", "addressee", "body")}

    with pytest.raises(Refused) as refusal:
        official.keep(cohort, make.organiser(), **facts | {place: "{{ greeting }}"})

    assert refusal.value.place == place


def test_what_a_letter_cannot_leave_without_is_named(cohort):
    assert official.missing(official.letter_of(cohort)) == ["number", "dated_on"]
    assert official.missing(finish(cohort)) == []
