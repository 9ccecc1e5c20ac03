"""Keys that stay in a PKCS#11 token, for which SoftHSM stands."""

import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from certificates import Key, SealError, State, issue_credential, seal, verify, verify_credential

from . import keys
from .credentials import jwks, kid, payload
from .make import certificate

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "123456"


@pytest.fixture(scope="module")
def token(tmp_path_factory):
    """A token that holds an EC and an RSA key; gives their certificates by label."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        softhsm("--init-token", "--free", "--label", "seal", "--so-pin", "1234", "--pin", PIN)
        private = {"ec": ec.generate_private_key(ec.SECP256R1()), "rsa": rsa.generate_private_key(65537, 2048)}
        for number, (label, one) in enumerate(private.items(), 1):
            path = folder / f"{label}.pem"
            path.write_bytes(one.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            softhsm("--import", str(path), "--token", "seal", "--label", label, "--id", f"0{number}", "--pin", PIN)
        yield {label: keys.self_signed(one, label) for label, one in private.items()}


def softhsm(*words):
    subprocess.run(["softhsm2-util", *words], check=True, capture_output=True)


def in_token(token, label="ec", pin=PIN, held="seal"):
    return Key.from_token(MODULE, held, pin, label, token["ec"].public_bytes(Encoding.PEM)
                          + token["rsa"].public_bytes(Encoding.PEM))


@pytest.mark.parametrize("label", ["ec", "rsa"])
def test_it_seals_without_giving_the_key_away(token, plain, label):
    sealed = seal(plain[0], in_token(token, label), keys.WHEN)

    verdict = verify(sealed, [token[label]], keys.LATER)
    assert (verdict.state, verdict.signer) == (State.INTACT, label)


@pytest.mark.parametrize("label", ["ec", "rsa"])
def test_it_signs_credentials(token, label):
    key, said = in_token(token, label), payload(certificate())

    assert verify_credential(issue_credential(said, key, kid(key)), jwks(key), keys.LATER) == said


@pytest.mark.parametrize(("facts", "code"), [({"label": "other"}, "no_key"), ({"held": "other"}, "no_key")])
def test_a_key_or_a_token_that_is_not_there_is_said(token, facts, code):
    with pytest.raises(SealError) as refusal:
        in_token(token, **facts)

    assert refusal.value.code == code


def test_a_wrong_pin_is_said(token):
    script = ("import sys; from certificates import Key, SealError\n"
              f"try: Key.from_token({MODULE!r}, 'seal', '999999', 'ec')\n"
              "except SealError as error: print(error.code)")

    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert said.stdout.strip() == "wrong_password", said.stderr


def test_a_library_that_is_not_there_is_said():
    with pytest.raises(SealError) as refusal:
        Key.from_token("/nowhere/libpkcs11.so", "seal", PIN, "ec")

    assert refusal.value.code == "token_unusable"
