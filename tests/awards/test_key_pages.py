"""What administrators read about signing keys, and what others are told where there is none."""

from datetime import timedelta

import pytest
import time_machine

from tests import make
from tests.awards.participants import certified
from trainer.awards import keys


def test_without_a_key_the_page_says_what_follows_and_the_one_command(keys_folder, as_admin):
    page = as_admin.get("/admin/keys").text

    assert ("ยังไม่มีลายมือชื่อดิจิทัล" in page, ".venv/bin/flask --app trainer keys make" in page) == (True, True)


def test_a_test_key_is_plainly_called_one_with_its_certificate_to_download(signing, as_admin):
    page = as_admin.get("/admin/keys").text

    assert ("กุญแจนี้ใช้สำหรับทดสอบ" in page, f"{signing.key_id}/certificates.pem" in page) == (True, True)


def test_a_real_key_is_not(signing, as_admin):
    signing.test_authority = False

    assert "กุญแจนี้ใช้สำหรับทดสอบ" not in as_admin.get("/admin/keys").text


def test_a_key_that_cannot_be_used_is_said_first(signing, keys_folder, as_admin):
    (keys_folder / f"{signing.key_id}.pem").unlink()

    page = as_admin.get("/admin/keys").text

    assert page.index("จัดทำวุฒิบัตรไม่ได้") < page.index("วิธีติดตั้งกุญแจจริง")


def test_an_expired_key_is_called_so(signing, sign_in):
    with time_machine.travel(signing.ends_at + timedelta(days=1), tick=True):
        page = sign_in(make.account("admin")).get("/admin/keys").text

    assert "หมดอายุ" in page


@pytest.mark.parametrize("role", ["organiser", "door", "participant"])
def test_others_do_not_see_the_keys(signing, sign_in, role):
    assert sign_in(make.account(role)).get("/admin/keys").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_no_more_for_many_keys(keys_folder, as_admin, statements, count):
    for _ in range(count):
        keys.make("กรมตัวอย่าง", by=None)
    as_admin.get("/admin/keys")

    with statements() as seen:
        as_admin.get("/admin/keys")

    assert len(seen) <= 6


def test_the_board_says_that_nothing_is_sealed_and_to_an_administrator_how_to_change_it(
    keys_folder, cohort, place, sign_in
):
    certified(cohort)
    said = {role: sign_in(make.account(role)).get(place).text for role in ("organiser", "admin")}

    assert ["ยังไม่มีลายมือชื่อดิจิทัล" in page for page in said.values()] == [True, True]
    assert ["keys make" in page for page in said.values()] == [False, True]


def test_with_a_key_the_board_says_nothing_of_it(signing, cohort, place, as_organiser):
    certified(cohort)

    assert "ลายมือชื่อดิจิทัล" not in as_organiser.get(place).text


def test_the_record_offers_the_credential_only_where_there_is_a_key(keys_folder, cohort, place, as_organiser):
    one = certified(cohort)
    before = as_organiser.get(f"{place}/certificates/{one.id}").text
    keys.make("กรมตัวอย่าง", by=None)

    after = as_organiser.get(f"{place}/certificates/{one.id}").text

    assert ("credential.jwt" in before, "credential.jwt" in after) == (False, True)
