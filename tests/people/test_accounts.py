"""Accounts: made, given roles, switched off; never left without an administrator, never unjournalled."""

import pytest
from sqlalchemy import select

from tests import make
from trainer.access import Role
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.people import accounts
from trainer.people.models import Account, RoleRecord
from trainer.people.participants import welcome


def acts():
    return list(db.session.scalars(select(Entry.act).order_by(Entry.id)))


def test_an_account_is_kept_in_lower_case(app):
    account = accounts.add_account(" Somsri@Example.ORG ", "สมศรี", [Role.ADMIN])

    assert account.email == "somsri@example.org"


def test_a_password_is_kept_as_an_argon2_hash_in_production(app):
    from tests.conftest import TEST_SETTINGS
    from trainer import create_app

    kept = {key: value for key, value in TEST_SETTINGS.items() if "HASH" not in key}
    with create_app(SQLALCHEMY_DATABASE_URI="sqlite://", **kept).app_context():
        account = Account(email="somsri@example.org")
        accounts.set_password(account, "กาแฟร้อนกับขนมปังปิ้ง")

    assert account.password.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"email": "somsri"}, "email"),
        ({"email": "taken@EXAMPLE.org"}, "email"),
        ({"name": "  "}, "name"),
        ({"roles": []}, "roles"),
        ({"roles": ["king"]}, "roles"),
        ({"password": "สั้น"}, "password"),
    ],
)
def test_an_account_that_cannot_be_is_refused_at_its_place(app, facts, place):
    make.account("admin", email="taken@example.org")

    with pytest.raises(Refused) as refusal:
        accounts.add_account(**{"email": "new@example.org", "name": "สมศรี", "roles": ["door"]} | facts)

    assert refusal.value.place == place


def test_roles_are_made_after_a_bare_migration(app):
    db.session.query(RoleRecord).delete()

    accounts.add_account("somsri@example.org", "สมศรี", [Role.DOOR])

    assert set(db.session.scalars(select(RoleRecord.name))) == {str(role) for role in Role}


def test_every_change_of_roles_is_journalled(app):
    admin, account = make.account("admin"), make.account("organiser")

    accounts.change_roles(account, ["door"], by=admin)

    assert acts() == ["given_door", "taken_organiser"]


def test_changing_staff_roles_leaves_the_participant(app):
    account = make.account("participant")

    accounts.change_roles(account, ["door"], by=make.account("admin"))

    assert {role.name for role in account.roles} == {"door", "participant"}


def test_the_last_active_administrator_keeps_the_role(app):
    last = make.account("admin")
    make.account("admin", active=False)

    with pytest.raises(Refused):
        accounts.change_roles(last, ["organiser"], by=last)


def test_the_last_active_administrator_is_not_switched_off(app):
    last = make.account("admin")
    make.account("admin", active=False)

    with pytest.raises(Refused):
        accounts.switch_off(last, by=last)


def test_one_of_two_administrators_can_be_switched_off(app):
    first, second = make.account("admin"), make.account("admin")

    accounts.switch_off(second, by=first)

    assert not second.active


def test_a_person_whose_address_two_share_gets_an_account_under_the_address(app):
    make.person("มาลี", email="office@example.org")
    make.person("มานะ", email="Office@example.org")

    welcome("office@example.org")

    assert db.session.scalar(select(Account)).label == "office@example.org"


def test_a_name_of_many_blanks_is_kept_with_one(app):
    account = accounts.add_account("somsri@example.org", "  สมศรี   ดีงาม ", [Role.DOOR])

    assert account.name == "สมศรี ดีงาม"
