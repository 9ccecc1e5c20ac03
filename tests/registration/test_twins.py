"""Entries that may be one person's: found by the rule of imports, asked about until somebody has answered."""

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration import twins
from trainer.registration.models import State


def entry(cohort, first="มาลี", last="ดีงาม", **facts):
    person = {name: facts.pop(name) for name in ("title", "phone") if name in facts}
    return make.registration(cohort, person=make.person(first, last, **person), **{"state": State.APPLIED} | facts)


def test_one_name_with_one_telephone_may_be_one_person(app):
    cohort = make.cohort()
    one, other = (entry(cohort, phone="0812345678") for _ in range(2))
    entry(cohort, last="คนอื่น", phone="0812345678")

    assert twins.pairs(cohort) == [(one.id, other.id)]


def test_one_name_with_one_organisation_may_be_one_person_in_the_register_or_not(app):
    cohort, known = make.cohort(), make.organisation()
    one, other = (entry(cohort, organisation=known) for _ in range(2))
    strangers = [entry(cohort, "ปรีชา") for _ in range(2)]
    for each in strangers:
        each.organisation, each.organisation_name = None, "ชมรมนอกทะเบียน"
    db.session.flush()

    assert twins.pairs(cohort) == [(one.id, other.id), tuple(each.id for each in strangers)]


def test_a_married_woman_with_the_same_telephone_may_be_one_person(app):
    cohort = make.cohort()
    one = entry(cohort, title="นางสาว", phone="0812345678")
    other = entry(cohort, last="สกุลใหม่", title="นาง", phone="0812345678")

    assert twins.pairs(cohort) == [(one.id, other.id)]


def test_relatives_and_who_shares_a_telephone_are_nobody_to_ask_about(app):
    cohort = make.cohort()
    entry(cohort, phone="0812345678")
    entry(cohort, "ปรีชา", phone="0812345678")
    entry(cohort, phone="0899999999")

    assert twins.pairs(cohort) == []


def test_entries_of_other_cohorts_and_merged_ones_are_not_asked_about(app):
    cohort = make.cohort()
    entry(cohort, phone="0812345678")
    entry(cohort, phone="0812345678", state=State.MERGED)
    entry(make.cohort(5, programme=cohort.programme), phone="0812345678")

    assert twins.pairs(cohort) == []


def test_three_entries_of_one_name_make_three_pairs(app):
    cohort = make.cohort()
    one, two, three = (entry(cohort, phone="0812345678") for _ in range(3))

    assert twins.pairs(cohort) == [(one.id, two.id), (one.id, three.id), (two.id, three.id)]


def test_two_people_are_not_asked_about_again(app):
    cohort = make.cohort()
    one, other = (entry(cohort, phone="0812345678") for _ in range(2))

    for _ in range(2):  # said twice, remembered once
        twins.tell_apart(other, one, make.organiser())

    assert twins.pairs(cohort) == []


def test_both_journals_say_who_was_told_apart(app):
    cohort = make.cohort()
    one, other = (entry(cohort, phone="0812345678") for _ in range(2))

    twins.tell_apart(one, other, make.organiser())
    db.session.flush()

    told = db.session.query(Entry).filter_by(act="told_apart")
    assert {row.subject_id for row in told} == {one.id, other.id}


def test_what_was_told_apart_can_be_asked_about_again(app):
    cohort = make.cohort()
    one, other = (entry(cohort, phone="0812345678") for _ in range(2))
    twins.tell_apart(one, other, None)

    twins.ask_again(other, one, None)

    assert twins.pairs(cohort) == [(one.id, other.id)]


def test_asking_again_about_whom_nobody_told_apart_is_refused(app):
    cohort = make.cohort()

    with pytest.raises(Refused):
        twins.ask_again(entry(cohort), entry(cohort), None)


def test_people_of_two_cohorts_cannot_be_told_apart(app):
    one = entry(make.cohort())

    with pytest.raises(Refused):
        twins.tell_apart(one, entry(make.cohort(5, programme=one.cohort.programme)), None)


def test_the_database_is_asked_equally_often_for_two_and_for_forty(app, statements):
    counts = []
    for number, people in ((4, 2), (5, 40)):
        cohort = make.cohort(number)
        for _ in range(people):
            entry(cohort, phone="0812345678")
        db.session.commit()
        cohort_id = cohort.id  # noqa: F841  (read before counting)
        with statements() as seen:
            twins.pairs(cohort)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 3
