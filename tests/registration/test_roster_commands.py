"""`flask roster`: what it prints, what it takes in, and how it ends."""

import json

import pytest

from tests import make
from tests.registration import lists
from tests.registration.lists import KNOWN, book, line
from trainer.database import db
from trainer.registration.models import Registration

TWO_BAD = [line(), line("นางมาลี ดี", organisation="มูลนิธิไม่รู้จัก", phone=812345679)]


@pytest.fixture
def executive(app):
    cohort = lists.cohort(programme=make.programme("executive"))
    db.session.commit()
    return cohort


@pytest.fixture
def flask(app):
    def run(*words):
        db.session.commit()
        return app.test_cli_runner().invoke(args=[str(word) for word in words])

    return run


@pytest.fixture
def file(tmp_path):
    def written(*lines, name="list.xlsx"):
        path = tmp_path / name
        path.write_bytes(book(*lines))
        return path

    return written


def test_check_prints_each_row_as_it_is_understood(executive, flask, file):
    answer = flask("roster", "check", file(line(phone=812345678)), "--cohort", "executive/4", "--json")

    [row] = json.loads(answer.output)["rows"]
    assert {**row, "registration_no": None} == {
        "file": "list.xlsx", "sheet": "Sheet", "row": 2, "title": "นาย", "first_name": "สมชาย", "last_name": "ใจดี",
        "phone": "0812345678", "email": None, "province": "TH-51", "registration_no": None,
        "problems": ["phone_restored_zero", "email_missing"],
    }  # fmt: skip


def test_check_writes_nothing(executive, flask, file):
    flask("roster", "check", file(line()), "--cohort", "executive/4", "--json")

    assert lists.registered() == []


def test_check_flags_someone_in_two_files_in_both(executive, flask, file):
    files = file(line()), file(line(), name="more.xlsx")

    answer = flask("roster", "check", *files, "--cohort", "executive/4", "--json")

    assert ["possible_duplicate" in row["problems"] for row in json.loads(answer.output)["rows"]] == [True, True]


def test_check_without_json_says_problems_in_words(executive, flask, file):
    answer = flask("roster", "check", file(*TWO_BAD), "--cohort", "executive/4")

    assert "นายสมชาย ใจดี · " + KNOWN in answer.output and "มูลนิธิไม่รู้จัก” " in answer.output


def test_import_takes_in_the_rows_that_nothing_blocks(executive, flask, file):
    flask("roster", "import", file(*TWO_BAD), "--cohort", "executive/4")

    assert [one.label for one in lists.registered()] == ["นายสมชาย ใจดี"]


def test_import_says_whom_it_left_out_and_ends_with_1(executive, flask, file):
    answer = flask("roster", "import", file(*TWO_BAD), "--cohort", "executive/4")

    assert answer.exit_code == 1 and "list.xlsx" in answer.output and "นางมาลี ดี" in answer.output


def test_import_of_clean_rows_ends_with_0(executive, flask, file):
    assert flask("roster", "import", file(line()), "--cohort", "executive/4").exit_code == 0


def test_the_same_file_again_adds_nobody(executive, flask, file):
    roster = file(*lists.people(3))
    flask("roster", "import", roster, "--cohort", "executive/4")

    answer = flask("roster", "import", roster, "--cohort", "executive/4")

    assert (len(lists.registered()), answer.exit_code) == (3, 0)


def test_a_person_known_from_the_page_is_not_added_by_the_command(executive, flask, file, as_organiser):
    lists.finish(as_organiser, lists.drafted(as_organiser, executive, book(line())))

    flask("roster", "import", file(line(food="เจ")), "--cohort", "executive/4")

    assert len(lists.registered()) == 1


def test_as_applications_nobody_gets_a_seat(executive, flask, file):
    flask("roster", "import", file(line()), "--cohort", "executive/4", "--applications")

    assert lists.registered()[0].state == "applied"


@pytest.mark.parametrize("command", ["check", "import"])
@pytest.mark.parametrize("cohort", ["executive/9", "nowhere/4", "executive", "executive/four"])
def test_an_unknown_cohort_is_refused(executive, flask, file, command, cohort):
    answer = flask("roster", command, file(line()), "--cohort", cohort)

    assert answer.exit_code == 1 and cohort in answer.stderr and db.session.query(Registration).count() == 0


@pytest.mark.parametrize("command", ["check", "import"])
def test_a_missing_file_is_refused_and_the_other_is_not_taken_in(executive, flask, file, tmp_path, command):
    answer = flask("roster", command, file(line()), tmp_path / "gone.xlsx", "--cohort", "executive/4")

    assert answer.exit_code == 1 and "gone.xlsx" in answer.stderr and lists.registered() == []


def test_a_damaged_file_is_refused_and_the_other_is_not_taken_in(executive, flask, file, tmp_path):
    (tmp_path / "broken.xlsx").write_bytes(book(line())[:900])

    answer = flask("roster", "import", file(line()), tmp_path / "broken.xlsx", "--cohort", "executive/4")

    assert answer.exit_code == 1 and "broken.xlsx" in answer.stderr and lists.registered() == []
