"""`flask certificates issue`."""

import csv

import pikepdf
import pytest

from tests import make
from tests.awards.participants import attended
from trainer.awards import press
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.stationery import NumberSeries
from trainer.database import db
from trainer.errors import Refused
from trainer.thai.numerals import thai_digits


@pytest.fixture
def issue(app, cohort, tmp_path):
    """Run the command; the cohort's, unless another address is given."""

    def run(address=None, out=tmp_path / "out", *more):
        address = address or cohort.address
        db.session.commit()
        return app.test_cli_runner().invoke(
            args=["certificates", "issue", "--cohort", address, "--out", str(out), *more]
        )

    return run


@pytest.fixture
def three(cohort):
    """Three people who earned a certificate, and one who did not."""
    names = [("ฮานา", "ก"), ("เก่ง", "ข"), ("กานดา", "ค")]
    found = [attended(cohort, 6, person=make.person(first, last)) for first, last in names]
    attended(cohort, 1, person=make.person("ไม่ครบ", "ง"))
    return found


def rows(folder):
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_there_is_a_pdf_for_everyone_who_earned_one_and_no_other(issue, three, tmp_path):
    issue()

    assert sorted(path.name for path in (tmp_path / "out").glob("*.pdf")) == [
        "4-001-2563 นายกานดา ค.pdf", "4-002-2563 นายเก่ง ข.pdf", "4-003-2563 นายฮานา ก.pdf", "print-run.pdf",
    ]  # fmt: skip


def test_the_print_run_has_a_page_for_each(issue, three, tmp_path):
    issue()

    assert len(pikepdf.open(tmp_path / "out" / "print-run.pdf").pages) == 3


def test_the_index_names_each_certificate_with_its_file(issue, three, tmp_path):
    issue()
    found = rows(tmp_path / "out")

    assert (found[0], found[1]) == (
        ["number", "name", "organisation", "file"],
        ["4/001/2563", "นายกานดา ค", thai_digits(three[2].organisation_label), "4-001-2563 นายกานดา ค.pdf"],
    )


def test_running_it_twice_gives_the_same_files_and_no_new_number(issue, three, tmp_path):
    issue()
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    issue()

    after = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert (after == before, db.session.query(IssuedCertificate).count()) == (True, 3)


def test_the_file_of_a_revoked_certificate_is_taken_away_the_next_time(issue, three, tmp_path):
    issue()
    db.session.query(IssuedCertificate).filter_by(serial=2).one().revoke("ออกผิดคน", by=None)
    (tmp_path / "out" / "ของฉัน.pdf").write_bytes(b"mine")
    issue()

    assert sorted(path.name for path in (tmp_path / "out").glob("*.pdf")) == [
        "4-001-2563 นายกานดา ค.pdf", "4-003-2563 นายฮานา ก.pdf", "print-run.pdf", "ของฉัน.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_that_looks_like_a_formula_is_defused(issue, cohort, tmp_path, start):
    attended(cohort, 6, organisation=make.organisation(f"{start}1+1"))
    issue()

    assert rows(tmp_path / "out")[1][2].startswith(f"'{start}")


@pytest.mark.parametrize("address", ["executive/99", "nonsense", "../../etc/4"])
def test_an_unknown_cohort_is_refused_in_a_sentence(issue, tmp_path, address):
    result = issue(address)

    assert (result.exit_code, address in result.stderr, (tmp_path / "out").exists()) == (1, True, False)


def test_an_unknown_design_is_refused_before_anything_is_issued(issue, three, tmp_path):
    result = issue(None, tmp_path / "out", "--design", "baroque")

    assert (result.exit_code, "classic" in result.stderr, db.session.query(IssuedCertificate).count()) == (1, True, 0)


def test_a_folder_that_cannot_be_written_is_refused_and_nothing_is_issued(issue, three, tmp_path):
    (tmp_path / "file").write_text("in the way")
    result = issue(None, tmp_path / "file")

    left = db.session.query(IssuedCertificate).count(), db.session.query(NumberSeries).count()
    assert (result.exit_code, str(tmp_path / "file") in result.stderr, left) == (1, True, (0, 0))


def test_a_cohort_in_which_nobody_earned_one_is_refused_in_a_sentence(issue, cohort, tmp_path):
    attended(cohort, 1)
    result = issue()

    assert (result.exit_code, bool(result.stderr.strip()), (tmp_path / "out").exists()) == (1, True, False)


def test_a_page_that_cannot_be_laid_out_leaves_neither_numbers_nor_files(issue, three, tmp_path, monkeypatch):
    def jammed(*_anything):
        raise Refused("jammed")

    monkeypatch.setattr(press, "bound", jammed)
    result = issue()

    left = db.session.query(IssuedCertificate).count(), db.session.query(NumberSeries).count()
    assert (result.exit_code, left, list((tmp_path / "out").iterdir())) == (1, (0, 0), [])


def test_a_name_is_a_file_name_on_every_file_system(issue, cohort, tmp_path):
    make.scheme(cohort.programme, pattern='กก:{serial}*"ฯ"', series="all")
    attended(cohort, 6, person=make.person("กตัญญู" * 5, "ข/\\<>|? ค."))
    issue()
    name = rows(tmp_path / "out")[1][3]

    assert (set('<>:"/\\|?*') & set(name), len(name.encode()) < 200, (tmp_path / "out" / name).exists()) == (
        set(),
        True,
        True,
    )
