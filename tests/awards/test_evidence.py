"""Seals that hold longer than their key: a time authority's word, and proof that nothing was revoked."""

import io
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from certificates import Authority, State, verify
from certificates.keys import to_pem
from tests.awards.authorities import TimeAuthority, answering
from tests.awards.participants import certified
from tests.awards.test_sealing import blank
from trainer.awards import keys, sealing
from trainer.database import now


@pytest.fixture(scope="module")
def time_authority():
    return TimeAuthority()


@pytest.fixture
def use(app, tmp_path, monkeypatch, time_authority):
    """Name a time authority in the settings, and trust it."""

    def name(address):
        (tmp_path / "tsa.pem").write_bytes(time_authority.certificate)
        monkeypatch.setitem(app.config, "TSA_URL", f"{address}/tsa")
        monkeypatch.setitem(app.config, "TSA_CERTIFICATES", str(tmp_path / "tsa.pem"))
        monkeypatch.setitem(app.extensions, "evidence", {})

    return name


@pytest.fixture
def certificate(cohort):
    return certified(cohort)


def test_the_test_authoritys_seals_become_b_lt(signing, certificate, time_authority, use):
    with answering(time_authority) as (address, asked):
        use(address)
        [pdf] = sealing.sealed([certificate], [blank()])

    found = verify(pdf, sealing.trusted(), now())
    assert (found.state, found.level, asked) == (State.INTACT, "B-LT", ["/tsa"])


def test_such_a_seal_holds_when_the_key_has_ended(signing, certificate, time_authority, use):
    with answering(time_authority) as (address, _asked):
        use(address)
        [pdf] = sealing.sealed([certificate], [blank()])

    with time_machine.travel(signing.ends_at - timedelta(days=1)):
        assert sealing.examined(pdf).state == State.INTACT


def test_an_authority_that_does_not_answer_keeps_nobody_from_their_certificate(signing, certificate, use, caplog):
    use("http://127.0.0.1:9")

    pdfs = list(sealing.sealed([certificate, certificate], [blank(), blank()]))

    assert [sealing.examined(pdf).level for pdf in pdfs] == ["B-B", "B-B"]
    assert len([one for one in caplog.records if "time authority" in one.getMessage()]) == 1


def test_what_a_real_authority_answers_is_proof_for_b_lt(app, keys_folder, certificate, time_authority, use, tmp_path,
                                                         monkeypatch):
    authority = Authority.make("Real CA", now() - timedelta(days=1))
    listed = authority.revocations(now() - timedelta(hours=1), now() + timedelta(days=1))
    with answering(time_authority, listed) as (address, asked):
        use(address)
        (tmp_path / "real.pem").write_bytes(listed_key(authority, f"{address}/crl"))
        monkeypatch.setitem(app.config, "CERTIFICATE_KEY", str(tmp_path / "real.pem"))
        keys.install(by=None)
        [pdf] = sealing.sealed([certificate], [blank()])
        list(sealing.sealed([certificate], [blank()]))

    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.DSS.CRLs[0].read_bytes() == listed
    assert (verify(pdf, sealing.trusted(), now()).level, asked.count("/crl")) == ("B-LT", 1)


def listed_key(authority, address):
    """A key whose certificate says where revocations are listed."""
    private = ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    place = x509.DistributionPoint([x509.UniformResourceIdentifier(address)], None, None, None)
    made = (
        x509.CertificateBuilder().subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Real")]))
        .issuer_name(authority.certificate.subject).public_key(private.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now() - timedelta(hours=2))
        .not_valid_after(now() + timedelta(days=99)).add_extension(usage, critical=True)
        .add_extension(x509.CRLDistributionPoints([place]), critical=False)
        .sign(authority.private, hashes.SHA256())
    )  # fmt: skip
    return to_pem(private, [made, authority.certificate])
