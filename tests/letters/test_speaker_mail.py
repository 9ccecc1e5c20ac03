"""The mail that invites a speaker, and the reminder."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.certificates.reading import text
from trainer.database import db, now
from trainer.errors import Refused
from trainer.letters import official, speaker_letter, speaker_mail
from trainer.look import today
from trainer.mail.models import Message
from trainer.schedule import speaker_invitations, speakers
from trainer.schedule.speaker_invitations import SpeakerAnswer

NAME = "นางมาลี ใจดี"


@pytest.fixture
def one(app):
    """The invitation of a speaker to a cohort that is still to come."""
    cohort = make.cohort(programme=make.programme("executive"), starts_on=today() + timedelta(days=20))
    speaker = speakers.introduce(NAME, None, email="malee@example.org")
    make.session(cohort, title="การเงิน", speakers=[speaker])
    return speaker_invitations.invite(cohort, speaker, None)


def finish(one):
    """Give the letter all that it cannot leave without."""
    official.keep(one.cohort, None, number="", dated_on=None, office="กรม", subject="s", addressee="a", reference="",
                  enclosures="", body="b", signatory="นางลงนาม จริง", position="อธิบดี", contact="")  # fmt: skip
    speaker_invitations.word(one, None, number="พม 0305/9", dated_on=date(2020, 1, 9), words="", language="th")


def test_the_mail_carries_the_private_link_and_the_sessions(one):
    speaker_mail.mail(one, None, "t")

    body = db.session.query(Message).one().body
    assert one.address in body and "การเงิน" in body


def test_the_same_press_mails_once(one):
    speaker_mail.mail(one, None, "t")
    speaker_mail.mail(one, None, "t")

    assert db.session.query(Message).count() == 1


def test_without_an_address_nothing_is_mailed(one):
    one.speaker.email = ""

    with pytest.raises(Refused):
        speaker_mail.mail(one, None, "t")


def test_an_unfinished_letter_stays_behind(one):
    speaker_mail.mail(one, None, "t")

    assert db.session.query(Message).one().attachments == []


def test_a_finished_letter_goes_along(one):
    finish(one)

    speaker_mail.mail(one, None, "t")

    message = db.session.query(Message).one()
    name, data, _kind = speaker_letter.attached(message, invitation=message.attachments[0]["invitation"])
    said = text(data)
    assert name == "หนังสือเชิญวิทยากร.pdf" and "พม ๐๓๐๕/๙" in said and "นางลงนาม จริง" in said


def test_a_monk_is_greeted_as_is_due(one):
    one.speaker.name = "พระมหาสมศักดิ์ ฐิตธมฺโม"

    speaker_mail.mail(one, None, "t")

    assert db.session.query(Message).one().body.startswith("นมัสการ พระมหา")


def asked(one, days):
    speaker_mail.mail(one, None, "t")
    one.asked_at = now() - timedelta(days=days)
    db.session.commit()


def test_who_does_not_answer_is_reminded_once(one):
    asked(one, 5)

    assert [speaker_mail.remind_due() for _ in range(2)] == [1, 0]


def test_nobody_is_reminded_too_early(one):
    asked(one, 3)

    assert speaker_mail.remind_due() == 0


@pytest.mark.parametrize("said", SpeakerAnswer)
def test_who_answered_is_not_reminded(said, one):
    asked(one, 5)
    speaker_invitations.answer(one, said, "", None)
    db.session.commit()

    assert speaker_mail.remind_due() == 0


def test_an_organiser_invites_from_the_page(one, as_organiser):
    cohort, speaker = one.cohort, one.speaker
    address = f"/desk/cohorts/executive/{cohort.number}/agenda/speakers/{speaker.id}/letter"
    db.session.commit()

    facts = {"send": "yes", "token": "t", "email": "new@example.org", "number": "", "words": "", "language": "en"}
    as_organiser.post(address, data=facts)

    message = db.session.query(Message).one()
    assert (message.recipient, message.language) == ("new@example.org", "en")


def test_words_that_were_not_changed_go_on_following_the_agenda(one, as_organiser):
    usual = speaker_letter.body(one, speaker_invitations.own_sessions(one.cohort, one.speaker))
    address = f"/desk/cohorts/executive/{one.cohort.number}/agenda/speakers/{one.speaker.id}/letter"
    db.session.commit()

    as_organiser.post(address, data={"save": "yes", "words": usual.replace("\n", "\r\n"), "language": "th"})

    db.session.expire_all()
    assert one.words == ""
