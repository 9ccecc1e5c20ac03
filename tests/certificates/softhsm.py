"""A PKCS#11 token for tests, played by SoftHSM."""

import functools
import os
import pathlib
import subprocess
import tempfile

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from . import keys

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "123456"


@functools.cache
def token():
    """The certificates, by label, of a token called "seal" with an EC and an RSA key, which does not hold them.

    Made once for the whole run, for a process asks but once where tokens are.
    """
    folder = pathlib.Path(tempfile.mkdtemp(prefix="trainer-softhsm-"))
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    softhsm("--init-token", "--free", "--label", "seal", "--so-pin", "1234", "--pin", PIN)
    private = {"ec": ec.generate_private_key(ec.SECP256R1()), "rsa": rsa.generate_private_key(65537, 2048)}
    for number, (label, one) in enumerate(private.items(), 1):
        path = folder / f"{label}.pem"
        path.write_bytes(one.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        softhsm("--import", str(path), "--token", "seal", "--label", label, "--id", f"0{number}", "--pin", PIN)
    return {label: keys.self_signed(one, label) for label, one in private.items()}


def softhsm(*words):
    subprocess.run(["softhsm2-util", *words], check=True, capture_output=True)
