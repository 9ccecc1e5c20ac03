"""Seals, judged by programs that we did not write: poppler's pdfsig, pyHanko's adesverify, qpdf."""

import io
import subprocess
import sys
from datetime import timedelta

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from certificates import Attachment, SealError, Validation, seal

from . import keys
from .reading import tool

ADES = (sys.executable, "-m", "pyhanko", "sign", "adesverify", "--trust-replace", "--no-revocation-check",
        "--validation-time", keys.LATER.isoformat())


@pytest.fixture
def saved(sealed, tmp_path):
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    return path


@pytest.fixture(scope="module")
def ca(tmp_path_factory):
    """The test authority's certificate as a file."""
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    path.write_bytes(keys.authority().certificate.public_bytes(Encoding.PEM))
    return path


def ades(path, *trusted):
    """What pyHanko says of a file."""
    trust = [word for one in trusted for word in ("--trust", str(one))]
    return subprocess.run([*ADES, *trust, "--executive-summary", str(path)], capture_output=True, text=True).stdout


def test_pdfsig_finds_one_valid_signature_of_a_trusted_signer_over_the_whole_document(saved, ca, tmp_path):
    (tmp_path / "nss").mkdir()
    store = f"sql:{tmp_path / 'nss'}"
    tool("certutil", "-N", "-d", store, "--empty-password")
    tool("certutil", "-A", "-d", store, "-n", "ca", "-t", "CT,C,C", "-i", str(ca))

    said = tool("pdfsig", "-nssdir", store, str(saved)).decode()

    assert "Signature is Valid." in said and "Certificate is Trusted." in said and "Total document signed" in said
    assert "Signature #2" not in said


def test_pyhanko_judges_it_valid_by_the_rules_of_pades(saved, ca):
    assert ades(saved, ca).strip().endswith(":VALID")


def test_pyhanko_does_not_when_nobody_vouches_for_the_signer(saved, ca, tmp_path):
    other = tmp_path / "other.pem"
    other.write_bytes(keys.rsa_key().certificate.public_bytes(Encoding.PEM))

    assert ades(saved, other).strip().endswith(":INVALID")


def test_qpdf_finds_nothing_wrong(saved):
    assert b"No syntax or stream encoding errors" in tool("qpdf", "--check", str(saved))


def test_the_credential_can_be_taken_out(saved, tmp_path):
    tool("pdfdetach", "-save", "1", "-o", str(tmp_path / "out.jwt"), str(saved))

    assert (tmp_path / "out.jwt").read_text().count(".") == 2


def test_rsa_keys_seal_too(plain, tmp_path):
    path, trusted = tmp_path / "rsa.pdf", tmp_path / "rsa.pem"
    path.write_bytes(seal(plain[0], keys.rsa_key(), keys.WHEN))
    trusted.write_bytes(keys.rsa_key().certificate.public_bytes(Encoding.PEM))

    assert ades(path, trusted).strip().endswith(":VALID")


def test_a_timestamp_authority_and_proof_of_validity_satisfy_pyhanko_too(plain, ca, tmp_path):
    proof = Validation([keys.key().certificate.public_bytes(Encoding.DER)],
                       [keys.authority().revocations(keys.WHEN, keys.LATER + timedelta(days=1))])
    path, stamps = tmp_path / "lt.pdf", tmp_path / "tsa.pem"
    path.write_bytes(seal(plain[0], keys.key(), keys.WHEN, timestamper=keys.timestamper(), validation=proof))
    stamps.write_bytes(keys.tsa().public_bytes(Encoding.PEM))

    assert ades(path, ca, stamps).strip().endswith(":VALID")


def test_the_same_file_is_sealed_the_same_again(plain, sealed):
    assert seal(plain[0], keys.key(), keys.WHEN, reason="ออกวุฒิบัตร") == sealed


def test_files_can_be_attached_as_it_is_sealed(plain):
    made = seal(plain[1], keys.key(), keys.WHEN, attachments={"note.txt": Attachment(b"hello", "text/plain")})

    with pikepdf.open(io.BytesIO(made)) as pdf:
        file, = pdf.Root.AF
        assert (str(file.UF), file.EF.F.read_bytes(), str(file.AFRelationship)) == ("note.txt", b"hello", "/Data")


def test_the_field_is_invisible_and_the_document_certified_against_any_change(sealed):
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        field, = pdf.Root.AcroForm.Fields
        assert list(field.Rect) == [0, 0, 0, 0]
        assert pdf.Root.Perms.DocMDP.Reference[0].TransformParams.P == 1


def test_reason_place_and_moment_stand_in_the_signature(plain):
    made = seal(plain[0], keys.key(), keys.WHEN, reason="ออกวุฒิบัตร", location="กรุงเทพมหานคร")

    with pikepdf.open(io.BytesIO(made)) as pdf:
        signature = pdf.Root.AcroForm.Fields[0].V
        assert (str(signature.Reason), str(signature.Location), str(signature.M)) == (
            "ออกวุฒิบัตร", "กรุงเทพมหานคร", "D:20200131163000+00'00'")


@pytest.mark.parametrize(("pdf", "code"), [(b"no pdf", "not_a_pdf"), (b"%PDF-1.7\n%%EOF", "not_a_pdf")])
def test_what_is_no_pdf_is_refused(pdf, code):
    with pytest.raises(SealError) as refusal:
        seal(pdf, keys.key(), keys.WHEN)

    assert refusal.value.code == code


def test_a_sealed_file_is_not_sealed_again(sealed):
    with pytest.raises(SealError, match="sealed already"):
        seal(sealed, keys.key(), keys.WHEN)


def test_a_key_whose_certificate_has_expired_does_not_seal(plain):
    with pytest.raises(SealError, match="expired on 2030"):
        seal(plain[0], keys.key(), keys.AFTER_THE_END)


def test_an_answer_of_the_timestamp_authority_that_is_too_long_is_refused(plain):
    with pytest.raises(SealError, match="too long"):
        seal(plain[0], keys.key(), keys.WHEN, timestamper=lambda digest: bytes(30_000))
