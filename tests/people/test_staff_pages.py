"""The pages of the administrator: staff, roles, invitations."""

import pytest
from sqlalchemy import select

from tests import make
from tests.people.visitor import PASSWORD, is_signed_in, link_in, outbox, second_factor
from trainer.database import db
from trainer.journal import Entry
from trainer.people.models import Account
from trainer.settings import PRINTED

NEW = {"name": "สมศรี ดีงาม", "email": "somsri@example.org", "roles": ["organiser", "door"]}


def find(email="somsri@example.org"):
    db.session.rollback()
    return db.session.scalar(select(Account).where(Account.email == email))


def test_the_list_shows_staff_and_no_participants(as_admin):
    make.account("door", name="ยามประตู")
    make.account("participant", name="นายผู้เข้าอบรม")

    page = as_admin.get("/admin/staff").text

    assert ("ยามประตู" in page, "นายผู้เข้าอบรม" in page) == (True, False)


@pytest.mark.parametrize("address", ["/admin/staff?q=ประตู", "/admin/staff?q=GATE@", "/admin/staff?role=door"])
def test_search_and_filter_narrow_the_list(as_admin, address):
    make.account("door", name="ยามประตู", email="gate@example.org")
    make.account("organiser", name="นางโต๊ะ")

    page = as_admin.get(address).text

    assert ("ยามประตู" in page, "นางโต๊ะ" in page) == (True, False)


def test_a_percent_sign_is_sought_as_such(as_admin):
    make.account("door", name="ยามประตู")

    assert "ยามประตู" not in as_admin.get("/admin/staff?q=%25").text


def test_the_list_asks_as_few_questions_for_many_as_for_one(as_admin, statements):
    make.account("door")
    as_admin.get("/admin/staff")
    with statements() as few:
        as_admin.get("/admin/staff")
    for _ in range(3):
        make.account("door")

    with statements() as many:
        as_admin.get("/admin/staff")

    assert (len(many), len(few) <= 15) == (len(few), True)


def test_somebody_added_is_invited_and_sets_a_password(app, as_admin):
    as_admin.post("/admin/staff/new", data=NEW)
    visitor = app.test_client()

    visitor.post(link_in(outbox(app)[0]), data={"password": PASSWORD, "password_confirm": PASSWORD})
    visitor.post("/sign-in", data={"email": NEW["email"], "password": PASSWORD})

    assert is_signed_in(visitor)


def test_where_mail_is_only_printed_the_link_is_shown(app, as_admin, monkeypatch):
    monkeypatch.setitem(app.config, "MAIL_BACKEND", PRINTED)

    page = as_admin.post("/admin/staff/new", data=NEW).text

    assert "http://localhost/sign-in/reset/" in page


def test_who_was_added_holds_the_roles_ticked(as_admin):
    as_admin.post("/admin/staff/new", data=NEW)

    assert {role.name for role in find().roles} == {"organiser", "door"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"email": "somsri"}, "ไม่ใช่รูปแบบอีเมลที่ถูกต้อง"),
        ({"name": ""}, "กรุณากรอกข้อมูล"),
        ({"roles": []}, "กรุณาเลือกอย่างน้อยหนึ่งบทบาท"),
        ({"roles": ["participant"]}, "ไม่อยู่ในรายการที่กำหนด"),
        ({"email": "taken@example.org"}, "มีบัญชีอยู่แล้ว"),
    ],
)
def test_what_is_wrong_is_told_beside_the_form_and_nobody_is_added(as_admin, wrong, told):
    make.account("door", email="taken@example.org")

    page = as_admin.post("/admin/staff/new", data=NEW | wrong).text

    assert (told in page, find() is None) == (True, True)


def test_changing_roles_is_on_the_record_of_the_account(as_admin):
    account = make.account("door", email="somsri@example.org")

    as_admin.post(f"/admin/staff/{account.id}", data={"name": "สมศรี", "roles": ["organiser"]})

    assert "แต่งตั้งเป็นผู้จัดการอบรม" in as_admin.get(f"/admin/staff/{account.id}").text


def test_the_last_administrator_is_told_why_the_role_stays(as_admin):
    mine = db.session.scalar(select(Account))

    page = as_admin.post(f"/admin/staff/{mine.id}", data={"name": "อื่น", "roles": ["door"]}).text

    assert ("เป็นผู้ดูแลระบบคนสุดท้าย" in page, find(mine.email).name) == (True, mine.name)


def test_an_account_is_switched_off_and_on(as_admin):
    account = make.account("door", email="somsri@example.org")
    states = []

    for act in ("suspension", "reinstatement"):
        as_admin.post(f"/admin/staff/{account.id}/{act}")
        states.append(find().active)

    assert states == [False, True]


def test_a_link_mailed_before_the_account_was_switched_off_is_void(app, as_admin):
    as_admin.post("/admin/staff/new", data=NEW)
    as_admin.post(f"/admin/staff/{find().id}/suspension")

    answer = app.test_client().get(link_in(outbox(app)[0]))

    assert answer.location == "/sign-in/reset"


def test_a_lost_telephone_is_an_administrators_matter(as_admin):
    account = make.account("door", email="somsri@example.org")
    second_factor(account)

    as_admin.post(f"/admin/staff/{account.id}/second-factor-removal")

    assert find().tf_primary_method is None


def test_a_participant_is_not_invited_to_set_a_password(app, as_admin):
    account = make.account("participant")

    as_admin.post(f"/admin/staff/{account.id}/invitation")

    assert outbox(app) == []


def test_nobody_there_is_not_found(as_admin):
    assert as_admin.get("/admin/staff/999999").status_code == 404


def test_my_name_is_mine_to_change(as_door):
    as_door.post("/account", data={"name": "ยามคนใหม่"})
    db.session.rollback()

    assert [db.session.scalar(select(Account.name)), db.session.scalar(select(Entry.act))] == ["ยามคนใหม่", "changed"]


def test_my_account_offers_participants_no_password(sign_in):
    page = sign_in(make.account("participant")).get("/account").text

    assert ("/account/password" in page, "ใช้รหัสที่ส่งทางอีเมลทุกครั้ง" in page) == (False, True)
