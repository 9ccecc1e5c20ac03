"""How the journal tells of attendance: half-days in the reader's words, long lists cut short."""

import pytest

from tests import make
from trainer.attendance.checkin import mark_present
from trainer.attendance.models import Way


def test_the_page_of_the_journal_shows_the_first_three_names_and_how_many_there_were(app, as_admin):
    cohort = make.cohort()
    people = [make.registration(cohort, person=make.person("มาลี", f"ที่{n}")) for n in range(5)]
    mark_present(make.slots(cohort)[0], [each.id for each in people], None, Way.PAPER)

    page = as_admin.get("/admin/journal").text

    assert "มาลี ที่2 …" in page and "มาลี ที่3" not in page and "5 รายการ" in page


@pytest.mark.parametrize("people", [1, 2])
@pytest.mark.parametrize(("language", "half_day"), [("th", "29 ม.ค. 2563 เช้า"), ("en", "29 Jan 2020 morning")])
def test_the_journal_words_the_half_day_for_each_reader(app, as_admin, people, language, half_day):
    cohort = make.cohort()
    mark_present(make.slots(cohort)[0], [make.registration(cohort).id for _ in range(people)], None, Way.PAPER)
    with as_admin.session_transaction() as session:
        session["language"] = language

    assert half_day in as_admin.get("/admin/journal").text
