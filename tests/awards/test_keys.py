"""Signing keys: made, installed, retired; and what is wrong with one in a sentence."""

import stat
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    load_pem_private_key,
    pkcs12,
)

from certificates import Authority, certificates_in
from tests.certificates import softhsm
from trainer.awards import keys
from trainer.awards.keys import SigningKey
from trainer.database import db, now
from trainer.errors import Refused
from trainer.journal import Entry


@pytest.fixture
def issued():
    """A key from an authority elsewhere, as a PEM file's bytes; `issued(days)` ago for ten years."""

    def issue(days=1, name="กรมจริง"):
        return Authority.make("Real CA", now() - timedelta(days=days)).issue(name, now() - timedelta(days=days))[1]

    return issue


@pytest.fixture
def set_key(app, tmp_path, monkeypatch):
    """Name a key in the settings."""

    def name(data, password=None):
        (tmp_path / "real.key").write_bytes(data)
        monkeypatch.setitem(app.config, "CERTIFICATE_KEY", str(tmp_path / "real.key"))
        monkeypatch.setitem(app.config, "CERTIFICATE_KEY_PASSWORD", password)

    return name


def test_a_key_that_was_made_seals_and_is_a_test_key(signing):
    row, key = keys.opened()

    assert (row, key.name, row.test_authority) == (signing, "กรมตัวอย่าง", True)


def test_nobody_else_can_read_the_private_files(signing, keys_folder):
    modes = {stat.S_IMODE(path.stat().st_mode) for path in keys_folder.iterdir()}

    assert (modes, stat.S_IMODE(keys_folder.stat().st_mode)) == ({0o600}, 0o700)


def test_nothing_private_stands_in_the_database(signing):
    assert "PRIVATE" not in signing.certificates


def test_a_new_key_takes_the_place_of_the_one_before_under_the_same_authority(signing):
    new = keys.make("กรมตัวอย่าง", by=None)

    assert (keys.current(), signing.standing, new.anchor) == (new, "retired", signing.anchor)


def test_each_act_stands_in_the_journal(signing):
    keys.make("กรมตัวอย่าง", by=None).retire(by=None)
    db.session.flush()

    assert db.session.scalars(db.select(Entry.act).order_by(Entry.id)).all() == [
        "made_key", "retired_key", "made_key", "retired_key"]


def test_a_key_is_retired_only_once(signing):
    signing.retire(by=None)

    with pytest.raises(Refused, match="เลิกใช้ไปก่อนแล้ว"):
        signing.retire(by=None)


def test_where_all_are_retired_nothing_is_sealed(signing):
    signing.retire(by=None)

    assert keys.opened() is None


def test_the_key_in_the_settings_is_installed_in_place_of_the_test_key(signing, set_key, issued):
    set_key(issued())

    row = keys.install(by=None)

    assert (row.label, row.test_authority, signing.standing, keys.opened()[1].id) == (
        "กรมจริง", False, "retired", row.key_id)


def test_a_pkcs12_file_with_a_password_is_installed(keys_folder, set_key, issued):
    pem = issued()
    made = certificates_in(pem)
    set_key(pkcs12.serialize_key_and_certificates(
        b"k", load_pem_private_key(pem, None), made[0], made[1:], BestAvailableEncryption(b"secret")), "secret")

    assert keys.install(by=None).label == "กรมจริง"


def test_a_key_in_a_token_is_installed(app, keys_folder, tmp_path, monkeypatch):
    (tmp_path / "chain.pem").write_bytes(softhsm.token()["rsa"].public_bytes(Encoding.PEM))
    for name, value in {"PKCS11_MODULE": softhsm.MODULE, "PKCS11_TOKEN": "seal", "PKCS11_KEY": "rsa",
                        "PKCS11_PIN": softhsm.PIN, "CERTIFICATE_CHAIN": str(tmp_path / "chain.pem")}.items():
        monkeypatch.setitem(app.config, name, value)

    row = keys.install(by=None)

    assert (row.source, row.algorithm, keys.opened()[1].id) == ("token", "RS256", row.key_id)


def test_nothing_named_in_the_settings_is_said(keys_folder):
    with pytest.raises(Refused, match="CERTIFICATE_KEY"):
        keys.install(by=None)


def test_a_wrong_password_is_said_and_the_key_before_goes_on_sealing(signing, set_key, issued):
    set_key(issued(), "wrong")

    with pytest.raises(Refused, match="รหัสผ่าน"):
        keys.install(by=None)

    assert keys.current() == signing


def test_an_expired_certificate_is_said(keys_folder, set_key, issued):
    set_key(issued(days=365 * 11))

    with pytest.raises(Refused, match="หมดอายุ"):
        keys.install(by=None)


def test_a_file_that_is_not_there_is_said(app, keys_folder, monkeypatch):
    monkeypatch.setitem(app.config, "CERTIFICATE_KEY", "/nowhere/key.pem")

    with pytest.raises(Refused, match="/nowhere/key.pem"):
        keys.install(by=None)


def test_installing_twice_is_refused_but_a_retired_one_may_come_back(keys_folder, set_key, issued):
    set_key(issued())
    row = keys.install(by=None)
    with pytest.raises(Refused, match="ติดตั้งไว้แล้ว"):
        keys.install(by=None)
    row.retire(by=None)

    assert (keys.install(by=None), db.session.query(SigningKey).count()) == (row, 1)


def test_another_key_in_the_file_than_was_installed_is_refused(keys_folder, set_key, issued, tmp_path):
    set_key(issued())
    row = keys.install(by=None)
    row.key_id = "x" * 43

    with pytest.raises(Refused, match="keys install"):
        keys.opened()


def test_a_private_file_that_is_gone_is_said(signing, keys_folder):
    (keys_folder / f"{signing.key_id}.pem").unlink()

    with pytest.raises(Refused, match=r"\.pem"):
        keys.opened()
