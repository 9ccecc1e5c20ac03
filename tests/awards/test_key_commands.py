"""`flask keys`."""

import pytest

from trainer.awards import keys
from trainer.database import db


@pytest.fixture
def run(app, keys_folder):
    def run(*words):
        db.session.commit()
        return app.test_cli_runner().invoke(args=["keys", *words])

    return run


def test_make_says_that_it_is_a_test_key(run):
    answer = run("make", "--name", "กรมตัวอย่าง")

    assert (answer.exit_code, "สำหรับทดสอบ" in answer.output, keys.current().label) == (0, True, "กรมตัวอย่าง")


def test_without_a_name_the_site_signs(run, app, monkeypatch):
    monkeypatch.setitem(app.config, "SITE_NAME", "สถาบันอบรม")

    run("make")

    assert keys.current().label == "สถาบันอบรม"


def test_list_shows_every_key_with_its_state(run):
    run("make", "--name", "เก่า")
    run("make", "--name", "ใหม่")

    lines = run("list").stdout.splitlines()

    assert [("ใช้อยู่" in line, line.split()[-1]) for line in lines] == [(True, "ใหม่"), (False, "เก่า")]


def test_list_tells_by_its_status_that_nothing_seals(run):
    answer = run("list")

    assert (answer.exit_code, "keys make" in answer.stderr) == (1, True)


def test_retire_says_what_follows(run):
    run("make", "--name", "กรมตัวอย่าง")

    answer = run("retire", keys.current().key_id)

    assert (answer.exit_code, "ยังใช้ได้" in answer.stdout, "keys make" in answer.stderr) == (0, True, True)


def test_retiring_a_key_that_is_not_there_is_one_sentence(run):
    answer = run("retire", "nothing")

    assert (answer.exit_code, "keys list" in answer.stderr) == (1, True)


def test_installing_without_settings_is_one_sentence(run):
    answer = run("install")

    assert (answer.exit_code, "CERTIFICATE_KEY" in answer.stderr) == (1, True)
