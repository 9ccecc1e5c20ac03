"""What is said of PDFs that somebody shows."""

import asyncio
import random
import re
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from certificates import Authority, State, Validation, seal, verify
from certificates.identity import thumbprint
from certificates.verdict import SENTENCES

from . import keys
from .make import certificate

TRUSTED = [keys.authority().certificate]


def judged(pdf, trusted=TRUSTED, when=keys.LATER):
    return verify(pdf, trusted, when)


def hole(pdf):
    """Where the signature's container begins and ends, which is all that the seal does not cover."""
    found = re.search(rb"/ByteRange \[ 0 (\d+) (\d+) ", pdf)
    return int(found[1]), int(found[2])


def test_a_sealed_certificate_is_intact_and_says_whose_and_which_it_is(sealed):
    found, one = judged(sealed), certificate(1)

    assert (found.state, found.signer, found.signed_at, found.level) == (
        State.INTACT, "สถาบันตัวอย่าง", keys.WHEN, "B-B")
    assert (found.number, found.token) == (one.number, one.verify_url.split("/")[-1])


def test_a_credential_ends_where_it_ends_though_the_bytes_behind_it_look_like_more_letters():
    tokens = (f"eyJhbGciOiJFUzI1NiJ9.eyJ{'a' * 20}.{'b' * 40}{n}" for n in range(1000))
    token, stored = next((one, data) for one in tokens if (data := zlib.compress(one.encode(), 0))[-4:-3].isalnum())

    assert judged(b"%PDF-1.7\n" + stored + b"\nendstream %%EOF").credential == token


def test_the_key_that_sealed_is_told_by_its_thumbprint(sealed):
    assert judged(sealed).key_id == thumbprint(keys.key().certificate)


def test_a_seal_is_judged_where_an_event_loop_is_running_already(sealed):
    async def within_a_loop():
        return judged(sealed)

    assert asyncio.run(within_a_loop()).state is State.INTACT


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10**9), bit=st.integers(0, 7))
def test_one_flipped_bit_is_noticed_wherever_it_is(sealed, place, bit):
    first, after = hole(sealed)
    place %= len(sealed) - (after - first)
    altered = bytearray(sealed)
    altered[place if place < first else place + after - first] ^= 1 << bit

    assert judged(bytes(altered)).state != State.INTACT


@pytest.mark.parametrize("place", [2_000, -20, -3_000, -30_000])
def test_a_file_whose_content_was_changed_is_called_altered(sealed, place):
    altered = bytearray(sealed)
    altered[place] ^= 1

    assert (judged(bytes(altered)).state, judged(bytes(altered)).why) == (State.ALTERED, "changed")


def test_what_was_added_is_counted(sealed):
    found = judged(sealed + b"\n% more")

    assert (found.state, found.sentence) == (
        State.ALTERED, "7 bytes were added to the file after it was sealed.")


def test_an_update_by_another_program_is_noticed(sealed, tmp_path):
    (tmp_path / "in.pdf").write_bytes(sealed)
    with (tmp_path / "in.pdf").open("rb+") as file:
        writer = IncrementalPdfFileWriter(file)
        writer.root["/Lang"] = writer.root["/Lang"]
        writer.update_root()
        writer.write_in_place()

    assert judged((tmp_path / "in.pdf").read_bytes()).why == "added"


def test_what_is_missing_is_counted(sealed):
    found = judged(sealed[:-500])

    assert (found.state, found.why, found.facts) == (State.ALTERED, "missing", {"bytes": 500})


@pytest.mark.parametrize("filling", [b"<00>", b"()", b"<zz>", b"<3080" + b"00" * 40 + b">"])
def test_a_container_that_was_replaced_is_a_broken_seal(sealed, filling):
    first, after = hole(sealed)
    replaced = sealed[:first] + filling.ljust(after - first) + sealed[after:]

    assert judged(replaced).why == "seal_broken"


def test_what_follows_the_signature_in_its_container_must_be_empty(sealed):
    _first, after = hole(sealed)
    hidden = sealed[:after - 9] + b"414141ff" + sealed[after - 1:]

    assert judged(hidden).why == "seal_broken"


def test_the_signature_of_one_certificate_does_not_fit_another(plain, sealed):
    other = seal(plain[1], keys.key(), keys.WHEN, reason="ออกวุฒิบัตร")
    (first, after), (start, end) = hole(other), hole(sealed)

    assert judged(other[:first] + sealed[start:end] + other[after:]).why == "changed"


