"""Reading what a device sends: nothing is believed, and one bad scan spoils no other."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trainer.door import batch
from trainer.door.batch import Malformed

UID = "8b9e5c52-6c1d-4b9b-9d3a-2f5b1d6f0a11"
AT = 1_580_000_000_000
SCAN = {"uid": UID, "kind": "present", "slot": 1, "registration": 7, "code": "", "how": "search", "at": AT}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=8,
)  # fmt: skip


def read(*scans, **facts):
    return batch.read(json.dumps({"sent_at": 1, "waiting": 0, "scans": list(scans)} | facts).encode())


def test_a_scan_is_read_with_everything_that_it_says():
    said = read(SCAN).scans[0]

    assert (said.uid, said.kind, said.slot, said.registration, said.how, said.at, said.malformed) == (
        UID, "present", 1, 7, "search", AT, False)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"7", b'"x"', b"\xff\xfe", b"\0" * 100, b'{"scans": []}', b"[" * 100_000,
             b'{"sent_at": true, "scans": []}', b'{"sent_at": -1, "scans": []}', b'{"sent_at": 1e3, "scans": []}',
             b'{"sent_at": NaN, "scans": []}', b'{"sent_at": 1, "scans": {}}', b'{"sent_at": 1, "scans": null}',
             b'{"sent_at": 999999999999999999, "scans": []}', b'{"sent_at": ' + b"9" * 5000 + b"}"],
)  # fmt: skip
def test_what_is_no_batch_is_malformed_as_a_whole(data):
    with pytest.raises(Malformed):
        batch.read(data)


def test_a_batch_holds_at_most_a_thousand_scans():
    assert len(read(*[SCAN] * 1000).scans) == 1000
    with pytest.raises(Malformed):
        read(*[SCAN] * 1001)


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "burn"), ("kind", None), ("kind", ["present"]), ("slot", "1"), ("slot", None), ("slot", True),
     ("slot", -1), ("slot", 2**31), ("slot", 1.0), ("registration", "7"), ("registration", 2**31),
     ("registration", None), ("code", None), ("code", 7), ("how", "guess"), ("how", {}), ("at", "now"), ("at", -1),
     ("at", 10**18), ("at", 1.5)],
)  # fmt: skip
def test_a_scan_that_cannot_be_one_is_malformed_and_keeps_its_uid(field, value):
    said = read(SCAN | {field: value}).scans[0]

    assert (said.uid, said.malformed) == (UID, True)


@pytest.mark.parametrize("uid", [None, "", 7, "x", UID.upper(), UID + "0", UID.replace("-", ""), [UID]])
def test_a_scan_without_a_uid_is_malformed(uid):
    said = read(SCAN | {"uid": uid}).scans[0]

    assert (said.uid, said.malformed) == (None, True)


def test_one_bad_scan_spoils_no_other():
    assert [each.malformed for each in read(SCAN, None, "x", [], SCAN).scans] == [False, True, True, True, False]


def test_the_same_fields_have_the_same_hash_in_any_order_and_others_have_another():
    hashes = [read(one).scans[0].body_hash
              for one in (SCAN, dict(reversed(SCAN.items())), SCAN | {"more": 1}, SCAN | {"at": 1})]  # fmt: skip

    assert hashes[0] == hashes[1] == hashes[2] != hashes[3]


def test_a_code_is_kept_without_what_no_database_takes():
    code = read(SCAN | {"code": "a\0b\ud800" + "c" * 200}).scans[0].code

    assert code == "a�b?" + "c" * 96


@pytest.mark.parametrize(("waiting", "kept"), [(7, 7), (-1, 0), ("7", 0), (None, 0), (2**31, 0), (True, 0)])
def test_how_many_wait_is_a_number_or_none(waiting, kept):
    assert read(waiting=waiting).waiting == kept


@given(JSON)
@example([[]] * 3)
def test_whatever_stands_in_the_list_gives_one_answer_for_each(junk):
    assert len(read(SCAN, junk).scans) == 2
