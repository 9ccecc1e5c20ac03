"""Mailing links."""

import pytest

from tests import make
from tests.letters.people import messages
from tests.nominations import offices
from trainer.errors import Refused
from trainer.nominations import giving, posting


def reachable(**facts):
    return offices.link(offices.cohort(), contact_email="contact@example.org", contact_name="นางติดต่อ ดี", **facts)


def test_the_mail_carries_the_link_to_its_contact(app):
    link = reachable()

    posting.mail(link, make.organiser(), "a")

    [message] = messages()
    assert message.recipient == "contact@example.org" and posting.address(link) in message.body
    assert link.message_id == message.id


def test_a_second_click_mails_nothing(app):
    link = reachable()
    posting.mail(link, None, "a")

    assert not posting.mail(link, None, "a") and len(messages()) == 1


def test_the_same_link_may_be_mailed_again_on_purpose(app):
    link = reachable()
    posting.mail(link, None, "a")
    posting.mail(link, None, "b")

    assert len(messages()) == 2


@pytest.mark.parametrize(("language", "words"), [("th", "ขอเชิญเสนอชื่อ"), ("en", "Please nominate")])
def test_the_mail_speaks_the_language_of_the_link(app, language, words):
    posting.mail(reachable(language=language), None, "a")

    assert words in messages()[0].subject


def test_a_name_that_looks_like_a_pattern_stays_a_name(app):
    link = offices.link(offices.cohort(), make.organisation("มูลนิธิ {address} {0}"), contact_email="c@example.org")

    posting.mail(link, None, "a")

    assert "มูลนิธิ {address} {0}" in messages()[0].body


def test_a_withdrawn_link_is_not_mailed(app):
    link = reachable()
    giving.withdraw(link, None)

    with pytest.raises(Refused):
        posting.mail(link, None, "a")


def test_a_link_without_an_address_is_not_mailed(app):
    with pytest.raises(Refused):
        posting.mail(offices.link(offices.cohort()), None, "a")


def test_of_many_those_are_mailed_that_can_be(app):
    link = reachable()
    silent = offices.link(link.cohort, province="TH-51")

    assert posting.mail_many(link.cohort, [link, silent], None, "a") == 1
