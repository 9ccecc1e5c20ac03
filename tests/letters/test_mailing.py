"""Writing to many: each once, those without an address told apart, nothing half done."""

import pytest

from tests import make
from tests.letters import people
from trainer import journal
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import mailing, official
from trainer.letters.texts import Text
from trainer.mail.models import Message
from trainer.registration.models import State

TEXT = Text("ถึง {{ name }}", "{{ greeting }}")


def mail(cohort, chosen, token="t", **facts):
    return mailing.mail_to(cohort, chosen, TEXT, make.organiser(), token=token, code="note", **facts)


def test_each_gets_a_letter_of_their_own(app):
    cohort = people.cohort()
    chosen = [people.someone(cohort), people.someone(cohort, "สมชาย", "somchai@example.org", title="นาย")]

    mail(cohort, chosen)

    told = [(one.recipient, one.recipient_name, one.subject) for one in people.messages()]
    assert told == [
        ("malee@example.org", "นางมาลี ใจดี", "ถึง นางมาลี ใจดี"),
        ("somchai@example.org", "นายสมชาย ใจดี", "ถึง นายสมชาย ใจดี"),
    ]


def test_two_people_who_share_an_address_each_get_theirs(app):
    cohort = people.cohort()

    assert mail(cohort, [people.someone(cohort), people.someone(cohort, "สมชาย")]) == 2


def test_the_same_mailing_again_reaches_only_whom_it_did_not(app):
    cohort = people.cohort()
    one, late = people.someone(cohort), people.someone(cohort, "สมชาย", "somchai@example.org")
    mail(cohort, [one])

    assert (mail(cohort, [one, late]), len(people.messages())) == (1, 2)


def test_another_mailing_of_the_same_letter_is_another_message(app):
    cohort = people.cohort()
    one = people.someone(cohort)

    assert mail(cohort, [one], "a") + mail(cohort, [one], "b") == 2


@pytest.mark.parametrize("email", [None, "", "not an address"])
def test_who_has_no_usable_address_is_passed_over_and_told_apart(app, email):
    cohort = people.cohort()
    chosen = [people.someone(cohort), people.someone(cohort, "สมชาย", email)]

    assert mail(cohort, chosen) == 1
    assert [one.address for one in mailing.recipients(cohort, chosen, "note")] == ["malee@example.org", None]


def test_nobody_to_write_to_is_said(app):
    cohort = people.cohort()

    with pytest.raises(Refused):
        mail(cohort, [people.someone(cohort, email=None)])


def test_who_had_the_letter_before_is_known(app):
    cohort = people.cohort()
    one, other = people.someone(cohort), people.someone(cohort, "สมชาย", "somchai@example.org")
    mail(cohort, [one])

    assert [bool(each.had_at) for each in mailing.recipients(cohort, [one, other], "note")] == [True, False]


def test_the_journal_says_who_mailed_how_many(app):
    cohort = people.cohort()
    mail(cohort, [people.someone(cohort)])
    db.session.flush()

    entry = db.session.scalars(journal.entries_of(cohort)).first()

    assert (entry.act, entry.facts) == ("mailed", {"count": 1})


def test_an_invitation_is_not_put_for_who_holds_no_seat(app):
    cohort = people.cohort()
    finish(cohort)
    chosen = [people.someone(cohort), people.someone(cohort, "สมชาย", "s@example.org", State.RESERVE, rank=1)]

    with pytest.raises(Refused, match="สมชาย"):
        mail(cohort, chosen, along=["invitation"])

    assert people.messages() == []


def test_an_unfinished_invitation_goes_nowhere(app):
    cohort = people.cohort()

    with pytest.raises(Refused):
        mail(cohort, [people.someone(cohort)], along=["invitation"])


def test_a_calendar_needs_days(app):
    cohort = people.cohort(starts_on=None)

    with pytest.raises(Refused):
        mail(cohort, [people.someone(cohort)], along=["calendar"])


def test_the_message_belongs_to_cohort_person_and_account(app):
    cohort, by = people.cohort(), make.organiser()
    one = people.someone(cohort)
    mailing.mail_to(cohort, [one], TEXT, by, token="t", code="note")

    message = db.session.query(Message).one()

    assert (message.cohort_id, message.registration_id, message.account_id) == (cohort.id, one.id, by.id)


def finish(cohort):
    letter = official.letter_of(cohort)
    facts = {name: getattr(letter, name) for name in ("office", "subject", "addressee", "enclosures", "body")}
    return official.keep(cohort, make.organiser(), **facts, number="พม 0305/ว 123", dated_on=make.FIRST_DAY,
                         signatory="นางตัวอย่าง สมมติ", position="อธิบดี")  # fmt: skip
