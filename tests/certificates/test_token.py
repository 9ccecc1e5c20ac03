"""Keys that stay in a PKCS#11 token, for which SoftHSM stands."""

import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from certificates import Key, SealError, State, issue_credential, seal, verify, verify_credential

from . import keys, softhsm
from .credentials import jwks, kid, payload
from .make import certificate
from .softhsm import MODULE, PIN


@pytest.fixture
def token():
    """A token that holds an EC and an RSA key; gives their certificates by label."""
    return softhsm.token()


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
