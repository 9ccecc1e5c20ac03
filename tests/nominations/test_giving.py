"""Giving out links and taking them back."""

from datetime import timedelta

import pytest

from tests import make
from tests.nominations import offices
from trainer import journal
from trainer.database import db, now
from trainer.errors import Refused
from trainer.look import today
from trainer.nominations import areas, giving
from trainer.nominations.models import NominationLink


def acts(subject):
    return [each.act for each in db.session.scalars(journal.entries_of(subject))]


def terms(**facts):
    return {"most": 2, "expires_on": today() + timedelta(days=5)} | facts


def test_an_organisation_has_one_link_in_a_cohort(app):
    cohort, group = offices.cohort(), make.organisation()
    giving.give(cohort, None, organisation=group, **terms())

    with pytest.raises(Refused) as refusal:
        giving.give(cohort, None, organisation=group, **terms())

    assert refusal.value.place == "to"


def test_the_same_organisation_has_another_link_in_another_cohort(app):
    cohort, group = offices.cohort(), make.organisation()
    first = giving.give(cohort, None, organisation=group, **terms())
    other = offices.cohort(number=6, programme=cohort.programme)

    assert giving.give(other, None, organisation=group, **terms()).id != first.id


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        ("most", {"most": 0}),
        ("most", {"most": 1001}),
        ("contact_email", {"contact_email": "no address"}),
        ("expires_on", {"expires_on": today() - timedelta(days=1)}),
        ("expires_on", {"expires_on": today() + timedelta(days=60)}),
    ],
)
def test_what_no_link_can_have_is_refused_at_its_field(app, place, facts):
    with pytest.raises(Refused) as refusal:
        giving.give(offices.cohort(), None, province="TH-51", **terms(**facts))

    assert refusal.value.place == place


def test_a_cohort_without_dates_gives_no_links(app):
    with pytest.raises(Refused):
        giving.give(make.cohort(starts_on=None), None, province="TH-51", **terms())


def test_links_for_all_77_provinces_are_given_once(app):
    cohort = offices.cohort()
    giving.give(cohort, None, province="TH-51", **terms())

    made = giving.give_many(cohort, [each | terms() for each in areas.offices()], None)

    assert (made, db.session.query(NominationLink).count()) == (76, 77)


def test_a_region_has_its_provinces_only(app):
    assert {"province": "TH-51"} in areas.offices(region="เหนือ")
    assert {"province": "TH-10"} not in areas.offices(region="เหนือ")


def test_only_organisations_certified_on_the_first_day_are_meant(app):
    cohort = offices.cohort()
    certified = make.organisation(province="TH-51")
    make.organisation(province="TH-51", certified_on=None)
    make.organisation(province="TH-51", revoked_on=today())
    make.organisation(province="TH-50")
    make.organisation(province="TH-51", kind="other")

    assert areas.certified(cohort, province="TH-51") == [{"organisation_id": certified.id}]


def test_many_links_are_one_entry_of_the_journal(app):
    cohort, by = offices.cohort(), make.organiser()

    giving.give_many(cohort, [each | terms() for each in areas.offices(region="เหนือ")], by)

    entry = db.session.scalars(journal.entries_of(cohort)).first()
    assert (entry.act, entry.facts["count"]) == ("gave_links", len(areas.offices(region="เหนือ")))


def test_every_act_on_a_link_stands_in_its_journal(app):
    link, by = offices.link(offices.cohort()), make.organiser()

    giving.change(link, by, most=4)
    giving.renew(link, by)
    giving.withdraw(link, by)
    giving.give_back(link, by)

    assert acts(link)[::-1] == ["gave_link", "changed_link", "renewed_link", "withdrew_link", "gave_link_back"]


def test_a_withdrawn_link_is_not_withdrawn_again(app):
    link = offices.link(offices.cohort())
    giving.withdraw(link, None)

    with pytest.raises(Refused):
        giving.withdraw(link, None)


def test_nominations_are_closed_and_opened_again(app):
    cohort, by = offices.cohort(), make.organiser()

    giving.close(cohort, by)
    giving.reopen(cohort, by)

    assert acts(cohort)[::-1] == ["closed_nominations", "reopened_nominations"]


def test_closing_twice_is_refused(app):
    cohort = offices.cohort()
    giving.close(cohort, None)

    with pytest.raises(Refused):
        giving.close(cohort, None)


VERBS = {
    "give": lambda link: giving.give(link.cohort, None, province="TH-50", **terms()),
    "give many": lambda link: giving.give_many(link.cohort, [{"province": "TH-50"} | terms()], None),
    "change": lambda link: giving.change(link, None, most=3),
    "renew": lambda link: giving.renew(link, None),
    "withdraw": lambda link: giving.withdraw(link, None),
    "close": lambda link: giving.close(link.cohort, None),
}


@pytest.mark.parametrize("verb", VERBS)
def test_in_a_closed_cohort_links_stay_as_they_are(app, verb):
    link = offices.link(offices.cohort())
    link.cohort.closed_at = now()

    with pytest.raises(Refused, match="ปิด"):
        VERBS[verb](link)
