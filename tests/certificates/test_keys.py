"""Reading keys: what is wrong with one is said in a sentence."""

import base64

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key, pkcs12

from certificates import Authority, Key, SealError, certificates_in, public_jwk
from certificates.keys import software_signer, to_pem

from . import keys


def pem_with(password=None, certificates=None):
    """The test key's file, with another password or other certificates."""
    private = load_pem_private_key(keys.key_file(), None)
    return to_pem(private, certificates if certificates is not None else certificates_in(keys.key_file()), password)


def p12_with(password):
    made = certificates_in(keys.key_file())
    return pkcs12.serialize_key_and_certificates(
        b"key", load_pem_private_key(keys.key_file(), None), made[0], made[1:], BestAvailableEncryption(password))


def test_a_pem_file_gives_the_key_and_the_chain_to_the_root():
    key = Key.load(keys.key_file())

    assert (key.name, [one.subject for one in key.chain]) == ("สถาบันตัวอย่าง", [keys.authority().certificate.subject])


def test_the_certificates_may_stand_in_any_order():
    turned = pem_with(certificates=certificates_in(keys.key_file())[::-1])

    assert Key.load(turned).certificate == keys.key().certificate


def test_a_pem_file_may_have_a_password():
    assert Key.load(pem_with("ความลับ"), "ความลับ").id == keys.key().id


def test_a_pkcs12_file_is_read_too():
    assert Key.load(p12_with(b"secret"), "secret").id == keys.key().id


@pytest.mark.parametrize("data", [pem_with("right"), p12_with(b"right")])
@pytest.mark.parametrize("password", ["wrong", None])
def test_a_wrong_password_is_said(data, password):
    with pytest.raises(SealError, match="password") as refusal:
        Key.load(data, password)

    assert refusal.value.code == "wrong_password"


@pytest.mark.parametrize("data", [b"", b"hello", b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
                                  b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"])
def test_a_file_without_a_key_is_said(data):
    with pytest.raises(SealError) as refusal:
        Key.load(data)

    assert refusal.value.code == "no_key"


@pytest.mark.parametrize("certificates", [[], [keys.rsa_key().certificate]])
def test_a_key_without_its_own_certificate_is_said(certificates):
    with pytest.raises(SealError) as refusal:
        Key.load(pem_with(certificates=certificates))

    assert refusal.value.code == "no_certificate"


@pytest.mark.parametrize("private", [ec.generate_private_key(ec.SECP384R1()), keys.rsa_private(1024)])
def test_a_kind_of_key_that_is_not_taken_is_said(private):
    with pytest.raises(SealError, match="P-256, or RSA"):
        Key(keys.self_signed(private), (), software_signer(private))


def test_ed25519_is_not_taken():
    private = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([])
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(private.public_key())
            .serial_number(1).not_valid_before(keys.WHEN).not_valid_after(keys.LATER).sign(private, None))

    with pytest.raises(SealError, match="P-256, or RSA"):
        Key.load(to_pem(private, [made]))


@pytest.mark.parametrize(("moment", "code"), [(keys.AFTER_THE_END, "expired"),
                                              (keys.WHEN.replace(year=2010), "not_yet_valid")])
def test_a_certificate_outside_its_time_is_said(moment, code):
    with pytest.raises(SealError) as refusal:
        keys.key().check(moment)

    assert refusal.value.code == code


def test_a_certificate_that_may_only_encrypt_is_said():
    usage = x509.KeyUsage(False, False, True, False, False, False, False, False, False)
    key = Key(keys.self_signed(keys.rsa_private(), "Example", usage), (), software_signer(keys.rsa_private()))

    with pytest.raises(SealError, match="not made for signing"):
        key.check(keys.WHEN)


def test_the_jwk_shows_nothing_private():
    assert public_jwk(keys.key().certificate, "https://example.org/k").keys() == {
        "kty", "crv", "x", "y", "kid", "alg", "use"}


def test_a_thumbprint_is_that_of_the_standards_example():
    """RFC 7638, 3.1."""
    n = ("0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3"
         "oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdA"
         "ZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-"
         "kEgU8awapJzKnqDKgw")
    public = rsa.RSAPublicNumbers(65537, int.from_bytes(base64.urlsafe_b64decode(n + "=="), "big")).public_key()

    found = public_jwk(keys.self_signed(keys.rsa_private(), public=public))

    assert (found["n"], found["kid"]) == (n, "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")


def test_an_authority_can_be_kept_and_go_on_issuing():
    again = Authority.load(keys.authority().to_pem())

    assert again.issue("ใหม่", keys.WHEN)[0].chain == (keys.authority().certificate,)


def test_a_name_longer_than_certificates_hold_is_cut():
    assert len(Authority.make("ก" * 200, keys.WHEN).issue("ข" * 200, keys.WHEN)[0].name) == 64
