"""`flask person` on the command line."""

import pytest
from sqlalchemy import select

from tests import make
from tests.people.visitor import PASSWORD, second_factor
from trainer.database import db
from trainer.people.models import Account

COMPLETE = ["somsri@example.org", "--name", "สมศรี ดีงาม", "--role", "admin", "--password", PASSWORD]


@pytest.fixture
def person(app):
    def run(*arguments, typed=""):
        db.session.commit()
        return app.test_cli_runner().invoke(args=["person", *arguments], input=typed)

    return run


def found(email="somsri@example.org"):
    db.session.rollback()
    return db.session.scalar(select(Account).where(Account.email == email))


def test_the_first_administrator_comes_from_the_command_line(person):
    person("add", *COMPLETE)

    assert [role.name for role in found().roles] == ["admin"]


def test_the_password_given_opens(client, person):
    person("add", *COMPLETE)

    answer = client.post("/sign-in", data={"email": "somsri@example.org", "password": PASSWORD})

    assert answer.location == "/home"


def test_what_is_missing_is_asked_for(person):
    person("add", "--role", "admin", typed=f"somsri@example.org\nสมศรี ดีงาม\n{PASSWORD}\n{PASSWORD}\n")

    assert found().name == "สมศรี ดีงาม"


def test_the_password_is_not_shown_while_it_is_typed(person):
    answer = person("add", *COMPLETE[:-2], typed=f"{PASSWORD}\n{PASSWORD}\n")

    assert (answer.exit_code, PASSWORD in answer.output) == (0, False)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["somsri", *COMPLETE[1:]], "“somsri” ไม่ใช่รูปแบบอีเมลที่ถูกต้อง"),
        ([*COMPLETE[:-1], "สั้น"], "รหัสผ่านต้องมีอย่างน้อย 10 ตัวอักษร"),
        ([COMPLETE[0], "--name", " ", *COMPLETE[3:]], "กรุณากรอกชื่อ–สกุล"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_written(person, arguments, told):
    answer = person("add", *arguments)

    assert (answer.exit_code, answer.stderr.strip(), found()) == (1, told, None)


def test_an_existing_account_is_offered_the_role(person):
    make.account("door", email="somsri@example.org")

    answer = person("add", *COMPLETE, typed="y\n")

    assert (answer.exit_code, {role.name for role in found().roles}) == (0, {"door", "admin"})


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_an_existing_account_stays_as_it_is_when_nobody_agrees(person, typed):
    make.account("door", email="somsri@example.org")

    answer = person("add", *COMPLETE, typed=typed)

    assert (answer.exit_code, [role.name for role in found().roles]) == (1, ["door"])


def test_an_account_with_the_role_is_told(person):
    make.account("admin", email="somsri@example.org")

    answer = person("add", *COMPLETE)

    assert (answer.exit_code, "มีบัญชีและมีบทบาทนี้อยู่แล้ว" in answer.stderr) == (1, True)


def test_a_lost_telephone_of_the_only_administrator_is_helped_here(person):
    second_factor(make.account("admin", email="somsri@example.org"))

    person("second-factor-off", "somsri@example.org")

    assert found().tf_primary_method is None


def test_a_second_factor_of_nobody_is_told(person):
    answer = person("second-factor-off", "nobody@example.org")

    assert (answer.exit_code, answer.stderr.strip()) == (1, "ไม่พบบัญชีของ nobody@example.org")
