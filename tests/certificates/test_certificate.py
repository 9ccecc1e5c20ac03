import json

import pytest

from certificates import Certificate, FactsError, Signatory

from .make import certificate


def test_the_facts_survive_being_stored_as_json():
    one = certificate(signatories=(Signatory("นายตัวอย่าง ลงนามดี", ("ผู้อำนวยการ", "สถาบันตัวอย่าง")),))

    assert Certificate.from_dict(json.loads(json.dumps(one.to_dict()))) == one


def test_a_fact_that_no_certificate_has_is_named():
    with pytest.raises(FactsError, match="national_id"):
        Certificate.from_dict(certificate().to_dict() | {"national_id": "1101700000000"})


def test_a_missing_fact_is_named():
    facts = certificate().to_dict()
    del facts["given"]

    with pytest.raises(FactsError, match="given"):
        Certificate.from_dict(facts)


@pytest.mark.parametrize("signatories", [["นายตัวอย่าง"], [{"position": []}], [("นายตัวอย่าง", "ผู้อำนวยการ")], [(1, ())]])
def test_a_signatory_without_name_or_lines_is_refused(signatories):
    with pytest.raises(FactsError, match="signatory"):
        certificate(signatories=signatories)


def test_a_fact_that_is_not_text_is_refused():
    with pytest.raises(FactsError, match="number"):
        certificate(number=12)
