"""What every command says when something is not as it should be."""

import pytest

from tests.conftest import TEST_SETTINGS
from trainer import create_app


@pytest.mark.parametrize("database", ["sqlite:///{}/empty.db", "postgresql+psycopg://localhost:1/nowhere"])
def test_a_command_without_its_tables_says_so_in_a_sentence(tmp_path, database):
    app = create_app(SQLALCHEMY_DATABASE_URI=database.format(tmp_path), **TEST_SETTINGS)

    answer = app.test_cli_runner().invoke(args=["certificates", "issue", "--cohort", "executive/4", "--out", "out"])

    assert (answer.exit_code, "flask db upgrade" in answer.output) == (1, True), answer.output
