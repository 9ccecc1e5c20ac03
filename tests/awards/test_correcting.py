"""Correcting: another certificate takes the place of one that is wrong, and both say so."""

import pytest
from sqlalchemy.exc import IntegrityError

from tests import make
from tests.awards.participants import attended, certified
from trainer.awards import correcting, issuing
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.errors import Refused


@pytest.fixture
def certificate(cohort):
    return certified(cohort, person=make.person("พิมผิด", "ใจดี"))


def correct(certificate, reason="สะกดชื่อผิด", in_spite=False, **texts):
    """Look at what these texts would give, and issue it."""
    whole = {fact: certificate.facts[fact] for fact in correcting.CORRECTABLE} | texts
    draft = correcting.draft(certificate, whole)
    return correcting.correct(certificate, whole, reason, None, draft.stamp, in_spite)


@pytest.mark.parametrize(("fact", "text"), [
    ("name", "นายพิมพ์ถูก ใจดี"), ("organisation", "มูลนิธิที่ถูกต้อง"), ("completed", "ได้ผ่านการอบรมขั้นสูง"),
    ("held", "วันที่ ๒๙ มกราคม ๒๕๖๓"), ("given", "ให้ไว้ ณ วันที่ ๑ กุมภาพันธ์ ๒๕๖๓")])
def test_any_of_these_facts_can_be_corrected_and_all_others_stay(certificate, fact, text):
    new = correct(certificate, **{fact: text})

    different = {name for name in new.facts if new.facts[name] != certificate.facts[name]}
    assert (new.facts[fact], different) == (text, {fact, "number", "verify_url"})


def test_the_new_one_has_the_next_number_supersedes_the_old_and_gives_the_reason(certificate):
    new = correct(certificate, name="นายพิมพ์ถูก ใจดี")

    assert (new.number, new.supersedes_id, certificate.standing, certificate.successor, certificate.revoked_reason) == (
        "4/002/2563", certificate.id, "superseded", new, "สะกดชื่อผิด")


def test_the_old_one_says_what_it_said(certificate):
    before = dict(certificate.facts)
    correct(certificate, name="นายพิมพ์ถูก ใจดี")
    db.session.expire_all()

    assert certificate.facts == before


def test_the_record_is_taken_where_it_was_corrected_and_nothing_is_said_to_be_typed(certificate):
    certificate.award.registration.person.first_name = "พิมพ์ถูก"
    draft = correcting.draft(certificate)

    assert (draft.changes, draft.typed) == ({"name": ("นายพิมผิด ใจดี", "นายพิมพ์ถูก ใจดี")}, {})


def test_what_was_typed_for_a_certificate_stays_when_it_is_corrected_again(certificate):
    new = correct(certificate, name="นายพิมพ์ถูก ใจดี")

    assert (new.by_hand, correcting.draft(new).changes) == (["name"], {})


def test_a_history_of_three_is_a_chain(certificate):
    second = correct(certificate, name="นายสอง ใจดี")
    third = correct(second, name="นายสาม ใจดี")

    assert [(one.number, one.standing) for one in third.history] == [
        ("4/001/2563", "superseded"), ("4/002/2563", "superseded"), ("4/003/2563", "valid")]


def test_signatories_who_changed_meanwhile_are_among_what_would_change(certificate):
    certificate.cohort.programme.signatories = [{"name": "นายคนใหม่ สมมติ", "position": "รักษาการ\nผู้อำนวยการ"}]

    assert correcting.draft(certificate).changes == {
        "signatories": ("นางตัวอย่าง สมมติ ผู้อำนวยการ", "นายคนใหม่ สมมติ รักษาการ ผู้อำนวยการ")}


@pytest.mark.parametrize("name", ["นาย" + "ยาว" * 66, "สม\u6f22 ใจดี"])
def test_what_cannot_be_printed_is_a_problem_before_and_is_refused_after(certificate, name):
    draft = correcting.draft(certificate, {"name": name})

    with pytest.raises(Refused, match=name):
        correcting.correct(certificate, {"name": name}, "สะกดผิด", None, draft.stamp)
    assert [name in problem for problem in draft.problems] == [True]


@pytest.mark.parametrize("reason", ["", " \n "])
def test_a_correction_without_a_reason_is_refused(certificate, reason):
    with pytest.raises(Refused):
        correct(certificate, reason, name="นายพิมพ์ถูก ใจดี")


def test_a_correction_that_changes_nothing_is_refused(certificate):
    with pytest.raises(Refused):
        correct(certificate)


def test_only_what_was_looked_at_is_issued(certificate):
    stamp = correcting.draft(certificate, {"name": "นายพิมพ์ถูก ใจดี"}).stamp
    certificate.cohort.programme.issuing_body = "กรมอื่น"

    with pytest.raises(Refused):
        correcting.correct(certificate, {"name": "นายพิมพ์ถูก ใจดี"}, "สะกดผิด", None, stamp)


@pytest.mark.parametrize("in_spite", [False, True])
def test_one_that_was_revoked_is_superseded_only_when_somebody_says_so(certificate, in_spite):
    certificate.revoke("ออกผิดคน", by=None)
    try:
        correct(certificate, in_spite=in_spite)
    except Refused:
        pass
    assert certificate.standing == ("superseded" if in_spite else "revoked")


def test_a_revoked_one_keeps_its_own_reason_when_it_is_superseded(certificate):
    certificate.revoke("ออกผิดคน", by=None)
    correct(certificate, "ออกให้ใหม่", in_spite=True)

    assert certificate.revoked_reason == "ออกผิดคน"


@pytest.mark.parametrize("kind", [Recipient.ORGANISATION, Recipient.SPEAKER, Recipient.VOLUNTEER])
def test_each_kind_of_recipient_goes_on_in_its_own_series(cohort, kind):
    made = {"organisation": make.organisation, "speaker": lambda: make.speaker(cohort=cohort),
            "volunteer": lambda: make.volunteer(cohort)}[kind]()  # fmt: skip
    [old] = issuing.give(cohort, kind, [made], by=None)

    assert correct(old, name="ชื่อที่ถูก").number == old.number.replace("/01/", "/02/")


@pytest.mark.parametrize("fact", ["facts", "number", "token", "supersedes_id", "look_id"])
def test_what_was_issued_is_frozen(certificate, fact):
    db.session.commit()
    setattr(certificate, fact, {"name": "นายปลอม"} if fact == "facts" else None)

    with pytest.raises(RuntimeError, match=fact):
        db.session.flush()


@pytest.mark.parametrize("supersedes", ["the same one", "itself"])
def test_two_successors_or_a_circle_are_impossible_in_the_database(cohort, certificate, supersedes):
    new = correct(certificate, name="นายพิมพ์ถูก ใจดี")
    other = certified(cohort)
    changed = {"the same one": new.supersedes_id, "itself": other.id}[supersedes]

    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.execute(
            db.update(IssuedCertificate).where(IssuedCertificate.id == other.id).values(supersedes_id=changed))


def test_a_certificate_that_is_not_earned_any_more_is_told_before(cohort, certificate):
    db.session.query(make.Presence).filter_by(registration_id=certificate.registration_id).delete()
    attended(cohort, 6)

    assert certificate.award.label in correcting.hindrance(certificate)
