"""`flask registry import FILE`."""

import pytest
from sqlalchemy import func, select

from tests.organisations.registries import data, line
from trainer.database import db
from trainer.organisations.models import Organisation


@pytest.fixture
def run(app, tmp_path):
    """Run the command on a file with these bytes."""

    def command(content=None, path=None):
        file = tmp_path / "registry.xlsx"
        if content is not None:
            file.write_bytes(content)
        return app.test_cli_runner().invoke(args=["registry", "import", str(path or file)])

    return command


def count():
    db.session.rollback()
    return db.session.scalar(select(func.count(Organisation.id)))


def test_it_says_what_was_done(run):
    assert "เพิ่ม 1 · เปลี่ยน 0 · คงเดิม 0" in run(data()).output


def test_it_keeps_what_it_did(run):
    run(data())
    assert count() == 1


def test_a_second_run_adds_nobody(run):
    run(data())
    assert "เพิ่ม 0 · เปลี่ยน 0 · คงเดิม 1" in run(data()).output


def test_a_file_that_is_not_there_is_a_clear_sentence(run, tmp_path):
    result = run(path=tmp_path / "missing.xlsx")
    assert (result.exit_code, "missing.xlsx" in result.output, "Traceback" in result.output) == (1, True, False)


def test_a_folder_is_a_clear_sentence(run, tmp_path):
    result = run(path=tmp_path)
    assert (result.exit_code, "โฟลเดอร์" in result.output) == (1, True)


def test_a_file_that_is_no_workbook_is_refused(run):
    assert run(b"\x89PNG\r\n\x1a\n nothing to import").exit_code == 1


def test_a_bad_row_is_named_and_nothing_is_kept(run):
    result = run(data(line(number="1/2550", name="มูลนิธิ ก"), line(on="31/2/2559")))
    assert (result.exit_code, "แถว 5" in result.output, count()) == (1, True, 0)
