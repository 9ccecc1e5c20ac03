"""Names of organisations to be matched, on the page: suggested, searched, chosen, taken back."""

import re

import pytest

from tests import make
from tests.registration import lists
from trainer.database import db
from trainer.registration import matches
from trainer.registration.models import State


def writer(cohort, name="มูลนิธิบ้านปันสุข ลำปาง"):
    made = make.registration(cohort, state=State.APPLIED)
    made.organisation, made.organisation_name = None, name
    db.session.flush()
    return made


def page(client, cohort, rest="", **query):
    return client.get(lists.address(cohort, f"organisations{rest}"), query_string=query).text


def choose(client, cohort, organisation, name="มูลนิธิบ้านปันสุข ลำปาง"):
    sent = {"key": matches.key_of(name), "organisation": organisation}
    return client.post(lists.address(cohort, "matches"), data=sent, follow_redirects=True)


def test_what_is_spelled_alike_is_suggested(as_organiser):
    cohort, alike = make.cohort(), make.organisation("มูลนิธิบ้านปันสุข จังหวัดลำปางกลาง")
    writer(cohort)

    assert f'name="organisation" value="{alike.id}"' in page(as_organiser, cohort)


def test_the_register_is_searched_as_one_types(as_organiser):
    cohort, meant = make.cohort(), make.organisation("สมาคมรักถิ่น", province="TH-90")
    make.organisation("ชมรมอื่น", province="TH-51")

    found = page(as_organiser, cohort, "/found", words="รักถิ่น")

    assert re.findall(r'value="(\d+)"', found) == [str(meant.id)]


def test_the_search_works_without_script_beside_its_own_name(as_organiser):
    cohort, meant = make.cohort(), make.organisation("สมาคมรักถิ่น")
    writer(cohort)
    writer(cohort, "ชมรมจักรยาน")

    shown = page(as_organiser, cohort, of=matches.key_of("ชมรมจักรยาน"), words="รักถิ่น")

    assert shown.count(f'value="{meant.id}"') == 1


def test_what_is_chosen_is_everybodys_and_can_be_undone(as_organiser):
    cohort, meant = make.cohort(), make.organisation()
    people = [writer(cohort) for _ in range(2)]

    answer = choose(as_organiser, cohort, meant.id).text
    chosen = [one.organisation_id for one in lists.registered()]
    as_organiser.post(re.search(r'action="([^"]*/matches/\d+/removal)"', answer)[1])

    assert (chosen, [one.organisation_id for one in lists.registered()]) == ([meant.id] * len(people), [None] * 2)


@pytest.mark.parametrize("organisation", ["", "x", "999999", "9" * 30])
def test_an_organisation_that_is_not_there_is_refused(as_organiser, organisation):
    cohort = make.cohort()
    writer(cohort)

    choose(as_organiser, cohort, organisation)

    assert lists.registered()[0].organisation_id is None


def test_what_stands_in_no_register_is_noted_and_looked_for_again(as_organiser):
    cohort = make.cohort()
    writer(cohort)
    key = {"key": matches.key_of("มูลนิธิบ้านปันสุข ลำปาง")}

    as_organiser.post(lists.address(cohort, "unlisted-organisations"), data=key)
    noted = matches.open_groups(cohort)
    as_organiser.post(lists.address(cohort, "unlisted-organisations/removal"), data=key)
    db.session.expire_all()

    assert (noted, len(matches.open_groups(cohort))) == ([], 1)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=HYPERLINK(1)", "👩‍🌾 ชมรม", "\u202eมูลนิธิ"])
def test_a_name_that_is_no_name_is_shown_as_it_was_written_and_does_no_harm(as_organiser, name):
    cohort = make.cohort()
    writer(cohort, name)

    assert "<script>alert" not in page(as_organiser, cohort)


def test_no_key_against_forgery_stands_in_an_address(as_organiser):
    cohort = make.cohort()
    writer(cohort)

    searches = re.findall(r'<form method="get".*?</form>', page(as_organiser, cohort), re.DOTALL)

    assert searches and "csrf_token" not in "".join(searches)


def test_the_database_is_asked_equally_often_for_one_and_for_nine_names(as_organiser, statements):
    counts = []
    for number, many in ((4, 1), (5, 9)):
        cohort = make.cohort(number)
        for place in range(many):
            writer(cohort, f"มูลนิธิที่ {place} บ้านสวน")
        with statements() as seen:
            page(as_organiser, cohort)
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 15
