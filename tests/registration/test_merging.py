"""Two entries of one person become one: the better place wins, what hangs on them moves, and it can be undone."""

from datetime import timedelta

import pytest

from tests import make
from trainer.database import db, now
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration import consent, merging, offered, status_link
from trainer.registration.appeals import Appeal
from trainer.registration.consent_texts import Purpose
from trainer.registration.criteria import Criterion, Mark
from trainer.registration.intake import Intake
from trainer.registration.models import State

A, R, F, S, D, W = (State(one) for one in ("applied", "reserve", "offered", "accepted", "declined", "withdrawn"))


def entry(cohort, state=A, rank=None, first="มาลี", **person):
    made = make.registration(cohort, state=state, rank=rank, person=make.person(first, "ดีงาม", **person))
    if state == F:
        make.add(offered.Offer(registration=made, deadline=now() + timedelta(3)))
    return made


def pair(kept=A, gone=A, **facts):
    cohort = make.cohort(**facts)
    return tuple(entry(cohort, state, 10 + n if state == R else None) for n, state in enumerate((kept, gone)))


def merged(kept, gone, *choices, **facts):
    merging.merge(kept, gone, choices, None, **facts)
    db.session.commit()
    return kept


@pytest.mark.parametrize("kept, gone, state, rank", [
    (A, A, A, None), (A, S, S, None), (S, A, S, None), (A, R, R, 11), (R, S, S, None), (A, F, F, None),
    (R, F, F, None), (F, S, S, None), (S, F, S, None), (F, F, F, None), (S, S, S, None), (D, A, A, None),
    (W, R, R, 11), (R, R, R, 10), (W, D, D, None),
])  # fmt: skip
def test_the_better_place_wins(app, kept, gone, state, rank):
    one = merged(*pair(kept, gone))

    assert (one.state, one.rank) == (state, rank)


def test_of_two_ranks_the_better_one_wins(app):
    first, second = pair(R, R)

    assert merged(second, first).rank == 10


def test_the_other_entry_is_kept_beside_with_its_row(app):
    kept, gone = pair()

    merged(kept, gone)

    assert (gone.state, gone.merged_into_id, gone.person.first_name) == (State.MERGED, kept.id, "มาลี")


def test_both_journals_tell_of_it_with_the_reason(app):
    kept, gone = pair()

    merged(kept, gone, reason="  สมัคร  สองครั้ง ")

    told = {row.subject_id: (row.act, row.facts["reason"]) for row in db.session.query(Entry)}
    assert told == {kept.id: ("merged", "สมัคร สองครั้ง"), gone.id: ("was_merged", "สมัคร สองครั้ง")}


def test_only_the_values_chosen_are_taken_over(app):
    cohort = make.cohort()
    kept = entry(cohort, phone="0811111111", email="old@example.org")
    gone = entry(cohort, first="มาลีวรรณ", phone="0822222222", email="new@example.org")

    merged(kept, gone, "email", "organisation")

    assert (kept.person.first_name, kept.person.phone, kept.person.email, kept.organisation_id) == (
        "มาลี", "0811111111", "new@example.org", gone.organisation_id)  # fmt: skip


def test_what_only_the_other_entry_says_is_proposed_to_be_taken(app):
    cohort = make.cohort()
    kept, gone = entry(cohort, phone="0811111111"), entry(cohort, phone="0822222222", email="new@example.org")
    kept.organisation, kept.organisation_name = None, "ชมรมนอกทะเบียน"
    db.session.flush()

    assert merging.filled(kept, gone) == {"email", "organisation"}


def test_the_entry_with_the_better_place_is_proposed_to_stay_else_the_earlier_one(app):
    earlier, later = pair(A, R)
    same, other = pair(A, A)

    assert (merging.better(earlier, later), merging.better(other, same)) == (later, same)


def test_the_earlier_time_of_application_counts(app):
    kept, gone = pair()
    gone.created_at = kept.created_at - timedelta(days=3)
    earlier = gone.created_at

    assert merged(kept, gone).created_at == earlier


def test_who_was_admitted_by_exception_stays_admitted(app):
    kept, gone = pair(A, S)
    gone.exception_reason = "หน่วยงานอนุมัติ"

    assert merged(kept, gone).exception_reason == "หน่วยงานอนุมัติ"


