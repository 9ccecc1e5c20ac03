"""A private key that stays in a PKCS#11 token: a smart card, a USB key, a hardware security module."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

import pkcs11
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass
from pkcs11.exceptions import (
    MultipleObjectsReturned,
    MultipleTokensReturned,
    NoSuchKey,
    NoSuchToken,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    PKCS11Error,
    UserAlreadyLoggedIn,
)
from pkcs11.util.ec import encode_ecdsa_signature

from .errors import SealError

ABSENT = (NoSuchToken, NoSuchKey, MultipleTokensReturned, MultipleObjectsReturned)


def signer_in_token(module: str, label: str, pin: str, key_label: str) -> tuple[Callable[[bytes], bytes], list[bytes]]:
    """The `sign` of a private key in a token, and the certificates (DER) that the token holds.

    The token is opened once; signatures are made one at a time. Raises SealError when it cannot be opened.
    """
    try:
        session = _opened(pkcs11.lib(module).get_token(token_label=label), pin)
        private = session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=key_label)
        certificates = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
        return _signer(private), [bytes(one[Attribute.VALUE]) for one in certificates]
    except (PinIncorrect, PinInvalid, PinLenRange, PinLocked) as error:
        raise SealError("wrong_password", f"The PIN of the token “{label}” is wrong or locked.", token=label) from error
    except ABSENT as error:
        raise SealError("no_key", f"There is no single key “{key_label}” in a token “{label}”.", token=label) from error
    except (PKCS11Error, OSError, RuntimeError) as error:
        raise _unusable(label, error) from error


def _opened(token, pin: str):
    try:
        return token.open(user_pin=pin)
    except UserAlreadyLoggedIn:  # by this process, which holds for all its sessions
        return token.open()


def _signer(private) -> Callable[[bytes], bytes]:
    one_at_a_time = threading.Lock()

    def sign(data: bytes) -> bytes:
        try:
            with one_at_a_time:
                if private.key_type == KeyType.EC:
                    made = private.sign(hashlib.sha256(data).digest(), mechanism=Mechanism.ECDSA)
                    return encode_ecdsa_signature(made)
                return private.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS)
        except PKCS11Error as error:
            raise _unusable(private.label, error) from error

    return sign


def _unusable(label: str, error: Exception) -> SealError:
    why = str(error) or type(error).__name__
    return SealError("token_unusable", f"The token with “{label}” cannot be used: {why}.", token=label, why=why)