def test_an_unsealed_certificate_is_unsigned(plain):
    assert judged(plain[0]).state == State.UNSIGNED


def test_a_seal_by_somebody_who_only_has_the_same_name_is_a_strangers(plain):
    impostor, _ = Authority.make("สถาบันตัวอย่าง (ทดสอบ)", keys.WHEN).issue("สถาบันตัวอย่าง", keys.WHEN)

    found = judged(seal(plain[0], impostor, keys.WHEN))

    assert (found.state, found.signer) == (State.STRANGER, "สถาบันตัวอย่าง")


def test_where_nobody_is_trusted_everybody_is_a_stranger(sealed):
    assert judged(sealed, trusted=[]).state == State.STRANGER


def test_after_the_end_of_the_certificate_a_seal_is_expired(sealed):
    assert judged(sealed, when=keys.AFTER_THE_END).state == State.EXPIRED


def test_a_timestamp_proves_the_moment_for_good(plain):
    stamped = seal(plain[0], keys.key(), keys.WHEN, timestamper=keys.timestamper(keys.LATER))
    trusted = [*TRUSTED, keys.tsa()]

    found = judged(stamped, trusted, keys.AFTER_THE_END)

    assert (found.state, found.level, found.signed_at) == (State.INTACT, "B-T", keys.LATER)


def test_a_timestamp_of_nobody_we_know_proves_nothing(plain):
    stamped = seal(plain[0], keys.key(), keys.WHEN, timestamper=keys.timestamper(keys.LATER))

    found = judged(stamped)

    assert (found.state, found.level, found.signed_at) == (State.INTACT, "B-B", keys.WHEN)


def test_proof_of_validity_makes_it_b_lt(plain):
    proof = Validation(crls=[keys.authority().revocations(keys.WHEN, keys.LATER)])
    made = seal(plain[0], keys.key(), keys.WHEN, timestamper=keys.timestamper(), validation=proof)

    assert judged(made, [*TRUSTED, keys.tsa()]).level == "B-LT"


def test_old_seals_stay_good_when_keys_rotate(plain, sealed):
    new = seal(plain[0], keys.key("สถาบันตัวอย่าง 2"), keys.WHEN)

    assert [judged(one).state for one in (sealed, new)] == [State.INTACT, State.INTACT]


@pytest.mark.parametrize(("data", "why"), [
    (b"", "not_a_pdf"), (b"hello", "not_a_pdf"), (b"PK\x03\x04" + b"x" * 5000, "not_a_pdf"),
    (b"%PDF-1.7\n", "cut_short"), (b"%PDF-1.7\n" + b"0" * 21 * 1024 * 1024, "too_large")])
def test_what_cannot_be_read_is_said(data, why):
    found = judged(data)

    assert (found.state, found.why) == (State.UNREADABLE, why)


@pytest.mark.parametrize("length", [100, 3_000, 9_000, 14_000, 60_000])
def test_a_truncated_certificate_is_never_intact_and_never_breaks_anything(sealed, length):
    assert judged(sealed[:length]).state in (State.ALTERED, State.UNREADABLE)


HOSTILE = {
    "ranges without end": b"%PDF-1.7\n" + b"/ByteRange [ 0 1 2 " * 500_000,
    "many ranges": b"%PDF-1.7\n" + b"/ByteRange [ 0 9 30 10 ] <3003020100>" * 200_000,
    "credentials without end": b"%PDF-1.7\n" + b"eyJhbGciOiJ" * 900_000,
    "one long credential": b"%PDF-1.7\neyJhbGciOiJFUzI1NiJ9." + b"eyJ" + b"a" * 8_000_000,
    "deep nesting": b"%PDF-1.7\n/ByteRange [ 0 9 200043 5 ]<" + b"3080" * 50_000 + b">%%EOF",
    "noise": b"%PDF-1.7\n" + random.Random(1).randbytes(2_000_000) + b"%%EOF",
    "a deep credential": b"%PDF-1.7\neyJhbGciOiJ9.eyJ" + b"bW1t" * 10_000 + b".aaaaaaaaaaaa %%EOF",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_answered_in_words_and_in_time(what):
    begun = time.process_time()

    found = judged(HOSTILE[what])

    assert found.state in (State.UNSIGNED, State.ALTERED, State.UNREADABLE)
    assert time.process_time() - begun < 10


def test_every_verdict_has_its_sentence(sealed):
    found = judged(sealed)

    assert found.sentence == "The file is exactly as สถาบันตัวอย่าง sealed it." and len(SENTENCES) == 12
