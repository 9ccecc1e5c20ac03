"""What every command says when something is not as it should be."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("database", ["sqlite:///{}/empty.db", "postgresql+psycopg://localhost:1/nowhere"])
def test_a_command_without_its_tables_says_so_in_a_sentence(tmp_path, database):
    places = {"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": database.format(tmp_path)}

    answer = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "trainer", "certificates", "issue", "--cohort", "executive/4",
         "--out", str(tmp_path / "out")],
        env=os.environ | places, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert answer.returncode == 1 and "flask db upgrade" in answer.stderr and "Traceback" not in answer.stderr
