"""Names of organisations that no register has: grouped by what their spellings share, matched for all at once."""

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration import matches
from trainer.registration.models import State

UNKNOWN = [{"rule": "organisation_unknown", "facts": {}}]


def writer(cohort, name, state=State.APPLIED, **facts):
    """Somebody who wrote this name of an organisation, which was not found."""
    made = make.registration(cohort, state=state, shortcomings=UNKNOWN, **facts)
    made.organisation, made.organisation_name, made.province = None, name, None
    db.session.flush()
    return made


def names(cohort):
    return [[name for name, _people in group.spellings] for group in matches.open_groups(cohort)]


def match(cohort, name, organisation):
    entry, people = matches.match(cohort, matches.key_of(name), organisation, make.organiser())
    db.session.commit()
    return entry, people


def test_spellings_of_one_name_are_one_group_the_most_frequent_first(app):
    cohort = make.cohort()
    for name in ("มูลนิธิ ปันสุข", "มูลนิธิปันสุข", "มูลนิธิปันสุข", "สมาคมรักถิ่น"):
        writer(cohort, name)

    assert names(cohort) == [["มูลนิธิปันสุข", "มูลนิธิ ปันสุข"], ["สมาคมรักถิ่น"]]


def test_who_has_an_organisation_or_wrote_none_is_not_asked_about(app):
    cohort = make.cohort()
    make.registration(cohort)
    writer(cohort, "")
    writer(cohort, "มูลนิธิปันสุข", state=State.MERGED)
    writer(make.cohort(5, programme=cohort.programme), "มูลนิธิปันสุข")

    assert names(cohort) == []


def test_one_choice_holds_for_everybody_who_wrote_the_name(app):
    cohort, meant = make.cohort(), make.organisation("มูลนิธิบ้านปันสุข", province="TH-90")
    people = [writer(cohort, name) for name in ("มูลนิธิ ปันสุข", "มูลนิธิปันสุข")]
    other = writer(cohort, "สมาคมรักถิ่น")

    match(cohort, "มูลนิธิปันสุข", meant)

    assert [one.organisation_id for one in (*people, other)] == [meant.id, meant.id, None]


def test_the_terms_are_asked_anew(app):
    cohort = make.cohort()
    one = writer(cohort, "มูลนิธิปันสุข")

    match(cohort, "มูลนิธิปันสุข", make.organisation(certified_on=None))

    assert [each["rule"] for each in one.shortcomings] == ["organisation_not_certified"]


def test_the_share_of_the_organisation_goes_to_those_who_came_first(app):
    cohort = make.cohort(programme=make.programme(max_per_organisation=1))
    first, second = (writer(cohort, "มูลนิธิปันสุข") for _ in range(2))

    match(cohort, "มูลนิธิปันสุข", make.organisation())

    assert [len(one.shortcomings) for one in (first, second)] == [0, 1]


def test_who_was_admitted_by_exception_stays_admitted(app):
    cohort = make.cohort()
    one = writer(cohort, "มูลนิธิปันสุข", exception_reason="หน่วยงานอนุมัติ")

    match(cohort, "มูลนิธิปันสุข", make.organisation(certified_on=None))

    assert one.admissible


def test_what_was_written_stays_and_the_province_of_the_organisation_fills_the_gap(app):
    cohort = make.cohort()
    one = writer(cohort, "มูลนิธิปันสุข")

    match(cohort, "มูลนิธิปันสุข", make.organisation(province="TH-90"))

    assert (one.organisation_name, one.province) == ("มูลนิธิปันสุข", "TH-90")


def test_every_person_and_the_cohort_have_it_in_their_journals(app):
    cohort = make.cohort()
    one = writer(cohort, "มูลนิธิปันสุข")

    match(cohort, "มูลนิธิปันสุข", make.organisation("มูลนิธิบ้านปันสุข"))

    told = {(row.act, row.subject_id): row.facts["changes"]["organisation"] for row in db.session.query(Entry)}
    said = ["มูลนิธิปันสุข", "มูลนิธิบ้านปันสุข"]
    assert told == {("changed", one.id): said, ("matched", cohort.id): said}


def test_a_match_is_taken_back_for_those_who_still_have_it(app):
    cohort, meant, another = make.cohort(), make.organisation(), make.organisation()
    one, corrected = (writer(cohort, "มูลนิธิปันสุข") for _ in range(2))
    entry, _people = match(cohort, "มูลนิธิปันสุข", meant)
    corrected.organisation = another
    db.session.commit()

    matches.unmatch(cohort, entry.id, None)
    db.session.commit()

    assert [one.organisation_id, one.shortcomings[0]["rule"], corrected.organisation_id] == [
        None, "organisation_unknown", another.id]  # fmt: skip


def test_a_match_cannot_be_taken_back_twice(app):
    cohort = make.cohort()
    writer(cohort, "มูลนิธิปันสุข")
    entry, _people = match(cohort, "มูลนิธิปันสุข", make.organisation())
    matches.unmatch(cohort, entry.id, None)

    with pytest.raises(Refused):
        matches.unmatch(cohort, entry.id, None)


def test_a_match_of_another_cohort_cannot_be_taken_back_here(app):
    cohort = make.cohort()
    writer(cohort, "มูลนิธิปันสุข")
    entry, _people = match(cohort, "มูลนิธิปันสุข", make.organisation())

    with pytest.raises(Refused):
        matches.unmatch(make.cohort(5, programme=cohort.programme), entry.id, None)


def test_a_name_that_nobody_wrote_is_refused(app):
    with pytest.raises(Refused):
        match(make.cohort(), "มูลนิธิปันสุข", make.organisation())


def test_what_really_stands_in_no_register_is_not_asked_about_again_until_somebody_looks_again(app):
    cohort = make.cohort()
    writer(cohort, "มูลนิธิปันสุข")
    key = matches.key_of("มูลนิธิ ปันสุข")

    for _ in range(2):  # said twice, remembered once
        matches.note_unlisted(cohort, key, None)
        db.session.flush()
    before = names(cohort)
    matches.look_again(cohort, key, None)

    assert (before, names(cohort)) == ([], [["มูลนิธิปันสุข"]])


def test_the_database_is_asked_equally_often_for_one_and_for_thirty_names(app, statements):
    counts = []
    for number, people in ((4, 1), (5, 30)):
        cohort = make.cohort(number)
        for place in range(people):
            writer(cohort, f"มูลนิธิที่ {place}")
        db.session.commit()
        assert cohort.id
        with statements() as seen:
            matches.groups(cohort)
        counts.append(len(seen))

    assert counts == [2, 2]
