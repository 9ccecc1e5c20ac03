"""Numbers: counted per cohort, year or fiscal year, without a gap and without a repeat, however many take them."""

import threading
from datetime import date

import pytest

from tests import make
from tests.awards.participants import attended
from trainer.awards import issuing, numbering, schemes
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.recipients import Recipient
from trainer.awards.stationery import NumberSeries
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.programmes.models import Cohort

JANUARY, OCTOBER = date(2020, 1, 29), date(2020, 10, 14)
A_WHILE = 0.5  # seconds in which somebody who is not kept waiting would long be through


@pytest.fixture
def programme(app):
    return make.programme()


def cohorts(programme, *days):
    return [make.cohort(number=n, programme=programme, starts_on=day, days=1) for n, day in enumerate(days, 1)]


def scheme_of(cohort, kind="participant"):
    return schemes.scheme_of(cohort.programme, Recipient(kind))


def at_once(app, count, work):
    """Do the work in so many threads at a time; returns what each of them returned or raised."""
    start, answers = threading.Barrier(count), []

    def one():
        with app.app_context():
            start.wait()
            try:
                answers.append(work())
                db.session.commit()
            except Exception as error:
                answers.append(error)

    threads = [threading.Thread(target=one) for _ in range(count)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return answers


@pytest.mark.parametrize(("series", "firsts"), [
    ("cohort", [1, 1, 1]), ("year", [1, 2, 3]), ("fiscal_year", [1, 2, 1]), ("all", [1, 2, 3])])
def test_the_number_begins_anew_where_the_series_says(programme, series, firsts):
    make.scheme(programme, series=series, pattern="{cohort}/{serial}/{year}")

    taken = [numbering.take(each, scheme_of(each), 1)[1] for each in cohorts(programme, JANUARY, JANUARY, OCTOBER)]

    assert taken == firsts


def test_each_kind_of_recipient_is_counted_apart(programme):
    cohort, = cohorts(programme, JANUARY)

    assert [numbering.take(cohort, scheme_of(cohort, kind), 2)[1] for kind in Recipient] == [1, 1, 1, 1]


def test_two_programmes_are_counted_apart(app):
    first, second = make.cohort(), make.cohort()

    assert [numbering.take(each, scheme_of(each), 1)[1] for each in (first, second)] == [1, 1]


def test_the_numbers_that_come_next_are_told_without_taking_them(programme):
    cohort, = cohorts(programme, JANUARY)
    numbering.take(cohort, scheme_of(cohort), 4)

    told = [numbering.coming(cohort, scheme_of(cohort)) for _ in range(2)]

    assert told == [["1/005/2563", "1/006/2563", "1/007/2563"]] * 2


def test_eight_who_take_numbers_at_once_leave_no_gap_and_repeat_none(app, programme):
    cohort_id = cohorts(programme, JANUARY)[0].id
    db.session.commit()

    def take():
        cohort = db.session.get(Cohort, cohort_id)
        return numbering.take(cohort, scheme_of(cohort), 3)[1]

    assert sorted(at_once(app, 8, take)) == [1, 4, 7, 10, 13, 16, 19, 22]


def test_eight_who_issue_different_kinds_at_once_number_each_without_a_gap(app, programme):
    cohort, = cohorts(programme, JANUARY)
    for _ in range(3):
        attended(cohort, 0)
        make.volunteer(cohort)
    cohort_id = cohort.id
    db.session.commit()
    kinds = iter([Recipient.PARTICIPANT, Recipient.VOLUNTEER] * 4)

    def take():
        cohort = db.session.get(Cohort, cohort_id)
        return numbering.take(cohort, scheme_of(cohort, next(kinds)), 1)

    answers = at_once(app, 8, take)
    by_series = {series: sorted(serial for one, serial in answers if one == series) for series, _ in answers}
    assert list(by_series.values()) == [[1, 2, 3, 4], [1, 2, 3, 4]]


class Second:
    """Somebody else who does a piece of work in a thread of their own; `through` is set when they are done."""

    def __init__(self, app, work):
        self.through, self.answer = threading.Event(), None
        self.thread = threading.Thread(target=self.run, args=(app, work))
        self.thread.start()

    def run(self, app, work):
        with app.app_context():
            self.answer = work()
            db.session.commit()
        self.through.set()

    def waits(self):
        """Whether they are still not through after a while."""
        return not self.through.wait(A_WHILE)

    def end(self):
        self.thread.join()
        return self.answer


@pytest.mark.parametrize(("committed", "serial"), [(True, 3), (False, 1)])
def test_who_comes_second_waits_and_takes_what_the_first_left(app, programme, committed, serial):
    """Fails as soon as a number is taken without a lock: then the second is through while the first has not ended."""
    cohort, = cohorts(programme, JANUARY)
    cohort_id = cohort.id
    db.session.commit()
    cohort = db.session.get(Cohort, cohort_id)
    numbering.take(cohort, scheme_of(cohort), 2)

    def take():
        mine = db.session.get(Cohort, cohort_id)
        return numbering.take(mine, scheme_of(mine), 1)[1]

    second = Second(app, take)
    waited = second.waits()
    db.session.commit() if committed else db.session.rollback()

    assert (waited, second.end()) == (True, serial)


def test_who_issues_waits_for_whoever_holds_the_cohort(app, cohort):
    """Fails as soon as issuing no longer holds the cohort: two could then award the same person."""
    attended(cohort, 6)
    cohort_id = cohort.id
    db.session.commit()
    lock(db.session.get(Cohort, cohort_id))
    second = Second(app, lambda: len(issuing.issue_all(db.session.get(Cohort, cohort_id), by=None)))
    waited = second.waits()
    db.session.commit()

    assert (waited, second.end()) == (True, 1)


def test_a_pattern_that_writes_what_another_kind_wrote_is_refused(cohort):
    attended(cohort, 6)
    issuing.issue_all(cohort, by=None)
    make.scheme(cohort.programme, "volunteer", pattern="{cohort}/{serial:03}/{year}")
    volunteer = make.volunteer(cohort)

    with pytest.raises(Refused, match="4/001/2563"):
        issuing.give(cohort, Recipient.VOLUNTEER, [volunteer], by=None)


def test_numbers_of_certificates_that_could_not_be_printed_are_given_back(cohort):
    attended(cohort, 6, organisation=make.organisation("มูลนิธิ" * 40))
    db.session.commit()
    with pytest.raises(Refused):
        issuing.issue_all(cohort, by=None)
    db.session.rollback()

    assert (db.session.query(NumberSeries).count(), db.session.query(IssuedCertificate).count()) == (0, 0)


def test_a_number_is_printed_in_the_digits_that_the_programme_chose(cohort):
    make.scheme(cohort.programme, thai_digits=False)
    attended(cohort, 6)

    issued, = issuing.issue_all(cohort, by=None)

    assert (issued.number, issued.facts["number"]) == ("4/001/2563", "4/001/2563")
