"""An application becomes a registration, once, judged and with what was agreed to."""

import pytest

from tests import make
from tests.applications import forms
from trainer.applications import apply
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.registration.consent import Consent, agreed
from trainer.registration.consent_texts import Purpose
from trainer.registration.models import State
from trainer.registration.signals import received

FACTS = {**forms.PERSON, "food": "ฮาลาล", "needs": "ห้องชั้นล่าง"}


def facts(organisation, **more):
    return FACTS | {"organisation": organisation.name, "organisation_id": organisation.id} | more


def test_names_and_numbers_are_read_as_those_of_a_roster(app):
    organisation = make.organisation(province="TH-55")

    made = apply.send(forms.cohort(), facts(organisation))

    assert (made.label, made.person.phone, made.person.email, made.province, made.organisation) == (
        "นางสาวมาลี ณ อยุธยา", "0812345678", "mali@example.org", "TH-55", organisation)  # fmt: skip


def test_an_application_waits_judged_as_of_the_first_day(app):
    cohort = forms.cohort()

    made = apply.send(cohort, facts(make.organisation(certified_on=None)))

    assert (made.state, [each["rule"] for each in made.shortcomings], made.judged_as_of) == (
        State.APPLIED, ["organisation_not_certified"], cohort.starts_on)  # fmt: skip


def test_where_seats_are_given_at_once_whoever_meets_the_terms_has_one(app):
    cohort = forms.cohort(intake={"seats_at_once": True})

    assert apply.send(cohort, facts(make.organisation())).state == State.ACCEPTED


def test_when_all_seats_are_taken_the_next_one_is_a_reserve(app):
    cohort = forms.cohort(seats=1, intake={"seats_at_once": True})
    make.registration(cohort, state=State.ACCEPTED)

    made = apply.send(cohort, facts(make.organisation()))

    assert (made.state, made.rank) == (State.RESERVE, 1)


def test_food_and_needs_are_kept_only_with_consent(app):
    made = apply.send(forms.cohort(), facts(make.organisation()), consents=[Purpose.PUBLICATION])

    assert (made.food, made.needs) == ("", "") and "ฮาลาล" not in str(made.source)


def test_what_was_agreed_to_is_recorded_with_its_words_and_way(app):
    made = apply.send(forms.cohort(), facts(make.organisation()), consents=[Purpose.SENSITIVE_NEEDS])

    [given] = db.session.query(Consent).filter_by(registration_id=made.id)
    assert (given.purpose, given.way, given.text_version, made.food) == ("sensitive_needs", "self", 1, "ฮาลาล")


def test_nothing_is_agreed_to_by_itself(app):
    made = apply.send(forms.cohort(), facts(make.organisation()))

    assert [purpose for purpose in Purpose if agreed(purpose, [made.id])] == []


def test_later_chapters_hear_of_it_once_with_the_journal_s_entry(app):
    heard = []

    def note(registration, entry):
        heard.append((registration.label, entry.act))

    with received.connected_to(note):
        apply.send(forms.cohort(), facts(make.organisation()))

    assert heard == [("นางสาวมาลี ณ อยุธยา", "applied")]


@pytest.mark.parametrize(
    "again",
    [
        {"name": "นางมาลี  ณอยุธยา", "organisation_id": None, "organisation": "อื่น", "unlisted": True},
        {"phone": "02 659 6100"},
    ],
    ids=["another organisation, same telephone", "another telephone, same organisation"],
)
def test_the_same_person_is_registered_once(app, again):
    cohort, organisation = forms.cohort(), make.organisation()
    first = apply.send(cohort, facts(organisation))

    with pytest.raises(apply.AlreadyApplied) as refused:
        apply.send(cohort, facts(organisation) | again)

    assert refused.value.registration is first


def test_a_namesake_of_another_organisation_with_another_telephone_is_somebody_else(app):
    cohort = forms.cohort()
    apply.send(cohort, facts(make.organisation()))

    apply.send(cohort, facts(make.organisation(), phone="0899999999"))

    assert len(forms.registered()) == 2


def test_the_same_person_may_apply_for_another_cohort(app):
    organisation = make.organisation()
    apply.send(forms.cohort(number=5), facts(organisation))

    assert apply.send(forms.cohort(number=6), facts(organisation)).state == State.APPLIED


def test_a_merged_entry_does_not_keep_its_person_out(app):
    cohort, organisation = forms.cohort(), make.organisation()
    apply.send(cohort, facts(organisation)).state = State.MERGED
    db.session.flush()

    assert apply.send(cohort, facts(organisation)).state == State.APPLIED


def test_nobody_comes_into_a_closed_cohort(app):
    cohort = forms.cohort(closed_at=make.moment(make.FIRST_DAY, 9))

    with pytest.raises(Refused):
        apply.send(cohort, facts(make.organisation()))


def test_a_name_without_letters_is_refused_at_its_field(app):
    with pytest.raises(Refused) as refused:
        apply.send(forms.cohort(), facts(make.organisation(), name="12345"))

    assert refused.value.place == "name"


def test_what_was_typed_is_kept_beside_the_registration(app):
    made = apply.send(forms.cohort(), facts(make.organisation()))

    assert "น.ส.มาลี ณ อยุธยา" in made.source["cells"].values()


def test_a_nomination_is_journalled_as_one(app):
    by = make.organiser()

    made = apply.send(forms.cohort(), facts(make.organisation()), by=by, act="nominated")

    acts = db.session.query(Entry).filter_by(registration_id=made.id, act="nominated").all()
    assert [entry.account_id for entry in acts] == [by.id]


def test_the_statements_of_an_application_are_few_and_the_same_however_many_are_registered(app, statements):
    cohort, organisation = forms.cohort(intake={"seats_at_once": True}), make.organisation()
    counts = []
    for people in (1, 3):
        for _each in range(people):
            make.registration(cohort, organisation=organisation)
        db.session.commit()
        with statements() as seen:
            typed = facts(organisation, name=f"นายคนที่ {people}", phone=f"08100000{people:02}")
            apply.send(db.session.merge(cohort), typed)
            db.session.commit()
        counts.append(len(seen))

    assert counts[0] == counts[1] and counts[0] <= 40
