"""Staff sign in by password."""

from urllib.parse import urljoin, urlsplit

import pytest

from tests.people.visitor import (
    PASSWORD,
    give_password,
    is_signed_in,
    link_in,
    outbox,
    staff,
)
from trainer.database import db


def test_staff_sign_in_by_password_and_come_to_their_start_page(client):
    staff()

    answer = give_password(client)

    assert (answer.status_code, answer.location) == (302, "/home")


def test_signing_in_goes_back_to_the_page_that_was_asked_for(client):
    staff()
    asked = client.get("/account?x=1")

    answer = client.post(asked.location, data={"email": "somsri@example.org", "password": PASSWORD})

    assert answer.location == "/account?x=1"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)//evil"],
)
def test_signing_in_never_leads_to_another_site(client, elsewhere):
    staff()

    answer = client.post(f"/sign-in?next={elsewhere}", data={"email": "somsri@example.org", "password": PASSWORD})

    assert urlsplit(urljoin("http://localhost/sign-in", answer.location)).netloc == "localhost"


def test_a_form_that_names_another_site_is_refused(client):
    staff()

    give_password(client, next="https://evil.example")

    assert not is_signed_in(client)


def test_a_wrong_password_does_not_open(client):
    staff()

    give_password(client, password=PASSWORD + "x")

    assert not is_signed_in(client)


def test_an_account_switched_off_does_not_open(client):
    staff(active=False)

    give_password(client)

    assert not is_signed_in(client)


def test_an_account_switched_off_ends_its_sessions(client):
    account = staff()
    give_password(client)

    account.active = False

    assert not is_signed_in(client)


def test_an_account_without_password_does_not_open_by_an_empty_one(client):
    staff().password = None

    give_password(client, password="")

    assert not is_signed_in(client)


@pytest.mark.parametrize("attempt", [{"email": "nobody@example.org"}, {"password": "wrong password"}])
def test_a_wrong_address_and_a_wrong_password_are_told_alike(client, attempt):
    staff()
    told = "อีเมล รหัสผ่าน หรือรหัสยืนยันไม่ถูกต้อง กรุณาตรวจสอบแล้วลองอีกครั้ง"

    answer = give_password(client, **attempt)

    assert answer.text.count(told) == 1


def test_signing_out_needs_a_post(client):
    staff()
    give_password(client)

    client.get("/sign-out")

    assert is_signed_in(client)


def test_signing_out_ends_the_session(client):
    staff()
    give_password(client)

    client.post("/sign-out")

    assert not is_signed_in(client)


def test_a_forgotten_password_is_set_anew_by_mail(app, client):
    staff()
    client.post("/sign-in/reset", data={"email": "somsri@example.org"})
    link = link_in(outbox(app)[0])

    client.post(link, data={"password": "ชาเย็นไม่ใส่น้ำแข็ง", "password_confirm": "ชาเย็นไม่ใส่น้ำแข็ง"})
    give_password(client, password="ชาเย็นไม่ใส่น้ำแข็ง")

    assert is_signed_in(client)


def test_the_link_for_a_new_password_works_once(app, client):
    staff()
    client.post("/sign-in/reset", data={"email": "somsri@example.org"})
    link = link_in(outbox(app)[0])
    client.post(link, data={"password": "ชาเย็นไม่ใส่น้ำแข็ง", "password_confirm": "ชาเย็นไม่ใส่น้ำแข็ง"})

    again = client.get(link, follow_redirects=True)

    assert "ลิงก์นี้ไม่ถูกต้องหรือถูกใช้ไปแล้ว" in again.text


def test_the_link_in_a_mail_leads_to_our_site_whatever_host_was_asked_under(app, client):
    staff()

    client.post("/sign-in/reset", data={"email": "somsri@example.org"}, headers={"Host": "evil.example"})

    assert "evil.example" not in outbox(app)[0].body + outbox(app)[0].alternatives[0][0]


def test_a_short_password_is_refused_in_thai(client):
    staff()
    give_password(client)

    answer = client.post(
        "/account/password", data={"password": PASSWORD, "new_password": "สั้น", "new_password_confirm": "สั้น"}
    )

    assert "รหัสผ่านต้องมีอย่างน้อย 10 ตัวอักษร" in answer.text


def test_changing_the_password_needs_the_present_one(client):
    account = staff()
    give_password(client)
    new = "ชาเย็นไม่ใส่น้ำแข็ง"

    client.post("/account/password", data={"password": "wrong", "new_password": new, "new_password_confirm": new})
    db.session.refresh(account)

    assert new not in account.password


def test_changing_the_password_is_told_by_mail_in_thai(app, client):
    staff()
    give_password(client)
    new = "ชาเย็นไม่ใส่น้ำแข็ง"

    client.post("/account/password", data={"password": PASSWORD, "new_password": new, "new_password_confirm": new})

    assert outbox(app)[0].subject == "รหัสผ่านของท่านถูกเปลี่ยนแล้ว"
