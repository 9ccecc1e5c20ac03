"""Where private halves of signing keys lie, and how they are taken up. Nothing here is written into the database."""

import functools
import os
import pathlib

from flask import current_app

from certificates import Authority, Key, SealError

AUTHORITY = "authority.pem"
SETTINGS = ("CERTIFICATE_KEY", "CERTIFICATE_KEY_PASSWORD", "CERTIFICATE_CHAIN", "PKCS11_MODULE", "PKCS11_TOKEN",
            "PKCS11_KEY", "PKCS11_PIN")  # fmt: skip


def issue(name, when):
    """A new key by the test authority, which is made when there is none; its file is kept with mode 0600."""
    key, pem = authority(name, when).issue(name, when)
    keep(f"{key.id}.pem", pem)
    return key


def authority(name="", when=None):
    """The test authority of this installation; made, when there is none and a name is given.

    Raises SealError when there is none, or its file cannot be read.
    """
    path = folder() / AUTHORITY
    if not path.exists() and name:
        keep(AUTHORITY, Authority.make(f"{name} (ทดสอบ)", when).to_pem())
    return Authority.load(read(path))


def opened(row):
    """The private half of a row of `signing_key`. Raises SealError when it is not there or cannot be used."""
    settings = current_app.config
    asked = (str(folder()),) if row.source == "file" else tuple(settings[name] for name in SETTINGS)
    return _opened(row.source, row.key_id, *asked)


@functools.lru_cache(maxsize=8)
def _opened(source, key_id, *asked):
    """The same, once a process: a token is opened and a password tried only once."""
    key = Key.load(read(pathlib.Path(asked[0]) / f"{key_id}.pem")) if source == "file" else named(source, *asked)
    if key.id != key_id:
        raise SealError("another_key", "The key in the settings is not the one that was installed.")
    return key


def in_settings(source):
    """The key that the settings name. Raises SealError when none is named, or it cannot be used."""
    return named(source, *(current_app.config[name] for name in SETTINGS))


def named(source, path, password, chain, module, token, key, pin):
    """A key by what the settings say of it, in their order."""
    if source == "token":
        return Key.from_token(module, token or "", pin or "", key or "", read(pathlib.Path(chain)) if chain else b"")
    if not path:
        raise SealError("not_set", "No key is named in the settings.")
    return Key.load(read(pathlib.Path(path)), password)


def read(path):
    """The bytes of a file. Raises SealError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise SealError("unreadable", f"{path} cannot be read: {why}.", path=str(path), why=why) from error


def keep(name, data):
    """Write a private file that nobody else may read. Raises FileExistsError rather than write over another."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(folder() / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)


def folder():
    return pathlib.Path(current_app.config["KEYS_DIR"])
