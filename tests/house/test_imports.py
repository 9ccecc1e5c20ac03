"""The house's order of imports, as setup.cfg states it: it holds, and its contracts notice when it does not."""

import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
SMALL_HOUSE = [
    "certificates/__init__.py",
    "certificates/page.py",
    "trainer/__init__.py",
    "trainer/errors.py",
    "trainer/worker.py",
    "trainer/home/__init__.py",
    "trainer/people/__init__.py",
    "trainer/registration/__init__.py",
    "trainer/schedule/__init__.py",
    "trainer/thai/__init__.py",
    "trainer/thai/names.py",
]


def test_every_import_keeps_the_order_of_the_house():
    checked = lint(ROOT)

    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("certificates/page.py", "import trainer.errors"),
        ("certificates/page.py", "import flask"),
        ("certificates/page.py", "import sqlalchemy"),
        ("trainer/thai/names.py", "import trainer.errors"),
        ("trainer/thai/names.py", "import flask_babel"),
        ("trainer/registration/__init__.py", "import trainer.schedule"),
        ("trainer/people/__init__.py", "def late():\n    import trainer.home"),
        ("trainer/errors.py", "import trainer.people"),
        ("trainer/people/__init__.py", "import trainer.worker"),
        ("trainer/helpers.py", ""),
    ],
)
def test_an_import_against_the_order_is_noticed(tmp_path, module, line):
    build_small_house(tmp_path)
    (tmp_path / module).write_text(line)

    assert lint(tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("trainer/schedule/__init__.py", "import trainer.registration"),
        ("trainer/home/__init__.py", "import trainer.people, trainer.errors, trainer.thai.names"),
        ("trainer/worker.py", "import trainer.home"),
        ("trainer/registration/__init__.py", "import certificates"),
    ],
)
def test_an_import_in_the_order_is_allowed(tmp_path, module, line):
    build_small_house(tmp_path)
    (tmp_path / module).write_text(line)

    checked = lint(tmp_path)

    assert checked.returncode == 0, checked.stdout


def build_small_house(folder):
    for name in SMALL_HOUSE:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    shutil.copy(ROOT / "setup.cfg", folder)


def lint(folder):
    return subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True)
