"""`flask purge needs`."""

from tests.registration.test_purging import SECRETS, guest, leaks
from trainer.database import db


def run(app, *words):
    db.session.commit()
    return app.test_cli_runner().invoke(args=["purge", "needs", *words])


def test_the_command_says_of_which_cohort_how_many(app):
    one = guest()

    answer = run(app)

    assert (answer.output.strip(), answer.exit_code, leaks(one)) == (f"{one.cohort.address}: 1 คน", 0, [])


def test_a_dry_run_says_the_same_and_erases_nothing(app):
    one = guest()

    answer = run(app, "--dry-run")

    assert (answer.output.strip(), leaks(one)) == (f"{one.cohort.address}: 1 คน", list(SECRETS))


def test_when_nothing_is_left_that_is_said(app):
    assert "ไม่มีข้อมูลที่ต้องลบ" in run(app).output
