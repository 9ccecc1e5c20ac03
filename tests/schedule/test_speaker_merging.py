"""Two entries of one name."""

import pytest

from tests import make
from trainer.database import db
from trainer.errors import Refused
from trainer.schedule import speaker_consent, speaker_invitations, speaker_merging, speakers
from trainer.schedule.models import TrainingSession
from trainer.schedule.queries import speakers as all_speakers
from trainer.schedule.speaker_consent_texts import SpeakerPurpose


@pytest.fixture
def pair(app):
    return speakers.introduce("นางมาลี ใจดี", None, "ครู"), speakers.introduce("ดร.มาลี ใจดี", None, "อาจารย์")


def test_names_that_differ_in_their_titles_are_asked_about(pair):
    speakers.introduce("นางมาลี ใจร้าย", None)

    assert speaker_merging.doubles(db.session.scalars(all_speakers()).all()) == [pair]


def test_two_people_are_asked_about_no_more(pair):
    speaker_merging.keep_apart(*pair, None)

    assert not speaker_merging.doubles(db.session.scalars(all_speakers()).all())


def test_one_stands_for_both_on_every_session_once(pair):
    kept, gone = pair
    cohort = make.cohort()
    both, other = make.session(cohort, speakers=[kept, gone]), make.session(cohort, start=13, end=14, speakers=[gone])

    speaker_merging.merge(gone, kept, None)

    assert [one.speakers for one in db.session.query(TrainingSession)] == [[kept], [kept]] and both and other
    assert db.session.scalars(all_speakers()).all() == [kept]


def test_an_invitation_goes_over(pair):
    kept, gone = pair
    cohort = make.cohort()
    make.session(cohort, speakers=[gone])
    one = speaker_invitations.invite(cohort, gone, None)

    speaker_merging.merge(gone, kept, None)

    assert one.speaker == kept


def test_the_second_invitation_of_a_cohort_ends(pair):
    kept, gone = pair
    cohort = make.cohort()
    make.session(cohort, speakers=[kept, gone])
    one, other = (speaker_invitations.invite(cohort, each, None) for each in pair)

    speaker_merging.merge(gone, kept, None)

    assert (one.link_version, other.link_version) == (1, 2)


def test_a_photo_never_meets_a_consent_that_was_not_given_to_it(pair):
    kept, gone = pair
    gone.photo = "speakers/x.jpg"
    speaker_consent.give(kept, SpeakerPurpose.PHOTO, None)

    speaker_merging.merge(gone, kept, None)

    assert not kept.photo


def test_who_was_merged_is_merged_no_second_time(pair):
    kept, gone = pair
    speaker_merging.merge(gone, kept, None)

    with pytest.raises(Refused):
        speaker_merging.merge(gone, kept, None)


def test_an_organiser_merges_them_on_the_page(pair, as_organiser):
    kept, gone = (one.id for one in pair)
    db.session.commit()

    as_organiser.post(f"/desk/speakers/{kept}/merging/{gone}")

    assert [one.id for one in db.session.scalars(all_speakers())] == [kept]
