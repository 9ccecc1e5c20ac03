"""What was said of food and needs is gone 30 days after the cohort ended."""

from datetime import timedelta

import pytest

from tests import make
from tests.registration import lists
from tests.workbook.sheets import xlsx
from trainer import journal
from trainer.database import db, now
from trainer.journal import Entry
from trainer.look import today
from trainer.registration import housing, purging
from trainer.registration.drafts import RosterDraft
from trainer.registration.lodging import Side
from trainer.registration.models import State
from trainer.registration.signals import forgetting

SECRETS = ("ฮาลาล", "เก้าอี้รถเข็น", "เบาหวาน", "อิสลาม")
HEAD = [*lists.HEAD, "โรคที่เป็น", "ศาสนา", "หมายเหตุ"]


def ended(days_ago, **facts):
    return make.cohort(starts_on=today() - timedelta(days=days_ago + 2), days=3, **facts)


def guest(cohort=None, **facts):
    """Somebody who said a good deal, and whose raw row says it again."""
    cells = {"ชื่อ-สกุล": "นายสมชาย ใจดี", "อาหาร": "ฮาลาล", "โรคประจำตัว": "เบาหวาน", "ศาสนา": "อิสลาม", "ตำแหน่ง": "ประธาน",
             "หมายเหตุ": "เก้าอี้รถเข็น", "โทรศัพท์": "0812345678", "ที่อยู่": "เก้าอี้รถเข็น"}  # fmt: skip
    facts = {"food": "ฮาลาล", "needs": "เก้าอี้รถเข็น", "lodging_side": Side.MEN} | facts
    source = {"file": "a.xlsx", "row": 2, "cells": cells, "fingerprint": "f"}
    return make.registration(cohort or ended(30), source=source, **facts)


def kept_of(one):
    """Everything that the database holds of a registration and its journal, as one text."""
    db.session.flush()
    db.session.expire_all()
    entries = db.session.query(Entry).filter_by(registration_id=one.id)
    return " ".join([one.food, one.needs, one.lodging_side, str(one.source), *(str(each.facts) for each in entries)])


def leaks(one):
    return [secret for secret in SECRETS if secret in kept_of(one)]


@pytest.mark.parametrize("days, left", [(29, list(SECRETS)), (30, []), (400, [])])
def test_30_days_after_the_end_it_is_gone(app, days, left):
    one = guest(ended(days))

    purging.purge_due()

    assert leaks(one) == left


@pytest.mark.parametrize("state", sorted(set(State) - {State.RESERVE}))
def test_it_goes_whatever_became_of_the_application(app, state):
    one = guest(state=state)

    purging.purge_due()

    assert leaks(one) == []


def test_what_says_nothing_of_needs_stays(app):
    one = guest()

    purging.purge_due()

    cells = {"ชื่อ-สกุล": "นายสมชาย ใจดี", "ตำแหน่ง": "ประธาน", "โทรศัพท์": "0812345678"}
    assert (one.source["cells"], one.source["row"], one.source["fingerprint"]) == (cells, 2, "f")


def test_a_closed_cohort_is_purged_as_well(app):
    one = guest(ended(31, closed_at=now()))

    purging.purge_due()

    assert leaks(one) == []


def test_each_cohort_gets_one_entry_and_a_second_run_finds_nothing(app):
    one = guest()
    guest(one.cohort)
    guest(ended(45, number=5))
    purging.purge_due()

    again = purging.purge_due()

    found = db.session.query(Entry).filter_by(act="purged_needs").order_by(Entry.id)
    assert (again, [each.facts["count"] for each in found]) == ([], [1, 2])


def test_a_dry_run_counts_and_erases_nothing(app):
    one = guest()

    found = purging.purge_due(dry_run=True)

    assert ([(cohort.id, count) for cohort, count in found], leaks(one)) == ([(one.cohort_id, 1)], list(SECRETS))


def test_what_was_entered_late_goes_the_next_time(app):
    one = guest()
    purging.purge_due()
    one.food = "ฮาลาล"

    purging.purge_due()

    assert leaks(one) == []


def test_what_only_the_journal_still_quotes_goes_too(app):
    one = make.registration(ended(30))
    journal.record(None, "changed", one, changes={"needs": ["", "เก้าอี้รถเข็น"], "phone": ["0811111111", "0822222222"]})

    purging.purge_due()

    [entry] = db.session.query(Entry).filter_by(act="changed")
    assert entry.facts == {"changes": {"phone": ["0811111111", "0822222222"]}, "unsaid": ["needs"]}


def test_with_whom_somebody_shares_a_room_is_erased_and_no_longer_quoted(app):
    one = make.registration(ended(30))
    housing.share_with(one, Side.MONKS, None)

    purging.purge_due()

    assert "monks" not in kept_of(one)


def test_later_chapters_erase_theirs_and_are_counted(app):
    one = make.registration(ended(30))

    def erase(cohort, registrations, dry_run):
        return set(db.session.scalars(registrations))

    with forgetting.connected_to(erase):
        found = purging.purge_due()

    assert [(cohort.id, count) for cohort, count in found] == [(one.cohort_id, 1)]


def test_a_cohort_that_fails_keeps_no_other_from_being_purged(app):
    bad, good = guest(ended(50)), guest(ended(40, number=5))
    bad_id = bad.cohort_id
    db.session.commit()

    def fail(cohort, registrations, dry_run):
        if cohort.id == bad_id:
            raise OSError("the disk is gone")

    with forgetting.connected_to(fail):
        purging.purge_due()

    assert (leaks(good), leaks(bad)) == ([], list(SECRETS))


def test_an_import_that_nobody_finished_is_thrown_away(app):
    cohort = ended(30)
    make.add(RosterDraft(cohort=cohort, created_at=now() - timedelta(days=31)))
    make.add(RosterDraft(cohort=cohort))

    purging.purge_due()

    assert db.session.query(RosterDraft).count() == 1


def test_a_whole_import_leaves_nothing_behind(as_organiser):
    book = xlsx([HEAD, [*lists.line(food="ฮาลาล"), "เบาหวาน", "อิสลาม", "เก้าอี้รถเข็น"]])
    cohort = ended(30)
    make.organisation(lists.KNOWN)
    lists.finish(as_organiser, lists.drafted(as_organiser, cohort, book))
    [one] = lists.registered()
    before = leaks(one)

    purging.purge_due()

    assert (before, leaks(one)) == (list(SECRETS), [])


def test_a_thousand_people_are_purged_in_few_reads(app, statements):
    cohort = ended(30)
    reads = []
    for people in (1, 30):
        [guest(cohort) for _ in range(people)]
        db.session.commit()
        with statements() as seen:
            purging.purge_due()
        reads.append(sum(each.startswith("SELECT") for each in seen))

    assert reads[0] == reads[1]