@pytest.mark.parametrize("at_once, state", [(True, S), (False, R)])
def test_a_second_seat_goes_on_where_the_cohort_passes_seats_on(app, at_once, state):
    kept, gone = pair(S, S, seats=2, starts_on=now().date() + timedelta(60))
    make.add(Intake(cohort_id=kept.cohort_id, offers_at_once=at_once))
    waiting = entry(kept.cohort, R, 1, first="ปรีชา")

    merged(kept, gone)

    assert waiting.state == state


def test_an_offer_goes_with_its_place_and_can_be_answered(app):
    kept, gone = pair(R, F)

    merged(kept, gone)

    assert offered.open_offer(kept) is not None and offered.open_offer(gone) is None


@pytest.mark.parametrize("kept, gone", [(S, F), (F, S), (F, F)])
def test_no_offer_waits_beside_a_seat_or_another_offer(app, kept, gone):
    one, other = pair(kept, gone)

    merged(one, other)

    assert [offered.open_offer(each) is not None for each in (one, other)] == [one.state == F, False]


def test_points_move_where_the_other_entry_has_none(app):
    kept, gone = pair()
    given = [make.add(Criterion(programme=kept.cohort.programme, name=name, most=10)) for name in ("ก", "ข")]
    make.add(Mark(registration=kept, criterion=given[0], points=1))
    for criterion in given:
        make.add(Mark(registration=gone, criterion=criterion, points=9))

    assert sorted(mark.points for mark in merged(kept, gone).marks) == [1, 9]


def test_an_appeal_moves(app):
    kept, gone = pair()
    make.add(Appeal(registration=gone, note="ขอทบทวน"))

    assert [one.note for one in merged(kept, gone).appeals] == ["ขอทบทวน"]


def test_two_appeals_that_wait_are_answered_first(app):
    kept, gone = pair()
    for each in (kept, gone):
        make.add(Appeal(registration=each, note="ขอทบทวน"))

    with pytest.raises(Refused):
        merged(kept, gone)


def test_a_consent_moves_and_counts_for_the_entry_that_stays(app):
    kept, gone = pair()
    consent.give(gone, Purpose.PUBLICATION)

    merged(kept, gone)

    assert consent.agreed(Purpose.PUBLICATION, [kept.id, gone.id]) == {kept.id}


@pytest.mark.parametrize("first", ["kept", "gone"])
def test_the_last_word_about_a_consent_counts(app, first):
    kept, gone = pair()
    earlier, later = (kept, gone) if first == "kept" else (gone, kept)
    consent.give(earlier, Purpose.PUBLICATION)
    consent.give(later, Purpose.PUBLICATION)
    consent.withdraw(later, Purpose.PUBLICATION)

    merged(kept, gone)

    assert consent.agreed(Purpose.PUBLICATION, [kept.id, gone.id]) == set()


def test_what_was_said_by_a_consent_taken_back_since_is_erased_with_the_other_entry(app):
    kept, gone = pair()
    gone.needs = "รถเข็น"
    for each in (gone, kept):
        consent.give(each, Purpose.SENSITIVE_NEEDS)
    consent.withdraw(kept, Purpose.SENSITIVE_NEEDS)

    merged(kept, gone)

    assert gone.needs == ""


def test_the_link_to_the_status_page_leads_to_the_entry_that_stays(app):
    kept, gone = pair()
    token = status_link.status_token(gone)

    merged(kept, gone)

    assert status_link.registration_of(token) is kept


@pytest.mark.parametrize("spoil", ["itself", "other cohort", "merged before", "closed"])
def test_what_cannot_be_one_entry_is_refused(app, spoil):
    kept, gone = pair()
    if spoil == "itself":
        gone = kept
    if spoil == "other cohort":
        gone = entry(make.cohort(5, programme=kept.cohort.programme))
    if spoil == "merged before":
        merged(kept, gone)
    if spoil == "closed":
        kept.cohort.closed_at = now()
        db.session.flush()

    with pytest.raises(Refused):
        merging.merge(kept, gone, (), None)


def test_a_merge_is_taken_back_as_an_application(app):
    kept, gone = pair(A, S)
    merged(kept, gone)

    merging.part(gone, None, "คนละคน")
    db.session.commit()

    assert (gone.state, gone.merged_into_id, kept.state) == (A, None, S)


def test_what_was_not_merged_cannot_be_parted(app):
    with pytest.raises(Refused):
        merging.part(entry(make.cohort()), None)
